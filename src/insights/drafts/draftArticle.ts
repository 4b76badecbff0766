import type { Conversation } from '../../domain/conversation.ts';
import type { NewDraft, Removed } from '../../domain/draft.ts';
import type { Message } from '../../domain/message.ts';
import type { Reading } from '../../domain/reading.ts';
import { tellingWords } from '../tellingWords.ts';
import { cleanReply, isCourtesy, withoutGreeting } from './cleanReply.ts';
import { type People, withoutPersonal } from './withoutPersonal.ts';

/** What the bot handed over: the turn, and what the customer wanted. */
export interface HandedOver {
  turn: string;
  wants: string;
}

export interface Solved {
  conversation: Conversation;
  /** Public ones, oldest first. */
  messages: Message[];
  /** Oldest first. */
  handoffs: HandedOver[];
}

/** Values that may well be everybody's. */
const OF_ALL = new Set('date time duration money quantity number percent url error_code'.split(' '));
/** One word with a digit in it. */
const IS_CODE = /^(?=\S{3,}$)\S*\d/;
const LONGEST_TITLE = 120;
/** An answer that says less than this is none. */
const FEWEST_WORDS = 3;

/** An article in the words of the customer and of the agents; null where no person answered, or said nothing of the matter. */
export function draftArticle(
  { conversation, messages, handoffs }: Solved,
  reading: Reading,
): Omit<NewDraft, 'id' | 'questions'> | null {
  const found = answerOf(messages, handoffs);
  if (!found) return null;
  const { question, replies } = found;
  const written = replies.map(({ text }) => cleanReply(text, reading)).filter(Boolean);
  const matter = [...new Set(written)].join('\n\n');
  const language = reading.languageOf(matter, conversation.language ?? 'en');
  const removed = new Set<Removed>();
  const people = peopleOf(conversation, messages);
  const clean = (text: string) => {
    const cleaned = withoutPersonal(text, { people, mask: reading.mask(), language });
    for (const kind of cleaned.removed) removed.add(kind);
    return cleaned.text.trim();
  };
  const body = clean(matter);
  if (tellingWords(body).length < FEWEST_WORDS) return null;
  const title = clean(titleOf(withoutGreeting(reading.ownWords(question)), reading)) || firstLine(body);
  return {
    conversation: conversation.id,
    title,
    body,
    language,
    removed: [...removed].sort(),
    isSolved: conversation.status === 'resolved',
  };
}

/** What agents said after the latest handoff that they answered; where the bot never handed over, all they said. */
function answerOf(
  messages: Message[],
  handoffs: HandedOver[],
): { question: string; replies: Message[] } | null {
  const replies = messages.filter(({ author, text }) => author === 'agent' && text.trim() !== '');
  const first = replies[0];
  if (!first) return null;
  const placeOf = ({ turn }: HandedOver) => messages.findLast((message) => message.turn === turn)?.seq ?? 0;
  const placed = handoffs.map((handoff) => ({ wants: handoff.wants, at: placeOf(handoff) }));
  const last = placed.findLast(({ at }) => replies.some(({ seq }) => seq > at));
  if (last) return { question: last.wants, replies: replies.filter(({ seq }) => seq > last.at) };
  const asked = messages.findLast(({ author, seq }) => author === 'customer' && seq < first.seq);
  return asked ? { question: asked.text, replies } : null;
}

function peopleOf({ contact, memory, subject = '' }: Conversation, messages: Message[]): People {
  const namesOf = (who: Message['author']) =>
    messages.filter(({ author }) => author === who).flatMap(({ authorName = '' }) => authorName.trim() || []);
  const said = messages.filter(({ author }) => author === 'customer').map(({ text }) => text);
  const given = [
    ...Object.entries(memory.collected),
    ...(memory.facts ?? []).map(({ name, text }) => [name, text] as const),
  ];
  return {
    customers: [...(contact.name ? [contact.name.trim()] : []), ...namesOf('customer')],
    agents: namesOf('agent'),
    written: [contact.email ?? '', subject, ...said].join('\n'),
    values: given
      .filter(([name, value]) => !OF_ALL.has(name) && IS_CODE.test(value))
      .map(([, value]) => value),
  };
}

/** The sentence that asks; else the first that says what it is about. */
function titleOf(asked: string, reading: Reading): string {
  const sentences = reading.sentences(asked.replace(/\s+/g, ' ')).filter((one) => !isCourtesy(one));
  const telling = sentences.filter((one) => tellingWords(one).length > 0);
  const asking = telling.find((one) => one.includes('?')) ?? telling[0] ?? sentences[0] ?? '';
  const [, question = asking] = /^(.*?\?)(?:\s|$)/.exec(asking) ?? [];
  return short(question.replace(/[.,;:\s]+$/, ''));
}

const firstLine = (body: string): string => short(body.split('\n')[0]!.replace(/^[#\s>*-]+/, ''));

/** At a word's end. */
function short(text: string): string {
  const own = text.charAt(0).toUpperCase() + text.slice(1);
  if (own.length <= LONGEST_TITLE) return own;
  return `${own.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
}
