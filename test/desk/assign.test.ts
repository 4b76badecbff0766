import { parse } from 'yaml';
import { createVault } from '../../src/domain/createVault.ts';
import { Refused } from '../../src/domain/errors.ts';
import { Flow } from '../../src/domain/flow.ts';
import { nothingUnderstood, type Understanding } from '../../src/domain/understanding.ts';
import { takeTurn } from '../../src/engine/takeTurn.ts';
import { createMemoryActions } from '../engine/tasks/memoryActions.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk, type FakeDesk } from './fakeDesk.ts';
import { bot, knowledge, openHouse, settled, until } from './house.ts';

const W = 'default';
afterAll(stopEngines);

/** The first word begins the flow of that name. */
const understanding: Understanding = {
  understand({ text }) {
    const name = FLOWS.find((flow) => text.startsWith(flow.name))?.name;
    const intent = name === undefined ? null : { name, confidence: 1 };
    return { ...nothingUnderstood(text, 'en'), intent, outOfScope: intent ? 0 : 1 };
  },
};
const FLOWS = [
  'name: give\nintents: [give]\nslots: { to: { ask: To whom? } }\nsteps:\n  - ask: to\n  - assign: "{{ slots.to }}"\n  - note: All is said.\n  - say: Given.\n',
  'name: pass\nintents: [pass]\nsteps:\n  - assign: bob\n  - handoff: policy\n',
].map((text) => Flow.parse(parse(text)));

/** It has one person, one team, and nobody else; who is called "guest" may not have tickets. */
function withPeople(fake: FakeDesk): FakeDesk {
  return Object.assign(fake, {
    async assign(id: string, to: string) {
      if (to === 'guest') throw new Refused('may not own tickets', { status: 422 });
      const { ticket } = fake.tickets.get(id)!;
      if (to === 'bob') ticket.assignee = { id: 'a9', name: 'Bob' };
      if (to === 'billing') ticket.tags.push('group:billing');
      return to === 'bob' ? { has: 'person' as const } : to === 'billing' ? { has: 'team' as const } : null;
    },
  });
}

describe.each(engines)('who gets a ticket on %s', (_, open) => {
  let opened: Opened;
  let fake: FakeDesk;
  let desk: ReturnType<typeof openHouse>;
  beforeEach(async () => {
    opened = await open();
    fake = withPeople(createFakeDesk());
    const tasks = {
      actions: () => createMemoryActions({}),
      versionOf: async () => null,
      vault: createVault('s'),
    };
    const parts = {
      bot: { ...bot, flows: FLOWS, intents: [] },
      understanding,
      knowledge,
      clock: () => 0,
      tasks,
    };
    desk = openHouse({
      store: opened.store,
      desks: { fake },
      decide: (context, event) => takeTurn(context, event, parts),
    });
  });
  afterEach(async () => {
    await desk.stop();
    await opened.close();
  });

  /** The ticket after a flow gave it to somebody. */
  async function give(to: string) {
    const event = fake.customerOpens('give this away');
    await desk.keep(W, 'fake', [event]);
    await until('the question', () => fake.publicTexts(event.ticket).includes('To whom?'));
    await desk.keep(W, 'fake', [fake.customerWrites(event.ticket, to)]);
    await until('the answer', () => fake.publicTexts(event.ticket).includes('Given.'));
    await settled(opened.store);
    const { ticket, comments } = await fake.thread(event.ticket);
    return { ...ticket, notes: comments.filter((comment) => !comment.public).map(({ text }) => text) };
  }
  const ownerOf = async (ticket: string) => {
    const { conversations } = await desk.keep(W, 'fake', [fake.customerWrites(ticket, 'thanks')]);
    await settled(opened.store);
    return (await opened.store.turns.load(W, conversations[0]!))?.conversation.owner;
  };

  it('is a person for real, behind all else of the turn; then the bot is silent', async () => {
    const { id, assignee, notes } = await give('bob');
    expect({ assignee, notes }).toEqual({ assignee: { id: 'a9', name: 'Bob' }, notes: ['All is said.'] });
    expect(await ownerOf(id)).toBe('human');
  });

  it('is a team, and the bot goes on until one of them takes it', async () => {
    const { id, tags, notes } = await give('billing');
    expect({ tags, notes }).toEqual({ tags: ['group:billing'], notes: ['All is said.'] });
    expect(await ownerOf(id)).toBe('bot');
  });

  it.each(['nobody', 'guest'])('is asked for in a note where the desk cannot: %s', async (to) => {
    const { assignee, notes } = await give(to);
    expect(assignee).toBeUndefined();
    expect(notes).toEqual(['All is said.', `Please assign this to ${to}.`]);
  });

  it('is a person also where the handoff of a chat opens the ticket', async () => {
    const message = { workspace: W, user: { id: 'u1' }, text: 'pass it on', attachments: [], data: {} };
    await desk.answer(message);
    await settled(opened.store);
    const [kept] = fake.tickets.values();
    expect(kept?.ticket.assignee).toEqual({ id: 'a9', name: 'Bob' });
  });
});
