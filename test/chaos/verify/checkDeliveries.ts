import type { Breach } from '../journal.ts';
import { INSTALLATION } from '../setUp.ts';
import { groupBy, isRising, twiceIn } from './lists.ts';
import type { DeskComment, Facts, OutboxFact } from './readFacts.ts';

/** What was decided against what the desk holds: each done delivery there once, none twice, by key and by words. */
export function checkDeliveries(facts: Facts): Breach[] {
  return [
    ...checkKeys(facts),
    ...checkReplies(facts),
    ...checkHandoffs(facts),
    ...checkRelays(facts),
    ...checkChatsGoOn(facts),
  ];
}

function checkKeys({ comments, tickets }: Facts): Breach[] {
  const keys = comments.flatMap(({ key }) => key ?? []);
  const opened = tickets.flatMap(({ externalId }) => externalId ?? []);
  return [
    ...twiceIn(keys).map((key) => double(`two comments at the desk bear the key ${key}`)),
    ...twiceIn(opened).map((key) => double(`two tickets at the desk bear the key ${key}`)),
  ];
}

/** Every public word of the bot on a customer's ticket is one of a turn's replies, and says what the turn says. */
function checkReplies({ comments, outbox, turns }: Facts): Breach[] {
  const breaches: Breach[] = [];
  const rows = new Map(outbox.map((row) => [row.key, row]));
  const byKey = new Map(comments.map((comment) => [comment.key, comment]));
  for (const { key, state, position, kind, payload } of outbox) {
    if (kind !== 'reply' || state !== 'done') continue;
    const there = byKey.get(key);
    if (!there) breaches.push({ kind: 'lost', what: `reply ${position} is done, and not at the desk` });
    else if (!there.text.startsWith(JSON.parse(payload).text))
      breaches.push({ kind: 'answer', what: `reply ${position} says something else at the desk` });
  }
  for (const { key, role, isPublic, ticket, id } of comments)
    if (role === 'bot' && isPublic && !key?.endsWith('-open') && rows.get(key ?? '')?.kind !== 'reply')
      breaches.push(double(`the bot's comment ${id} on ticket ${ticket} belongs to no reply`));
  breaches.push(...checkWords(comments, outbox), ...checkNumbers(outbox, turns));
  return breaches;
}

/** Without looking at keys: no words are at a ticket more often than they were meant for it. */
function checkWords(comments: DeskComment[], outbox: OutboxFact[]): Breach[] {
  const meant = groupBy(
    outbox
      .filter(({ kind }) => kind === 'reply')
      .map(({ payload }) => JSON.parse(payload) as { ticket: string; text: string }),
    ({ ticket }) => ticket,
  );
  const spoken = comments.filter(
    ({ role, isPublic, key }) => role === 'bot' && isPublic && !key?.endsWith('-open'),
  );
  return [...groupBy(spoken, ({ ticket, text }) => `${ticket}/${text}`).values()].flatMap((same) => {
    const { ticket, text } = same[0]!;
    const most = meant.get(ticket)?.filter((reply) => text.startsWith(reply.text)).length ?? 0;
    return same.length > most
      ? [double(`ticket ${ticket} was told ${same.length} times what was meant ${most} times`)]
      : [];
  });
}

/** A turn on a ticket has as many replies in the outbox as it says. */
function checkNumbers(outbox: OutboxFact[], turns: Facts['turns']): Breach[] {
  const byTurn = groupBy(
    outbox.filter(({ kind }) => kind === 'reply'),
    ({ turn }) => turn ?? '',
  );
  const responses = new Map(turns.map(({ id, response }) => [id, response]));
  return [...byTurn].flatMap(([turn, rows]) => {
    const said = JSON.parse(responses.get(turn) ?? '{"replies":[]}').replies.length;
    return rows.length === said ? [] : [double(`turn ${turn} says ${said} things and sends ${rows.length}`)];
  });
}

/** One ticket for a chat, every note of the packet once. */
function checkHandoffs({ comments, outbox, tickets, conversations }: Facts): Breach[] {
  const breaches: Breach[] = [];
  const homes = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const opened = new Set(tickets.map(({ externalId }) => externalId));
  for (const { key, state, kind, conversation, position, target } of outbox) {
    if (kind !== 'handoff' || state !== 'done' || target !== INSTALLATION) continue;
    const isChat = homes.get(conversation)?.channel === 'chat';
    if (isChat && !opened.has(`${key}-open`))
      breaches.push({ kind: 'lost', what: `handoff ${position} is done, and opened no ticket` });
    if (!comments.some((comment) => comment.key === `${key}-note-1`))
      breaches.push({ kind: 'lost', what: `handoff ${position} is done, and left no note` });
  }
  return breaches;
}

/** What a customer wrote on in a chat is at its ticket once, in the order that it was written in. */
function checkRelays({ comments, conversations, outbox }: Facts): Breach[] {
  const breaches: Breach[] = [];
  const positions = new Map(outbox.map(({ key, position }) => [key, position]));
  const byKey = new Map(comments.map((comment) => [comment.key, comment]));
  const atDesk = conversations.filter(
    ({ ticket }) => ticket && JSON.parse(ticket).installation === INSTALLATION,
  );
  const homes = new Set(atDesk.map(({ id }) => id));
  for (const { key, kind, state, position, payload, conversation } of outbox) {
    if (kind !== 'relay' || state !== 'done' || !homes.has(conversation)) continue;
    if (byKey.get(key)?.text !== JSON.parse(payload).text)
      breaches.push({ kind: 'lost', what: `relay ${position} is done, and its words are not at the desk` });
  }
  const ours = comments.filter(
    ({ role, key }) => (role === 'bot' || role === 'relayed') && key && positions.has(key),
  );
  for (const [ticket, group] of groupBy(ours, (comment) => comment.ticket))
    if (!isRising(group.map(({ key }) => positions.get(key!)!)))
      breaches.push({ kind: 'order', what: `ticket ${ticket}: what was sent to it came in another order` });
  return breaches;
}

/** Whatever a customer wrote after the handoff, also before its ticket was there, reached the person who has the ticket. */
function checkChatsGoOn({ comments, conversations, messages, outbox }: Facts): Breach[] {
  const said = groupBy(messages, ({ conversation }) => conversation);
  const there = groupBy(comments, ({ ticket }) => ticket);
  const homes = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  return outbox.flatMap(({ kind, state, target, conversation, payload }) => {
    const { channel, ticket } = homes.get(conversation)!;
    if (kind !== 'handoff' || state !== 'done' || target !== INSTALLATION || channel !== 'chat') return [];
    const { upTo } = JSON.parse(payload) as { upTo: number };
    const later = said.get(conversation)!.filter(({ author, seq }) => author === 'customer' && seq > upTo);
    const passed = there.get(JSON.parse(ticket!).id)?.filter(({ role }) => role === 'relayed') ?? [];
    if (JSON.stringify(later.map(({ text }) => text)) === JSON.stringify(passed.map(({ text }) => text)))
      return [];
    const what = `${conversation}: after the handoff the customer wrote ${later.length} messages, the desk has ${passed.length}`;
    return [{ kind: passed.length > later.length ? 'double' : 'lost', what }];
  });
}

const double = (what: string): Breach => ({ kind: 'double', what });
