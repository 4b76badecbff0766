import type { AskedTurn } from '../../domain/feedback.ts';
import type { SearchQuery } from '../../domain/knowledge.ts';
import type { Message } from '../../domain/message.ts';
import { inOwnWords } from '../../engine/inOwnWords.ts';
import type { Response } from '../respond.ts';

/** Earlier messages that a follow-up may hang on. */
const BEFORE = 2;

/** A question as it was asked, read again from the messages of its conversation; null: it has no words (any more). */
export function questionOf({ messages, response, turn }: AskedTurn): SearchQuery | null {
  const first = messages.findIndex((message) => message.turn === turn);
  const said = messages.slice(0, first === -1 ? messages.length : first);
  const asked = askedIn(said);
  if (!asked) return null;
  const text = wordsOf(asked);
  if (text === '') return null;
  const { understanding } = JSON.parse(response) as Pick<Response, 'understanding'>;
  if (understanding.followUp === 'new') return { text };
  const before = said
    .slice(0, said.indexOf(asked))
    .filter(({ author }) => author === 'customer')
    .map(wordsOf)
    .filter((words) => words !== '')
    .slice(-BEFORE);
  return { text, before };
}

/** The customer's last message; where that pressed a button, the one that the buttons were offered for. */
function askedIn(said: Message[]): Message | undefined {
  const at = said.findLastIndex(({ author }) => author === 'customer');
  const last = said[at];
  if (!last) return undefined;
  const offered = said.slice(0, at).findLastIndex(({ author }) => author === 'bot');
  const buttons = said[offered]?.buttons ?? [];
  const isPressed = buttons.some(({ label, value }) => [label, value].includes(last.text.trim()));
  return isPressed ? said.slice(0, offered).findLast(({ author }) => author === 'customer') : last;
}

const wordsOf = ({ text }: Message) => inOwnWords(text).trim();
