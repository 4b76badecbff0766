import type { Context } from '../domain/conversation.ts';
import type { EarlierTurn } from '../domain/understanding.ts';

/** Of a conversation that an older version wrote, which did not remember its turns. */
const FROM_MESSAGES = 5;

/** The customer's earlier requests of this episode, oldest first; facts of older ones stand before them, without words. */
export function earlierTurns({ conversation, recent }: Context): EarlierTurn[] {
  const { turns, facts = [] } = conversation.memory;
  if (!turns)
    return recent
      .filter(({ author }) => author === 'customer')
      .slice(-FROM_MESSAGES)
      .map(({ text }) => ({ text, entities: [] }));
  const isRemembered = new Set(
    turns.flatMap(({ entities }) => entities.map(({ name, value }) => `${name} ${value}`)),
  );
  const older = facts.filter(({ name, value }) => !isRemembered.has(`${name} ${value}`));
  return older.length > 0 ? [{ text: '', entities: older }, ...turns] : turns;
}

/** What the bot said last, unless a person spoke since. */
export function lastReply({ recent }: Context): string | undefined {
  const last = recent.findLast(
    ({ author, public: isPublic }) => isPublic && author !== 'customer' && author !== 'system',
  );
  return last?.author === 'bot' ? last.text : undefined;
}

/** What the bot answered last, in this episode and nothing since: a follow-up is about that too. */
export function lastAnswer(context: Context): string | undefined {
  const reply = lastReply(context);
  const last = context.recent.findLast(({ author }) => author === 'bot');
  const isAnswer = last?.sources.length || context.conversation.memory.tried.at(-1)?.answer === reply;
  return isAnswer ? reply : undefined;
}
