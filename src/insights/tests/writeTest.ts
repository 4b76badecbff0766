import { Document, isMap, isScalar, type Scalar, visit } from 'yaml';
import type { ActionRun } from '../../domain/actionRun.ts';
import type { Article } from '../../domain/article.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Message } from '../../domain/message.ts';
import type { ReadMask } from '../../domain/reading.ts';
import { neutralise } from './neutralise.ts';

export interface Told {
  conversation: Conversation;
  /** All of it, oldest first. */
  messages: Message[];
  /** By the turn's id: what it was decided to be, and what was done. */
  turns: Map<
    string,
    { decision: string; intent: string | null; actions: { name: string; status: string }[] }
  >;
  runs: ActionRun[];
  /** Those that were quoted. */
  articles: Article[];
  /** Whether the channel had proven who the customer is. */
  verified: boolean;
  mask: ReadMask;
}

type Step = Record<string, unknown>;

const HOUR = 3_600_000;
const TICKET = '1001';
const READ_IS_NOT_KEPT = ' What it gave is not kept: fill in what the flow needs.';

/** A stored conversation as a test of a bot folder, with neutral values in the place of one person's. */
export function writeTest(told: Told): string {
  const { conversation, messages, mask } = told;
  const { contact, ticket } = conversation;
  const agents = messages.flatMap(({ author, authorName }) =>
    author === 'agent' && authorName ? [authorName] : [],
  );
  const neutral = neutralise({
    customer: contact.name,
    agents: [...new Set(agents)],
    others: {
      ...(contact.native.includes('@') ? {} : { [contact.native]: 'customer' }),
      ...(ticket ? { [ticket.number]: TICKET } : {}),
    },
    mask,
  });
  const given = {
    now: new Date(messages[0]?.at ?? conversation.createdAt).toISOString(),
    ...(conversation.channel === 'ticket' ? { channel: 'ticket' } : {}),
    contact: {
      id: 'customer',
      ...(contact.name ? { name: contact.name } : {}),
      ...(contact.email ? { email: contact.email } : {}),
    },
    ...(told.verified ? {} : { verified: false }),
    ...(told.articles.length > 0 ? { articles: told.articles.map(shownArticle) } : {}),
    ...actionsOf(told.runs),
  };
  const changed = mapTexts({ given: { ...given, articles: undefined }, steps: stepsOf(told) }, neutral) as {
    given: Step;
    steps: Step[];
  };
  const name = `Conversation of ${new Date(conversation.createdAt).toISOString().slice(0, 10)}`;
  // Articles are everybody's, and answers quote them word by word.
  const test = {
    name,
    given: { ...changed.given, now: given.now, articles: given.articles },
    steps: changed.steps,
  };
  return toYaml(JSON.parse(JSON.stringify(test)));
}

const shownArticle = ({ id, title, body, language }: Article) => ({
  id,
  title,
  body,
  ...(language ? { language } : {}),
});

/** What each action gave; of a read only that it was done is kept. */
function actionsOf(runs: ActionRun[]): { actions?: Record<string, Step[]> } {
  const answers = new Map<string, Step[]>();
  for (const { action, arguments: given, outcome, state, why } of runs.toReversed()) {
    const asked = { with: given, times: 1 };
    const answer =
      outcome?.status === 'done'
        ? { ...asked, gives: outcome.result }
        : state === 'done'
          ? { ...asked, gives: {} }
          : state === 'failed'
            ? { ...asked, refuses: why ?? 'failed' }
            : null;
    if (answer) answers.set(action, [...(answers.get(action) ?? []), answer]);
  }
  return answers.size === 0 ? {} : { actions: Object.fromEntries(answers) };
}

function stepsOf({ messages, turns }: Told): Step[] {
  const steps: Step[] = [];
  let before = messages[0]?.at ?? 0;
  for (const [i, message] of messages.entries()) {
    const hours = Math.floor((message.at - before) / HOUR);
    before = message.at;
    if (hours > 0 && message.author !== 'bot')
      steps.push({ wait: hours === 1 ? '1 hour' : `${hours} hours` });
    if (message.author === 'customer') steps.push(customerStep(message, messages[i + 1]));
    if (message.author === 'agent')
      steps.push({ agent: message.public ? message.text : { notes: message.text } });
    if (message.author === 'bot' && message.public) expectReply(steps, message, turns);
  }
  return steps;
}

function customerStep({ text, attachments }: Message, next: Message | undefined): Step {
  const files = attachments.map(({ name, type }) => ({ name, type }));
  const user = files.length > 0 ? { text, attachments: files } : text;
  return { user, ...(next?.author === 'bot' && next.public ? {} : { silent: true }) };
}

function expectReply(steps: Step[], { text, buttons, sources, turn }: Message, turns: Told['turns']): void {
  const last = steps.at(-1);
  if (!last) return;
  const decided = turn === undefined ? undefined : turns.get(turn);
  const labels = buttons.map(({ label }) => label);
  const articles = [...new Set(sources.map(({ article }) => article))];
  const earlier = (last.bot as { text: string } | undefined)?.text;
  Object.assign(last, {
    ...(decided ? { decides: decided.decision } : {}),
    ...(decided?.intent ? { understands: { intent: decided.intent } } : {}),
    bot: {
      text: earlier ? `${earlier}\n\n${text}` : text,
      ...(labels.length > 0 ? { buttons: labels } : {}),
      ...(articles.length > 0 ? { sources: articles } : {}),
    },
    ...(decided && decided.actions.length > 0
      ? { calls: decided.actions.map(({ name, status }) => ({ action: name, status })) }
      : {}),
  });
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)]));
}

function toYaml(test: Step): string {
  const document = new Document(test);
  document.commentBefore =
    ' Made from a stored conversation. Names, addresses and numbers are neutral ones; read it before you share it.';
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === 'gives' && isMap(value) && value.items.length === 0)
        (key as Scalar).commentBefore = READ_IS_NOT_KEPT;
    },
  });
  return document.toString({ lineWidth: 110 });
}
