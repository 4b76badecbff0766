import { Document, isMap, isScalar, type Scalar, visit } from 'yaml';
import type { ActionRun } from '../../domain/actionRun.ts';
import type { Article } from '../../domain/article.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Json } from '../../domain/json.ts';
import type { Message } from '../../domain/message.ts';
import type { ReadMask } from '../../domain/reading.ts';
import { givenAnswers } from './givenAnswers.ts';
import { neutralise } from './neutralise.ts';
import { type Decided, type Step, stepsOf } from './stepsOf.ts';

export interface Told {
  conversation: Conversation;
  /** All of it, oldest first. */
  messages: Message[];
  /** By the turn's id. */
  turns: Map<string, Decided>;
  runs: ActionRun[];
  /** What a read gave; null where that is not kept. */
  readOf: (run: ActionRun) => Json | null;
  /** Those that were quoted. */
  articles: Article[];
  /** Whether the channel had proven who the customer is. */
  verified: boolean;
  mask: ReadMask;
}

const MINUTE = 60_000;
const TICKET = '1001';
const READ_IS_NOT_KEPT = ' What it gave is not kept: fill in what the flow needs.';

/** A stored conversation as a test of a bot folder, with neutral values in the place of one person's. */
export function writeTest(told: Told): string {
  const { conversation, messages, mask, turns, runs } = told;
  const { contact, ticket, createdAt } = conversation;
  const answers = givenAnswers(runs, told.readOf);
  const steps = stepsOf({
    messages,
    turns,
    runs,
    ticket: ticket && { number: ticket.number, instead: TICKET },
  });
  const person = { id: contact.native, ...filled({ name: contact.name, email: contact.email }) };
  const neutral = neutralise({
    customer: contact.name,
    agents: messages.flatMap(({ author, authorName }) =>
      author === 'agent' && authorName ? [authorName] : [],
    ),
    ids: { [contact.native]: contact.native.includes('@') ? contact.native : 'customer' },
    numbers: ticket ? { [ticket.number]: TICKET } : {},
    mask,
    answers,
    texts: [person, answers, steps],
  });
  // Things come a minute after each other in a test, the first one too.
  const now = new Date((messages[0]?.at ?? createdAt) - MINUTE).toISOString();
  const test = {
    name: `Conversation of ${new Date(createdAt).toISOString().slice(0, 10)}`,
    given: {
      now,
      ...(conversation.channel === 'ticket' ? { channel: 'ticket' } : {}),
      contact: neutral(person),
      ...(told.verified ? {} : { verified: false }),
      // Articles are everybody's, and answers quote them word by word.
      ...(told.articles.length > 0 ? { articles: told.articles.map(shownArticle) } : {}),
      ...(Object.keys(answers).length > 0 ? { actions: neutral(answers) } : {}),
    },
    steps: neutral(steps),
  };
  return toYaml(JSON.parse(JSON.stringify(test)));
}

const filled = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

const shownArticle = ({ id, title, body, language }: Article) => ({
  id,
  title,
  body,
  ...(language ? { language } : {}),
});

function toYaml(test: Step): string {
  const document = new Document(test);
  document.commentBefore = ` Made from a stored conversation. Names, e-mail addresses and numbers are neutral ones; read it before you share it.
 Where the service uses the sentence encoder, play it with --encoder.`;
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === 'gives' && isMap(value) && value.items.length === 0)
        (key as Scalar).commentBefore = READ_IS_NOT_KEPT;
    },
  });
  return document.toString({ lineWidth: 110 });
}
