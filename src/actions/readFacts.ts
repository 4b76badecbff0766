import type { Action, ActionRequest } from '../domain/action.ts';
import type { Json } from '../domain/json.ts';
import { whyNotLooked } from '../domain/whyNotLooked.ts';
import { type Carried, carryOut } from './carryOut.ts';
import { checkArguments } from './checkArguments.ts';
import { fill, type Scope } from './expressions.ts';
import { judgeRules } from './judge.ts';
import { noteRead } from './noteRead.ts';
import type { ActionParts, Prepared, Refusal } from './parts.ts';
import { refuse } from './refusals.ts';
import { shownArguments } from './shownArguments.ts';

export interface Facts {
  /** By the names that `as` gives: everything, for rules. */
  known: Scope;
  /** What customers may see of it. */
  shown: Scope;
}
type Read = Facts | Refusal | { failed: string };

/**
 * Looks at the targets right now: what a rule is judged by is never older than this. Reads only, and each as its own file
 * demands: whom it is for, its rules, whose it is. `base`: what every template sees.
 */
export async function readFacts(
  parts: ActionParts,
  { action, request, arguments: given }: Prepared,
  base: Scope,
): Promise<Read> {
  const facts: Facts = { known: {}, shown: {} };
  for (const { call, with: asked, as } of action.look) {
    const read = parts.actions().find(({ name }) => name === call);
    const why = read ? whyNotLooked(read) : 'is not there';
    if (!read || why) return refuse('definition', `"${action.name}" looks with "${call}", which ${why}.`);
    const seen = { ...base, arguments: given, ...facts.known };
    const filled = fill(asked, seen) as Record<string, Json>;
    const found = await readOne(parts, read, { ...request, action: call, arguments: filled }, base);
    if ('status' in found) return found;
    if (!found.ok) return found.refused ?? { failed: found.code };
    facts.known[as] = found.result;
    facts.shown[as] = found.shown;
  }
  return facts;
}

async function readOne(
  parts: ActionParts,
  action: Action,
  request: ActionRequest,
  base: Scope,
): Promise<Carried | Refusal> {
  const checked = checkArguments(action, request, base);
  if ('status' in checked) return checked;
  const prepared = { action, request, arguments: checked.arguments };
  const known = { ...base, arguments: checked.arguments };
  const refused =
    judgeRules(action, known, { ...base, arguments: shownArguments(prepared) }) ??
    (await parts.rules?.before(prepared));
  if (refused) return refused;
  const carried = await carryOut(parts, prepared);
  noteRead(parts, prepared, carried);
  return carried;
}
