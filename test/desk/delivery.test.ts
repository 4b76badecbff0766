import type { Desk } from '../../src/desk/createDesk.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import { hashId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/port.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk, type FakeDesk } from './fakeDesk.ts';
import { openHouse, until } from './house.ts';

const W = 'default';
afterAll(stopEngines);

describe.each(engines)('delivery on %s', (_, open) => {
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

  const keep = (...events: InboundEvent[]) => desk.keep(W, 'fake', events);
  const answered = (event: InboundEvent, times = 1) =>
    until(
      `${times} replies`,
      () => fake.publicTexts(event.ticket).filter((t) => t.startsWith('About')).length >= times,
    );
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 250));
  const replies = (event: InboundEvent) =>
    fake.publicTexts(event.ticket).filter((t) => t.startsWith('About'));

  it('answers a ticket in public, with its source', async () => {
    const event = fake.customerOpens('where is my order?');
    await keep(event);
    await answered(event);
    expect(fake.publicTexts(event.ticket)).toEqual([
      'where is my order?',
      'About: where is my order?\n\nSource: Orders https://help.example.test/orders',
    ]);
  });

  it('answers once when eleven delivery ids carry one message', async () => {
    const event = fake.customerOpens('order status?');
    for (let i = 0; i < 11; i++) await keep({ ...event, delivery: `again-${i}` });
    await answered(event);
    await quiet();
    expect(replies(event)).toHaveLength(1);
  });

  it('answers once when two copies come within one millisecond', async () => {
    const event = fake.customerOpens('order status?');
    await Promise.all([keep(event), keep({ ...event }), keep({ ...event, delivery: 'other' })]);
    await answered(event);
    await quiet();
    expect(replies(event)).toHaveLength(1);
  });

  it('answers after a restart what was acknowledged and not yet worked off', async () => {
    await desk.stop();
    const event = fake.customerOpens('order status?');
    await store.inbox.keep({ workspace: W, source: 'fake', now: Date.now() }, [event]);
    await quiet();
    expect(replies(event)).toHaveLength(0);
    desk = openHouse({ store, desks: { fake } });
    await answered(event);
  });

  it('writes once when the desk commits and then does not answer', async () => {
    fake.faults = ['timeoutAfterCommit'];
    const event = fake.customerOpens('order status?');
    await keep(event);
    await answered(event);
    await until('the row to be done', async () => (await store.outbox.depth(Date.now())).waiting === 0);
    expect(replies(event)).toHaveLength(1);
    expect(fake.writes).toBe(1);
  });

  it.each(['html502', 'resetBeforeCommit', 'tooMany'] as const)(
    'tries again after %s, and writes once',
    async (fault) => {
      fake.faults = [fault];
      const event = fake.customerOpens('order status?');
      await keep(event);
      await answered(event);
      await quiet();
      expect(replies(event)).toHaveLength(1);
    },
  );

  it('makes a final refusal a dead letter that an admin can send again', async () => {
    fake.faults = ['refuse'];
    const event = fake.customerOpens('order status?');
    await keep(event);
    await until('a dead letter', async () => (await store.outbox.dead(W)).length === 1);
    const [letter] = await store.outbox.dead(W);
    expect(letter).toMatchObject({ target: 'fake', kind: 'reply', attempts: 1, error: 'no' });
    await store.outbox.replay(W, letter?.position ?? 0, Date.now());
    desk.wakeOutbox();
    await answered(event);
    expect(await store.outbox.dead(W)).toEqual([]);
  });

  it('opens a breaker when a desk does not answer, and loses nothing', async () => {
    fake.faults = Array.from({ length: 5 }, () => 'resetBeforeCommit');
    const events = Array.from({ length: 5 }, (_, i) => fake.customerOpens(`order ${i}`));
    await keep(...events);
    await until('the breaker to open', async () => (await store.outbox.breakers(Date.now())).length === 1);
    expect((await store.outbox.depth(Date.now())).waiting).toBe(5);
    expect(await store.outbox.dead(W)).toEqual([]);
  });

  it('sets a poison event aside and answers what comes after it', async () => {
    await desk.stop();
    desk = openHouse({
      store,
      desks: { fake },
      decide: async (context, event) => {
        if (event.text.includes('poison')) throw new Error('cannot be understood');
        return plain(context.conversation.memory, 'About: fine');
      },
      now: skipping(),
    });
    const first = fake.customerOpens('poison');
    const second = fake.customerWrites(first.ticket, 'order status?');
    await keep({ ...first, at: Date.now() });
    await keep({ ...second, at: Date.now() + 1 });
    await answered(first);
    await until('the poison to be set aside', async () => (await store.inbox.listSetAside(W)).length === 1);
    const [aside] = await store.inbox.listSetAside(W);
    expect(aside?.error).toBe('cannot be understood');
    expect(await store.inbox.replay(W, aside?.position ?? 0)).toBe(aside?.conversation);
  });

  it('keeps the order of a conversation when its events come in disorder', async () => {
    const first = fake.customerOpens('order one');
    const second = fake.customerWrites(first.ticket, 'order two');
    await desk.stop();
    await store.inbox.keep({ workspace: W, source: 'fake', now: Date.now() }, [second]);
    await store.inbox.keep({ workspace: W, source: 'fake', now: Date.now() }, [first]);
    desk = openHouse({ store, desks: { fake }, now: () => second.at + 10 });
    await answered(first, 2);
    expect(replies(first).map((t) => t.split('\n')[0])).toEqual(['About: order one', 'About: order two']);
  });

  it('answers only the latest message after an outage, and keeps the others in the transcript', async () => {
    const first = fake.customerOpens('order one');
    const later = ['order two', 'order three'].map((text) => fake.customerWrites(first.ticket, text));
    await keep(first, ...later);
    await answered(first);
    await quiet();
    expect(replies(first).map((t) => t.split('\n')[0])).toEqual(['About: order three']);
    const id = hashId('cnv', W, 'fake', first.ticket);
    const said = (await store.turns.messages(W, id, 0, 50))
      .filter((m) => m.author === 'customer')
      .map((m) => m.text);
    expect(said).toEqual(['order one', 'order two', 'order three']);
  });

  it('does not answer again in a replay storm after a restart', async () => {
    const event = fake.customerOpens('order status?');
    await keep(event);
    await answered(event);
    await desk.stop();
    desk = openHouse({ store, desks: { fake } });
    for (let i = 0; i < 50; i++) await keep({ ...event, delivery: `storm-${i}` });
    await quiet();
    expect(replies(event)).toHaveLength(1);
  });

  it('hands a mail robot over instead of answering it for ever', async () => {
    const event = fake.customerOpens('order status?');
    await keep({ ...event, at: Date.now() });
    for (let i = 0; i < 12; i++) {
      await quiet();
      await keep({ ...fake.customerWrites(event.ticket, `order ${i}: I am out of office`), at: Date.now() });
    }
    await quiet();
    expect(replies(event).length).toBeLessThanOrEqual(6);
    expect(
      fake.tickets
        .get(event.ticket)
        ?.comments.some((c) => !c.public && c.text.includes('Deskhand hands over')),
    ).toBe(true);
  }, 20_000);
});

function plain(
  memory: import('../../src/domain/conversation.ts').Memory,
  text: string,
): import('../../src/domain/turn.ts').Turn {
  return {
    decision: 'answer',
    say: [{ text }],
    understood: null,
    handoff: null,
    memory,
    status: 'pending',
    trace: [],
  };
}

/** A clock on which a second passes with every look, so that waits between tries are short. */
function skipping(): () => number {
  let skipped = 0;
  return () => {
    skipped += 200;
    return Date.now() + skipped;
  };
}
