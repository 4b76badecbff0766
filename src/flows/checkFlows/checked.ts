import type { Action } from '../../domain/action.ts';
import type { BotSettings } from '../../domain/bot.ts';
import type { Flow, Step } from '../../domain/flow.ts';
import type { Path } from '../../domain/flowState.ts';
import { faultAt, type ReadFile } from '../faults.ts';
import type { Fault } from '../readYaml.ts';

/** What a flow is checked against. */
export interface Around {
  settings: BotSettings;
  intents: string[];
  /** Entities that the folder defines, with their roles. */
  entities: { name: string; roles: string[] }[];
  flows: Flow[];
  actions: Action[];
}

/** One flow under check. */
export interface Checked {
  read: ReadFile<Flow>;
  flow: Flow;
  around: Around;
}

/** A fault at a step, or at one of its fields. */
export function stepFault({ read }: Checked, at: Path, field: Path, message: string): Fault {
  return faultAt(read, ['steps', ...at, ...field], message);
}

export interface Placed {
  step: Step;
  at: Path;
}

/** The known name that a wrong one was probably meant to be, as the end of a sentence. */
export function didYouMean(name: string, known: string[]): string {
  const near = known.find((one) => isNear(one, name));
  if (near) return ` Did you mean "${near}"?`;
  return known.length === 0 ? '' : ` There is ${known.slice(0, 20).join(', ')}.`;
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  const ends = [
    a.slice(at + 1) === b.slice(at + 1),
    a.slice(at + 1) === b.slice(at),
    a.slice(at) === b.slice(at + 1),
  ];
  return (
    ends.some(Boolean) || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}
