import type { ActionOutcome } from '../domain/action.ts';
import type { Text } from '../domain/flow.ts';
import type { Json } from '../domain/json.ts';
import type { Scope } from './expressions.ts';
import type { ActionParts, Prepared } from './parts.ts';
import { renderText } from './renderText.ts';

/**
 * What the customer has to say yes to first; null: nothing, or they have. The yes stands for this action, the arguments
 * that were asked for and these words, in this conversation: when a fact that they name has changed, it is asked again.
 * What the engine puts in does not count, for a clock may be in it. What comes from outside any turn needs a yes for each time that
 * it is done. `shown`: what customers may see.
 */
export function confirmationOf(
  { vault }: Pick<ActionParts, 'vault'>,
  { action, request }: Prepared,
  shown: Scope,
): Extract<ActionOutcome, { status: 'confirm' }> | null {
  const wanted = action.confirm ?? action.does === 'write';
  const isDecided = request.atMost === 'approve' && action.does === 'write';
  if (wanted === false || isDecided) return null;
  const text = request.words ?? (wanted === true ? null : wanted);
  const said = text === null ? null : renderText(text, shown, text);
  const { workspace, conversation, requester, by, key } = request;
  const asked = [workspace, conversation, requester?.id ?? '', by === 'mcp' ? key : ''];
  const expected = vault.digest(
    action.name,
    canonical(request.asked ?? request.arguments),
    canonical(said),
    ...asked,
  );
  if (request.confirmed === expected) return null;
  return { status: 'confirm', digest: expected, text, said, vars: varsOf(action.title ?? null, shown) };
}

function varsOf(title: Text | null, scope: Scope): Record<string, Json> {
  return JSON.parse(JSON.stringify({ ...scope, title }));
}

/** The same text for the same JSON, whatever the order of its names. */
export function canonical(json: unknown): string {
  return JSON.stringify(json, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
