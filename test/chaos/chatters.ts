import { type Api, pause } from './api.ts';
import type { Chat, Journal, Said } from './journal.ts';
import type { Random } from './random.ts';
import { nextText } from './texts.ts';

const CLIENTS = 12;
/** Conversations that a client holds side by side. */
const SIDE_BY_SIDE = 3;
/** A handed-over chat goes on for a little: what is written then is passed on to the desk. */
const AFTER_HANDOFF = 3;

export interface ChatterOptions {
  api: Api;
  journal: Journal;
  random: Random;
  /** No new message once this is true; what was said is repeated until it is answered. */
  over: () => boolean;
}

/** API clients that say one thing after the other in each conversation and repeat it, under one key, until it is answered. */
export async function startChatters({ random, ...parts }: ChatterOptions): Promise<void> {
  const slots: Promise<void>[] = [];
  for (let client = 1; client <= CLIENTS; client++)
    for (let slot = 1; slot <= SIDE_BY_SIDE; slot++) {
      const name = `client-${client}.${slot}`;
      slots.push(holdChats(name, { ...parts, random: random.fork(name) }));
    }
  await Promise.all(slots);
}

async function holdChats(name: string, options: ChatterOptions): Promise<void> {
  for (let n = 1; !options.over(); n++) {
    const user = { id: `${name}.${n}`, name: 'Ana Ruiz', email: `${name}.${n}@example.test` };
    const chat: Chat = { user, said: [] };
    options.journal.chats.push(chat);
    await holdChat(chat, options);
  }
}

async function holdChat(chat: Chat, options: ChatterOptions): Promise<void> {
  const { random, over } = options;
  let left = random.between(2, 12);
  while (left > 0 && !over()) {
    const answer = await sayOnce(chat, options);
    if (!answer) return;
    left = answer.decision === 'handoff' ? AFTER_HANDOFF : left - 1;
    await pause(random.between(50, 900));
  }
}

async function sayOnce(chat: Chat, options: ChatterOptions): Promise<{ decision: string } | null> {
  const { random, journal } = options;
  const said: Said = { key: `${chat.user.id}-${chat.said.length + 1}`, text: nextText(random) };
  const conversation = chat.id;
  chat.said.push(said);
  const twins = random.chance(0.04) ? 2 : 1;
  const asked = Array.from({ length: twins }, () => sayUntilAnswered(chat, said, conversation, options));
  const answers = await Promise.all(asked);
  if (answers.includes(null)) return null;
  if (twins > 1) journal.counts.repeatedOnPurpose++;
  if (random.chance(0.1)) await repeatLater(chat, said, conversation, options);
  return JSON.parse(said.answer!);
}

/** The same key once more, after the answer, perhaps at another replica or after another kill. */
async function repeatLater(
  chat: Chat,
  said: Said,
  conversation: string | undefined,
  options: ChatterOptions,
): Promise<void> {
  await pause(options.random.between(0, 1_500));
  options.journal.counts.repeatedOnPurpose++;
  await sayUntilAnswered(chat, said, conversation, options);
}

/** null: given up without an answer, as some clients do. The server may or may not have taken the message. */
async function sayUntilAnswered(
  chat: Chat,
  said: Said,
  conversation: string | undefined,
  options: ChatterOptions,
) {
  const { api, journal, random } = options;
  const body = { user: chat.user, text: said.text, ...(conversation ? { conversation } : {}) };
  for (let tries = 1; ; tries++) {
    const { status, text } = await api.send('POST', '/v1/messages', body, { 'idempotency-key': said.key });
    if (status === 200) {
      if (tries > 1) journal.counts.repeatedOverFailures++;
      return take(chat, said, text, journal);
    }
    const isFinal = status !== undefined && status < 500 && status !== 409 && status !== 429;
    if (isFinal)
      journal.breaches.push({
        kind: 'answer',
        what: `${said.key} was refused: ${status} ${text.slice(0, 200)}`,
      });
    const givesUp = said.answer === undefined && random.chance(0.01);
    if (isFinal || givesUp) {
      journal.counts.givenUp++;
      return null;
    }
    await pause(random.between(50, 400));
  }
}

function take(chat: Chat, said: Said, text: string, { counts, breaches }: Journal): string {
  if (said.answer === undefined) counts.acknowledged++;
  else if (said.answer !== text)
    breaches.push({ kind: 'answer', what: `${said.key}: a repeat was given another answer` });
  said.answer ??= text;
  const { conversation } = JSON.parse(text);
  chat.id ??= conversation;
  if (chat.id !== conversation)
    breaches.push({ kind: 'double', what: `${said.key} opened a second conversation` });
  return text;
}
