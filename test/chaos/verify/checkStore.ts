import type { Breach } from '../journal.ts';
import { groupBy, twiceIn } from './lists.ts';
import type { Facts } from './readFacts.ts';

/** Inside the database: every conversation numbered without gaps, every customer message with one turn, every turn with one event. */
export function checkStore({ conversations, messages, turns, events, outbox, handoffs }: Facts): Breach[] {
  const breaches: Breach[] = [];
  const say = (kind: Breach['kind'], what: string) => breaches.push({ kind, what });
  const said = groupBy(messages, ({ conversation }) => conversation);
  for (const { id, seq } of conversations) {
    const held = said.get(id) ?? [];
    if (held.length !== seq || held.some((message, i) => message.seq !== i + 1))
      say(
        'store',
        `${id}: ${held.length} messages, numbered up to ${held.at(-1)?.seq ?? 0}, the conversation counts ${seq}`,
      );
  }
  const decided = groupBy(turns, ({ conversation }) => conversation);
  const ofTurn = groupBy(events, ({ turn }) => turn ?? '');
  for (const [conversation, held] of said) {
    const customer = held.filter(({ author }) => author === 'customer').length;
    const has = decided.get(conversation)?.length ?? 0;
    if (customer !== has)
      say(
        customer > has ? 'lost' : 'double',
        `${conversation}: ${customer} customer messages and ${has} turns`,
      );
  }
  for (const { id } of turns)
    if (ofTurn.get(id)?.length !== 1) say('store', `turn ${id} has ${ofTurn.get(id)?.length ?? 0} events`);
  for (const { native, state, kind, turn } of events) {
    if (state !== 'done') say('lost', `event ${native} is ${state}`);
    else if (kind === 'message' && turn === null)
      say('lost', `the customer's event ${native} is done without a turn`);
  }
  for (const key of twiceIn(outbox.map(({ key }) => key)))
    say('double', `two deliveries have the key ${key}`);
  for (const { kind, state, error, position } of outbox)
    if (state === 'dead' && !/answered 4\d\d/.test(error ?? ''))
      say('lost', `${kind} ${position} is a dead letter: ${error}`);
  for (const { conversation, state, error } of handoffs)
    if (state !== 'verified') say('lost', `the handoff of ${conversation} is ${state}: ${error}`);
  return breaches;
}
