import type { Action } from '../domain/action.ts';
import type { ActionParts, Prepared } from './parts.ts';

/** On top of the time-outs, for the store's own work; ms. */
const GRACE_MS = 5_000;

/** One write of a requester after another: none looks at facts that another is about to change. */
export function inTurn<T>(
  parts: ActionParts,
  { action, request }: Pick<Prepared, 'action' | 'request'>,
  work: () => Promise<T>,
): Promise<T> {
  const { workspace, requester, conversation } = request;
  const counted = requester?.id ?? conversation;
  return parts.runs.exclusively({ workspace, counted }, turnMs(parts, action), work);
}

/** How long one turn may take: its looks and itself, the bot's own rules on each, and the store. */
export function turnMs(
  { actions, rules }: Pick<ActionParts, 'actions' | 'rules'>,
  { look, timeoutMs }: Action,
): number {
  const looks = look.map(({ call }) => actions().find(({ name }) => name === call)?.timeoutMs ?? 0);
  return [timeoutMs, ...looks].reduce((all, one) => all + one + (rules?.mostMs ?? 0), GRACE_MS);
}
