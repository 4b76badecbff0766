import { type Action, ANYONE, LEVELS, type Level, type Requester } from '../domain/action.ts';
import type { Json } from '../domain/json.ts';
import { isTrue } from '../domain/liquid/operators.ts';
import { type Scope, value } from './expressions.ts';
import type { Prepared, Refusal } from './parts.ts';
import { REFUSALS, refuse } from './refusals.ts';
import { renderText } from './renderText.ts';

/**
 * Whose it is, then policy in its own order: the first rule that does not hold refuses. What cannot be judged does not hold.
 * `shown`: what its words to the customer may speak.
 */
export function judgeRules(action: Action, known: Scope, shown: Scope): Refusal | null {
  const foreign = action.does === 'write' ? judgeOwner(action, known) : null;
  if (foreign) return foreign;
  for (const { rule, if: condition, because } of action.rules) {
    const held = judge(condition, known);
    if (held === 'yes') continue;
    const detail = `Rule "${rule}" of "${action.name}" ${held === 'no' ? 'does not hold' : 'cannot be judged: something it asks about is not there'}.`;
    return { status: 'refused', rule, because: renderText(because, shown, REFUSALS.definition), detail };
  }
  return null;
}

/** Whose it is that was read: judged before anybody sees it. */
export function judgeResult({ action, request, arguments: given }: Prepared, result: Json): Refusal | null {
  if (action.does !== 'read') return null;
  return judgeOwner(action, { requester: request.requester ?? undefined, arguments: given, result });
}

function judgeOwner({ name, owner, does }: Action, scope: Scope): Refusal | null {
  if (owner === undefined || owner === ANYONE) return null;
  const whose = found(owner, scope);
  const { requester } = scope as { requester?: Requester };
  if (
    isEmpty(whose) ? does === 'read' && requester && isEmpty(listOf(owner, scope)) : isOwn(requester, whose)
  )
    return null;
  return refuse(
    'owner',
    `"${name}" is for the requester's own alone, and "${owner}" does not come to their id.`,
  );
}

const isEmpty = (one: unknown) => Array.isArray(one) && one.length === 0;

/** What its filters begin with: they make an empty list of what is not there, which hides nothing. */
const listOf = (owner: string, scope: Scope) => found(owner.split('|')[0]!.trim(), scope);

/** A list must hold somebody, and nobody else. An e-mail address is the same in capitals. */
function isOwn(requester: Requester | undefined, owner: Json | undefined): boolean {
  if (!requester) return false;
  if (Array.isArray(owner)) return owner.length > 0 && owner.every((one) => isOwn(requester, one));
  if (typeof owner === 'number') return String(owner) === requester.id;
  if (typeof owner !== 'string' || owner === '') return false;
  if (!owner.includes('@')) return owner === requester.id;
  return [requester.id, requester.email].some((own) => own?.toLowerCase() === owner.toLowerCase());
}

/** The first level whose condition holds. One that cannot be judged counts as far as it is the more careful. */
export function levelOf(action: Action, scope: Scope, atMost: Level = 'act'): Level {
  let careful = atMost;
  for (const { if: condition, level } of action.levels) {
    const held = judge(condition, scope);
    if (held === 'yes') return lesser(careful, level);
    if (held === 'unknown') careful = lesser(careful, level);
  }
  return lesser(careful, action.level ?? (action.does === 'read' ? 'act' : 'approve'));
}

const lesser = (a: Level, b: Level): Level => (LEVELS.indexOf(a) < LEVELS.indexOf(b) ? a : b);

function judge(condition: string, scope: Scope): 'yes' | 'no' | 'unknown' {
  const came = found(condition, scope);
  if (came === undefined || came === null) return 'unknown';
  return isTrue(came) ? 'yes' : 'no';
}

function found(expression: string, scope: Scope): Json | undefined {
  try {
    return value(expression, scope);
  } catch {
    return undefined;
  }
}
