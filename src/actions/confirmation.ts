import type { ActionOutcome } from '../domain/action.ts';
import type { Text } from '../domain/flow.ts';
import { digest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { createExpressions, type Scope } from './expressions.ts';
import type { Prepared } from './parts.ts';

const { render } = createExpressions();

/**
 * What the customer has to say yes to first; null: nothing, or they have. The yes stands for this action, these arguments
 * and these words, in this conversation: when a fact that they name has changed, it is asked again. What comes from outside
 * any turn needs a yes for each time that it is done. `shown`: what customers may see.
 */
export function confirmationOf(
  { action, request, arguments: given }: Prepared,
  shown: Scope,
): Extract<ActionOutcome, { status: 'confirm' }> | null {
  const wanted = action.confirm ?? action.does === 'write';
  if (wanted === false || request.by === 'agent') return null;
  const text = wanted === true ? null : wanted;
  const said = text === null ? null : renderText(text, shown);
  const { workspace, conversation, requester, by, key } = request;
  const asked = [workspace, conversation, requester?.id ?? '', by === 'mcp' ? key : ''];
  const expected = digest(action.name, canonical(given), canonical(said), ...asked);
  if (request.confirmed === expected) return null;
  return { status: 'confirm', digest: expected, text, said, vars: varsOf(action.title ?? null, shown) };
}

function renderText(text: Text, scope: Scope): Text {
  if (typeof text !== 'string')
    return Object.fromEntries(
      Object.entries(text).map(([language, one]) => [language, renderOne(one, scope)]),
    );
  return renderOne(text, scope);
}

function renderOne(text: string, scope: Scope): string {
  try {
    return render(text, scope);
  } catch {
    return text; // A flow may still say it in its own scope.
  }
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
