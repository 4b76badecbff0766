import type { Api } from '../api.ts';
import type { Breach, Chat, Said } from '../journal.ts';

interface Shown {
  id: string;
  seq: number;
  author: string;
  text: string;
  turn?: string;
}

const AT_ONCE = 8;

/** From outside: each conversation, read over the API, is what its customer said and was answered. */
export async function checkChats(chats: Chat[], api: Api): Promise<Breach[]> {
  const waiting = chats.filter(({ id }) => id !== undefined);
  const breaches: Breach[] = [];
  const readers = Array.from({ length: AT_ONCE }, async () => {
    for (let chat = waiting.pop(); chat; chat = waiting.pop())
      breaches.push(...checkChat(chat, await readMessages(chat, api)));
  });
  await Promise.all(readers);
  return breaches;
}

async function readMessages({ id }: Chat, api: Api): Promise<Shown[]> {
  const all: Shown[] = [];
  for (;;) {
    const { messages } = await api.get<{ messages: Shown[] }>(
      `/v1/conversations/${id}?after=${all.at(-1)?.seq ?? 0}`,
    );
    if (messages.length === 0) return all;
    all.push(...messages);
  }
}

function checkChat(chat: Chat, messages: Shown[]): Breach[] {
  const breaches = compareWords(chat, messages);
  if (messages.some(({ seq }, i) => i > 0 && seq <= messages[i - 1]!.seq))
    breaches.push({ kind: 'order', what: `${chat.user.id}: its messages are not numbered upwards` });
  const human = messages.findIndex(({ author }) => author === 'agent');
  if (human >= 0 && messages.slice(human).some(({ author }) => author === 'bot'))
    breaches.push({
      kind: 'after a human',
      what: `${chat.user.id} (${chat.id}): the bot spoke in the chat after an agent`,
    });
  let from = 0;
  for (const said of chat.said.filter(({ answer }) => answer !== undefined)) {
    const at = messages.findIndex(
      ({ author, text }, i) => i >= from && author === 'customer' && text === said.text,
    );
    if (at < 0) continue; // Told of above.
    breaches.push(...checkAnswer(said, messages, at));
    from = at + 1;
  }
  return breaches;
}

/** What the customer said, in order: acknowledged messages once, one that was given up once or not at all. */
function compareWords({ user, said }: Chat, messages: Shown[]): Breach[] {
  const held = messages.filter(({ author }) => author === 'customer').map(({ text }) => text);
  const sure = said.filter(({ answer }) => answer !== undefined).map(({ text }) => text);
  const perhaps = said.map(({ text }) => text);
  if (same(held, sure) || same(held, perhaps)) return [];
  const kind = held.length < sure.length ? 'lost' : held.length > perhaps.length ? 'double' : 'order';
  return [
    {
      kind,
      what: `${user.id}: said ${JSON.stringify(perhaps)}, the conversation holds ${JSON.stringify(held)}`,
    },
  ];
}

/** The replies that were acknowledged stand right behind their message, once, in their order. */
function checkAnswer({ key, answer }: Said, messages: Shown[], at: number): Breach[] {
  const { replies, turn } = JSON.parse(answer!) as { replies: { id: string; text: string }[]; turn: string };
  const breaches: Breach[] = [];
  for (const [i, reply] of replies.entries()) {
    const there = messages[at + 1 + i];
    const isSame = there?.id === reply.id && there.text === reply.text && there.turn === turn;
    if (!isSame)
      breaches.push({
        kind: 'answer',
        what: `${key}: reply ${i + 1} is not behind its message in the conversation`,
      });
    if (messages.filter(({ id }) => id === reply.id).length > 1)
      breaches.push({ kind: 'double', what: `${key}: reply ${i + 1} is there twice` });
  }
  return breaches;
}

function same(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
