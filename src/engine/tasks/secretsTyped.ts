import type { TurnState } from '../turnState.ts';

/** Anything with a figure in it: "1234", "AB-12", "12 34 56". */
const FIGURES = /[\p{L}\p{N}_-]*\d(?:[ .-]?[\p{L}\p{N}_-]*\d)*[\p{L}\p{N}_-]*/gu;

/** Whether the task in front has asked for what nobody but an action may read. */
export function asksForSecret({ context, event }: Pick<TurnState, 'context' | 'event'>): boolean {
  const awaiting = context.conversation.memory.flow?.frames.at(-1)?.awaiting;
  return event.kind === 'message' && awaiting?.kind === 'slot' && awaiting.secret === true;
}

/**
 * What may be a secret in the message, where one was asked for: also where the message was not taken for the answer, or has
 * more words around it.
 */
export function secretsTyped(state: TurnState): string[] {
  if (!asksForSecret(state)) return [];
  const { event, understood } = state;
  const values = (understood?.entities ?? []).flatMap(({ text, value }) => [text, value]);
  return [...(event.text.match(FIGURES) ?? []), ...values.filter((value) => /\d/.test(value))];
}
