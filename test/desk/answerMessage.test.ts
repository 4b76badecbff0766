import type { Desk } from '../../src/desk/createDesk.ts';
import type { Response } from '../../src/desk/respond.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk } from './fakeDesk.ts';
import { openHouse } from './house.ts';

const W = 'default';
const user = { id: 'u1' };
afterAll(stopEngines);

describe.each(engines)('the chatbot API on %s', (_, open) => {
  let opened: Opened;
  let desk: Desk;
  beforeEach(async () => {
    opened = await open();
    desk = openHouse({ store: opened.store, desks: { local: createFakeDesk() } });
  });
  afterEach(async () => {
    await desk.stop();
    await opened.close();
  });

  const ask = (text: string, more: object = {}) =>
    desk.answer({ workspace: W, user, text, attachments: [], data: {}, ...more });
  const say = async (text: string, more: object = {}): Promise<Response> => JSON.parse(await ask(text, more));

  it('gives a redelivered message its stored reply', async () => {
    const once = await ask('where is my order?', { idempotencyKey: 'k1' });
    expect(await ask('where is my order?', { idempotencyKey: 'k1' })).toBe(once);
    const { conversation } = JSON.parse(once);
    expect(await opened.store.turns.messages(W, conversation, 0, 9)).toHaveLength(2);
  });

  it('gives both copies of a message the same reply when they come within one millisecond', async () => {
    const copies = await Promise.all(
      Array.from({ length: 8 }, () => ask('order?', { idempotencyKey: 'k2' })),
    );
    expect(new Set(copies).size).toBe(1);
  });

  it('gives a copy that reaches another replica the same reply', async () => {
    if (!opened.another) return;
    const other = openHouse({ store: await opened.another(), desks: {}, replica: 'two' });
    const message = { workspace: W, user, text: 'order?', attachments: [], data: {}, idempotencyKey: 'k3' };
    const copies = await Promise.all([desk, other, desk, other].map((one) => one.answer(message)));
    await other.stop();
    expect(new Set(copies).size).toBe(1);
  });

  it('refuses an idempotency key that came with other words', async () => {
    await ask('order?', { idempotencyKey: 'k4' });
    await expect(ask('refund?', { idempotencyKey: 'k4' })).rejects.toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    });
  });

  it('numbers the messages of a conversation without gaps when many come at once', async () => {
    const { conversation } = await say('order?');
    await Promise.all(Array.from({ length: 30 }, (_, i) => say(`order ${i}`, { conversation })));
    const messages = await opened.store.turns.messages(W, conversation, 0, 100);
    expect(messages.map((m) => m.seq)).toEqual(Array.from({ length: 62 }, (_, i) => i + 1));
    expect(messages.filter((m) => m.author === 'bot')).toHaveLength(31);
  });

  it('keeps a conversation in order when two replicas answer it', async () => {
    if (!opened.another) return;
    const other = openHouse({ store: await opened.another(), desks: {}, replica: 'two' });
    const { conversation } = await say('order?');
    const message = { workspace: W, user, attachments: [], data: {}, conversation };
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? desk : other).answer({ ...message, text: `order ${i}` })),
    );
    await other.stop();
    const messages = await opened.store.turns.messages(W, conversation, 0, 100);
    expect(messages.map((m) => m.seq)).toEqual(Array.from({ length: 42 }, (_, i) => i + 1));
  });

  it('shares one COMMIT among messages that come together', async () => {
    const before = opened.store.commits();
    await Promise.all(Array.from({ length: 32 }, (_, i) => say(`order ${i}`)));
    expect(opened.store.commits() - before).toBeLessThanOrEqual(8);
  });

  it('says that a conversation is unknown, or somebody else’s', async () => {
    await expect(ask('hi', { conversation: 'cnv_nope' })).rejects.toMatchObject({
      status: 404,
      field: '/conversation',
    });
    const { conversation } = await say('order?');
    await expect(ask('hi', { conversation, user: { id: 'u2' } })).rejects.toMatchObject({ status: 403 });
  });
});
