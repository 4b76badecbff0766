import type { FakeZendesk } from '../../servers/zendesk.ts';
import type { Api } from '../api.ts';
import type { Breach, Journal } from '../journal.ts';
import type { Place } from '../place.ts';
import { checkChats } from './checkChats.ts';
import { checkDeliveries } from './checkDeliveries.ts';
import { checkEvents } from './checkEvents.ts';
import { checkStore } from './checkStore.ts';
import { checkThreads } from './checkThreads.ts';
import { readFacts } from './readFacts.ts';

export interface VerifyParts {
  place: Place;
  api: Api;
  journal: Journal;
  zendesk: FakeZendesk;
  stopServers: () => Promise<void>;
}

export interface Verified {
  breaches: Breach[];
  integrity: string;
  counts: Record<
    'messages' | 'turns' | 'replies' | 'handoffs' | 'relays' | 'fenced' | 'dead' | 'agentReplies',
    number
  >;
}

/** What the wire showed, what the desk holds and what the database holds must tell one story. */
export async function verify({ place, api, journal, zendesk, stopServers }: VerifyParts): Promise<Verified> {
  const outside = await checkChats(journal.chats, api);
  await stopServers();
  const integrity = await place.integrity();
  const facts = await readFacts(place, zendesk.state);
  const { outbox, messages, turns } = facts;
  const settled = (kind: string, state: string) =>
    outbox.filter((row) => row.kind === kind && row.state === state).length;
  return {
    integrity,
    breaches: [
      ...journal.breaches,
      ...outside,
      ...(integrity === 'ok' ? [] : [{ kind: 'store', what: integrity } as const]),
      ...checkStore(facts),
      ...checkEvents(journal, facts),
      ...checkDeliveries(facts),
      ...checkThreads(facts),
    ],
    counts: {
      messages: messages.length,
      turns: turns.length,
      replies: settled('reply', 'done'),
      handoffs: settled('handoff', 'done'),
      relays: settled('relay', 'done'),
      fenced: settled('reply', 'refused'),
      dead: outbox.filter(({ state }) => state === 'dead').length,
      agentReplies: facts.comments.filter(({ role, isPublic }) => role === 'agent' && isPublic).length,
    },
  };
}
