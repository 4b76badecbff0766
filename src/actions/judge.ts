import { type Action, LEVELS, type Level } from '../domain/action.ts';
import type { Json } from '../domain/json.ts';
import { createExpressions, type Scope } from './expressions.ts';
import type { Prepared, Refusal } from './parts.ts';

const { value } = createExpressions();

/** Policy, in its own order: the first rule that does not hold refuses. What cannot be judged does not hold. */
export function judgeRules(action: Action, scope: Scope): Refusal | null {
  return judgeAll(action, action.rules, scope);
}

/** What must hold of what was read before anybody sees it, such as whose it is. */
export function judgeResult({ action, request, arguments: given }: Prepared, result: Json): Refusal | null {
  if (action.does !== 'read') return null;
  const scope = { requester: request.requester ?? undefined, arguments: given, result };
  return judgeAll(action, action.resultRules, scope);
}

function judgeAll(action: Action, rules: Action['rules'], scope: Scope): Refusal | null {
  for (const { rule, if: condition, because } of rules) {
    const held = judge(condition, scope);
    if (held === 'yes') continue;
    const detail = `Rule "${rule}" of "${action.name}" ${held === 'no' ? 'does not hold' : 'cannot be judged: something it asks about is not there'}.`;
    return { status: 'refused', rule, because, detail };
  }
  return null;
}

/** The first level whose condition holds. One that cannot be judged counts as far as it is the more careful. */
export function levelOf(action: Action, scope: Scope): Level {
  let most: Level = 'act';
  for (const { if: condition, level } of action.levels) {
    const held = judge(condition, scope);
    if (held === 'yes') return lesser(most, level);
    if (held === 'unknown') most = lesser(most, level);
  }
  return lesser(most, action.level ?? (action.does === 'read' ? 'act' : 'approve'));
}

const lesser = (a: Level, b: Level): Level => (LEVELS.indexOf(a) < LEVELS.indexOf(b) ? a : b);

function judge(condition: string, scope: Scope): 'yes' | 'no' | 'unknown' {
  try {
    const found = value(condition, scope);
    if (found === undefined || found === null) return 'unknown';
    return found === false ? 'no' : 'yes';
  } catch {
    return 'unknown';
  }
}
