import type { Conversation } from '../domain/conversation.ts';
import type { Turn } from '../domain/turn.ts';

/** BCP 47 for "not known": better than a guess, to an agent as to a program. */
const UNKNOWN = 'und';

/** The language that a turn was in: as understood, as spoken so far, else the bot's own. */
export function languageSpoken(
  { understood, language }: Pick<Turn, 'understood' | 'language'>,
  conversation: Pick<Conversation, 'language'>,
): string {
  return understood?.language ?? conversation.language ?? language ?? UNKNOWN;
}
