import type { Desk } from '../../src/desk/createDesk.ts';
import type { Response } from '../../src/desk/respond.ts';
import type { Store } from '../../src/store/port.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk, type FakeDesk } from './fakeDesk.ts';
import { openHouse, settled, until } from './house.ts';

const W = 'default';
const user = { id: 'u1', name: 'Ana Ruiz', email: 'ana@example.test' };
afterAll(stopEngines);

describe.each(engines)('between a chat’s handoff and its ticket, on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  let fake: FakeDesk;
  let desk: Desk;

  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    fake = createFakeDesk();
    desk = openHouse({ store, desks: { fake } });
  });
  afterEach(async () => {
    await desk.stop();
    await opened.close();
  });

  const say = async (text: string, conversation?: string): Promise<Response> => {
    const message = { workspace: W, user, text, attachments: [], data: {} };
    return JSON.parse(await desk.answer({ ...message, conversation }));
  };
  /** Runs once, after the desk has opened the ticket and before anything else is written to it. */
  const onceOpened = (what: (ticket: string) => Promise<unknown>) =>
    new Promise<void>((resolve, reject) => {
      fake.beforeWrite = async () => {
        const [ticket] = fake.tickets.keys();
        if (!ticket) return;
        fake.beforeWrite = undefined;
        await what(ticket).then(() => resolve(), reject);
      };
    });
  const agentsIn = async (id: string) =>
    (await store.turns.messages(W, id, 0, 100)).filter(({ author }) => author === 'agent');

  it('what the customer goes on to write reaches the ticket, in order', async () => {
    let id = '';
    const written = onceOpened(async () => {
      await say('it is order 4711', id);
      await say('and it is urgent', id);
    });
    id = (await say('a human please')).conversation;
    await written;
    await settled(store);
    const comments = [...fake.tickets.values()].flatMap((ticket) => ticket.comments);
    const passedOn = comments.map(({ text }) => text).filter((text) => /^The customer wrote/.test(text));
    expect(passedOn.map((text) => text.split('\n').at(-1))).toEqual(['it is order 4711', 'and it is urgent']);
  });

  it('what an agent answers comes to the chat, and to no conversation of the ticket’s own', async () => {
    const answered = onceOpened((ticket) =>
      desk.keep(W, 'fake', [fake.agentReplies(ticket, 'Hello, Bob here.')]),
    );
    const { conversation: id } = await say('a human please');
    await answered;
    await until('the answer to reach the chat', async () => (await agentsIn(id)).length > 0);
    await settled(store);
    const agents = await agentsIn(id);
    expect(agents.map(({ text }) => text)).toEqual(['Hello, Bob here.']);
    const [ticket = ''] = fake.tickets.keys();
    const later = await desk.keep(W, 'fake', [fake.agentReplies(ticket, 'And one more thing.')]);
    expect(later.conversations).toEqual([id]);
  });

  it('the number of the ticket is not told any more once an agent has answered', async () => {
    const { update } = fake;
    fake.update = async (ticket, change) => {
      const [id = ''] = (await desk.keep(W, 'fake', [fake.agentReplies(ticket, 'Hello, Bob here.')]))
        .conversations;
      await until('the answer to reach the chat', async () => (await agentsIn(id)).length > 0);
      return update(ticket, change);
    };
    const { conversation: id } = await say('a human please');
    await until(
      'the handoff to be done',
      async () => (await store.desks.handoffs(W, id))[0]?.state === 'verified',
    );
    const said = (await store.turns.messages(W, id, 0, 100)).map(({ author }) => author);
    expect(said).toEqual(['customer', 'bot', 'agent']);
  });

  it('no event is lost when it is kept in the moment that links the ticket', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n++) {
      const answered = onceLinking(n);
      ids.push((await say(`a human please, ${n}`)).conversation);
      await answered;
    }
    for (const id of ids) await until('all three in the chat', async () => (await agentsIn(id)).length === 3);
    await settled(store);
    for (const id of ids) expect(await agentsIn(id)).toHaveLength(3);
  });

  /** Three answers around the time that the handoff is settled: its ticket is tagged just before. */
  function onceLinking(n: number): Promise<unknown> {
    const { update } = fake;
    return new Promise((resolve, reject) => {
      fake.update = async (ticket, change) => {
        fake.update = update;
        const answers = [0, 1, 2].map(async (i) => {
          await new Promise((later) => setTimeout(later, i));
          await desk.keep(W, 'fake', [fake.agentReplies(ticket, `Answer ${i} to ${n}`)]);
        });
        Promise.all(answers).then(resolve, reject);
        return update(ticket, change);
      };
    });
  }
});
