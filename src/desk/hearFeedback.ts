import type { Context } from '../domain/conversation.ts';
import { FEEDBACK_WEIGHTS, type NewFeedback } from '../domain/feedback.ts';
import { newId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Turn } from '../domain/turn.ts';
import { saysItHelped } from '../engine/saysItHelped.ts';

export interface Heard {
  context: Context;
  turn: Turn;
  /** The customer's message, as it is kept. */
  said: Message | undefined;
}

/** What a message says, in words, of the answer right before it: "that worked", "this did not help". */
export function hearFeedback({ context, turn, said }: Heard): NewFeedback | undefined {
  const answered = lastAnswer(context);
  if (!said || !answered || context.conversation.owner !== 'bot') return undefined;
  const helpful = saysWhether(turn, said.text);
  if (helpful === undefined) return undefined;
  return {
    id: newId('fbk'),
    turn: answered,
    kind: 'said',
    helpful,
    article: null,
    by: 'customer',
    weight: FEEDBACK_WEIGHTS.said,
    message: said.id,
  };
}

/** The turn that spoke last, where it answered from articles and nobody else has spoken since. */
function lastAnswer({ conversation, recent }: Context): string | undefined {
  if (conversation.memory.tried.length === 0) return undefined;
  const last = recent.findLast(({ author, public: isPublic }) => isPublic && author !== 'customer');
  if (last?.author !== 'bot' || last.turn === undefined) return undefined;
  const replies = recent.filter(({ turn }) => turn === last.turn);
  return replies.some(({ sources }) => sources.length > 0) ? last.turn : undefined;
}

function saysWhether({ understood }: Turn, text: string): boolean | undefined {
  if (!understood) return undefined;
  const { notHelped, affirmed, denied } = understood.signals;
  if (notHelped) return false;
  return affirmed && !denied && saysItHelped(text) ? true : undefined;
}
