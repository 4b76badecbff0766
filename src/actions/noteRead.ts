import type { ActionRun } from '../domain/actionRun.ts';
import type { Carried } from './carryOut.ts';
import type { ActionParts, Prepared } from './parts.ts';
import { readRun } from './runOf.ts';

/** The line of a read; nobody waits for it. */
export function noteRead(parts: ActionParts, prepared: Prepared, carried: Carried): ActionRun {
  const run = readRun(parts, prepared, carried);
  parts.runs
    .note(run)
    .catch((error: Error) => parts.log.error({ problem: error.message }, 'a read was not written down'));
  return run;
}
