import type { Action, ActionRequest } from '../domain/action.ts';
import type { Json } from '../domain/json.ts';
import { carryOut } from './carryOut.ts';
import { checkArguments } from './checkArguments.ts';
import { createExpressions, type Scope } from './expressions.ts';
import { judgeRules } from './judge.ts';
import type { ActionParts, Refusal } from './parts.ts';
import { refuse } from './refusals.ts';

const { fill } = createExpressions();

export interface Facts {
  /** By the names that `as` gives: everything, for rules. */
  known: Scope;
  /** What customers may see of it. */
  shown: Scope;
}
type Read = Facts | Refusal | { failed: string };

/** Looks at the targets right now: what a rule is judged by is never older than this. Reads only. */
export async function readFacts(
  parts: ActionParts,
  action: Action,
  request: ActionRequest,
  base: Scope,
): Promise<Read> {
  const facts: Facts = { known: {}, shown: {} };
  for (const { call, with: given, as } of action.look) {
    const read = parts.actions().find(({ name }) => name === call);
    if (read?.does !== 'read')
      return refuse(
        'definition',
        `"${action.name}" looks with "${call}", which is no action that only reads.`,
      );
    const seen = { ...base, ...facts.known };
    const asked = { ...request, action: call, arguments: fill(given, seen) as Record<string, Json> };
    const found = await readOne(parts, read, asked, base);
    if ('status' in found) return found;
    if (!found.ok) return found.refused ?? { failed: found.code };
    facts.known[as] = found.result;
    facts.shown[as] = found.shown;
  }
  return facts;
}

async function readOne(parts: ActionParts, action: Action, request: ActionRequest, base: Scope) {
  if (action.look.length > 0)
    return refuse('definition', `"${action.name}" is looked with, and must not look itself.`);
  const checked = checkArguments(action, request, base);
  if ('status' in checked) return checked;
  const refused = judgeRules(action, { ...base, arguments: checked.arguments });
  return refused ?? carryOut(parts, { action, request, arguments: checked.arguments });
}
