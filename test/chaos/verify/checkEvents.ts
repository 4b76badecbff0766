import type { Breach, Journal } from '../journal.ts';
import { INSTALLATION } from '../setUp.ts';
import { groupBy } from './lists.ts';
import type { Facts } from './readFacts.ts';

/** Every message that was acknowledged, over the API or to the desk's webhook, is one done event; none is there twice. */
export function checkEvents(journal: Journal, facts: Facts): Breach[] {
  return [...checkChatsOnce(journal, facts), ...checkComments(facts), ...checkOrder(journal, facts)];
}

/** Also of those that were given up before their conversation's name was known. */
function checkChatsOnce({ chats }: Journal, { conversations, messages }: Facts): Breach[] {
  const breaches: Breach[] = [];
  const byUser = groupBy(conversations, ({ source, native }) => `${source}/${native}`);
  const byConversation = groupBy(messages, ({ conversation }) => conversation);
  for (const { user, said } of chats) {
    const found = byUser.get(`api/${user.id}`) ?? [];
    const sure = said.filter(({ answer }) => answer !== undefined).length;
    if (found.length > 1)
      breaches.push({ kind: 'double', what: `${user.id} has ${found.length} conversations` });
    const held = found
      .flatMap(({ id }) => byConversation.get(id) ?? [])
      .filter(({ author }) => author === 'customer').length;
    if (held < sure)
      breaches.push({ kind: 'lost', what: `${user.id}: ${sure} acknowledged, ${held} in the database` });
    if (held > said.length)
      breaches.push({ kind: 'double', what: `${user.id}: ${said.length} said, ${held} in the database` });
  }
  return breaches;
}

/** What people wrote at the desk: customers' words with one turn each, agents' words once in the transcript. */
function checkComments({ comments, conversations, events, messages }: Facts): Breach[] {
  const breaches: Breach[] = [];
  const byNative = groupBy(
    events.filter(({ source }) => source === INSTALLATION),
    ({ native }) => native,
  );
  const byTicket = groupBy(
    conversations.filter(({ ticket }) => ticket),
    ({ ticket }) => JSON.parse(ticket!).id,
  );
  const inConversation = groupBy(messages, ({ conversation }) => conversation);
  const openings = new Set<string>();
  for (const { id, ticket, role, isPublic, text } of comments) {
    const isOpening = !openings.has(ticket);
    openings.add(ticket);
    if (role !== 'customer' && role !== 'agent') continue;
    const found = byNative.get(isOpening ? `opening:${ticket}` : id) ?? [];
    const what = `${role} comment ${id} of ticket ${ticket}`;
    if (found.length === 0) breaches.push({ kind: 'lost', what: `${what} has no event` });
    if (found.length > 1) breaches.push({ kind: 'double', what: `${what} has ${found.length} events` });
    const homes = byTicket.get(ticket) ?? [];
    if (homes.length !== 1)
      breaches.push({ kind: 'double', what: `ticket ${ticket} belongs to ${homes.length} conversations` });
    if (role === 'customer' || !isPublic) continue;
    const held = homes.flatMap(({ id }) => inConversation.get(id) ?? []);
    const copies = held.filter((message) => message.author === 'agent' && message.text === text).length;
    if (copies !== 1)
      breaches.push({
        kind: copies ? 'double' : 'lost',
        what: `${what} is in its conversation ${copies} times`,
      });
  }
  return breaches;
}

/** Acknowledged before the next was even sent: then it must stand before it, too. */
function checkOrder({ calls }: Journal, { events, messages, turns }: Facts): Breach[] {
  const breaches: Breach[] = [];
  const seqOfTurn = new Map(
    messages.filter(({ author, turn }) => author === 'bot' && turn).map(({ turn, seq }) => [turn!, seq]),
  );
  const turnOf = new Map(
    events.filter(({ source }) => source === INSTALLATION).map(({ native, turn }) => [native, turn]),
  );
  const answered = new Set(turns.filter(({ decision }) => decision !== 'silent').map(({ id }) => id));
  const written = calls.filter(({ type }) => type === 'comment_added');
  for (const group of groupBy(written, ({ ticket }) => ticket).values()) {
    const placed = group.flatMap((call) => {
      const turn = turnOf.get(nativeOf(call.delivery.body));
      const seq = turn && answered.has(turn) ? seqOfTurn.get(turn) : undefined;
      return seq === undefined ? [] : [{ ...call, seq }];
    });
    for (const early of placed)
      for (const late of placed)
        if (
          (early.acknowledgedAt ?? Infinity) < late.firstSentAt &&
          isOlder(early.delivery.body, late.delivery.body) &&
          early.seq > late.seq
        )
          breaches.push({
            kind: 'order',
            what: `ticket ${early.ticket}: a later message was answered before an earlier one`,
          });
  }
  return breaches;
}

function nativeOf(body: string): string {
  return JSON.parse(body).event.comment.id;
}

function isOlder(a: string, b: string): boolean {
  return Date.parse(JSON.parse(a).time) < Date.parse(JSON.parse(b).time);
}
