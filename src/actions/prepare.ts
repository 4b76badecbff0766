import type { Action, ActionRequest } from '../domain/action.ts';
import { checkArguments } from './checkArguments.ts';
import type { Scope } from './expressions.ts';
import { judgeRules } from './judge.ts';
import type { ActionParts, Prepared, Refusal } from './parts.ts';
import { readFacts } from './readFacts.ts';
import { shownArguments } from './shownArguments.ts';

interface Ready {
  prepared: Prepared;
  /** For rules and levels. */
  known: Scope;
  /** For words to customers. */
  shown: Scope;
}
type Unready = { prepared: Prepared; refused: Refusal } | { prepared: Prepared; failed: string };

/** What is handed on, whatever policy says to it. */
export function prepareArguments(
  parts: Pick<ActionParts, 'now'>,
  action: Action,
  request: ActionRequest,
): Prepared | Refusal {
  const checked = checkArguments(action, request, baseOf(parts, request));
  return 'status' in checked ? checked : { action, request, arguments: checked.arguments };
}

function baseOf({ now }: Pick<ActionParts, 'now'>, { requester, conversation }: ActionRequest): Scope {
  return {
    requester: requester ?? undefined,
    conversation: { id: conversation },
    now: new Date(now()).toISOString(),
  };
}

/** Arguments, requester, fresh facts, policy: what must hold each time before anything is done, whoever has agreed to it. */
export async function prepare(
  parts: ActionParts,
  action: Action,
  request: ActionRequest,
): Promise<Ready | Unready> {
  const prepared = prepareArguments(parts, action, request);
  const asked = { action, request, arguments: request.arguments };
  if ('status' in prepared) return { prepared: asked, refused: prepared };
  const base = baseOf(parts, request);
  const facts = await readFacts(parts, prepared, base);
  if ('status' in facts) return { prepared, refused: facts };
  if ('failed' in facts) return { prepared, failed: facts.failed };
  const known = { ...base, arguments: prepared.arguments, ...facts.known };
  const shown = { ...base, arguments: shownArguments(prepared), ...facts.shown };
  const refused = judgeRules(action, known, shown) ?? (await parts.rules?.before(prepared));
  return refused ? { prepared, refused } : { prepared, known, shown };
}
