import type { Store } from '../../src/store/port.ts';
import { engines, type Opened, stopEngines } from './engines.ts';
import { conversation, event, firstTurn, keep, message, nextTurn, reply, T0, W } from './rows.ts';

afterAll(stopEngines);

describe.each(engines)('turns on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());

  const said = async (id: string) => (await store.turns.messages(W, id, 0, 99)).map(({ seq }) => seq);

  it('gives back all that was written', async () => {
    const memory = { misses: 1, tried: [], collected: { order: '4711' } };
    const ticket = { installation: 'desk', id: '7', number: '1007' };
    const of = conversation({ memory, ticket, subject: 'Žluťoučký 👍', language: 'cs', status: 'open' });
    const file = { name: 'a.png', type: 'image/png', data: Buffer.from([0, 255, 10]).toString('base64') };
    const full = message(of, 1, {
      attachments: [file],
      buttons: [{ label: 'A', value: 'a' }],
      authorName: 'Ana',
    });
    expect(await store.turns.commit(firstTurn({ conversation: of, messages: [full] }))).toBe('committed');
    const found = await store.turns.load(W, of.id);
    expect(found?.conversation).toEqual(of);
    expect(found?.recent).toEqual([
      { ...full, attachments: [{ name: 'a.png', type: 'image/png' }], turn: undefined },
    ]);
    expect(await store.turns.attachments(W, [full.id])).toEqual([file]);
  });

  it('refuses a turn that was decided on an older version, and writes nothing of it', async () => {
    const first = firstTurn();
    await store.turns.commit(first);
    await store.turns.commit(nextTurn(first));
    const stale = nextTurn(first, { outbox: [reply('stale')] });
    expect(await store.turns.commit(stale)).toBe('conflict');
    expect(await said(first.conversation.id)).toEqual([1, 2]);
    expect((await store.outbox.claim('x', T0 + 10, 10, 99)).map(({ key }) => key)).not.toContain('stale');
  });

  it('lets one of two turns through that were decided on the same version at once', async () => {
    const first = firstTurn();
    await store.turns.commit(first);
    const other = (await opened.another?.()) ?? store;
    const results = await Promise.all([store, other, store].map((one) => one.turns.commit(nextTurn(first))));
    expect(results.toSorted()).toEqual(['committed', 'conflict', 'conflict']);
    expect(await said(first.conversation.id)).toEqual([1, 2]);
  });

  it('lets one of two conversations through that are made under the same id', async () => {
    const of = conversation();
    const results = await Promise.all([1, 2].map(() => store.turns.commit(firstTurn({ conversation: of }))));
    expect(results.toSorted()).toEqual(['committed', 'conflict']);
  });

  it('answers a kept event once', async () => {
    const [id] = await keep(store, [event()]);
    const context = await store.turns.load(W, id ?? '');
    const [kept] = await store.inbox.waiting(id ?? '', T0);
    const of = context?.conversation ?? conversation();
    const answer = (from: typeof of) =>
      nextTurn(firstTurn({ conversation: from }), { event: { kept: kept?.position ?? 0 } });
    const once = answer(of);
    expect(await store.turns.commit(once)).toBe('committed');
    expect(await store.turns.commit(answer(once.conversation))).toBe('duplicate');
    expect(await said(of.id)).toHaveLength(1);
    expect((await store.turns.load(W, of.id))?.conversation.version).toBe(once.conversation.version);
    expect(await store.inbox.waiting(of.id, T0 + 1e6)).toEqual([]);
  });

  it('answers a delivery of the API once, and remembers the answer for its repeat', async () => {
    const first = firstTurn({ event: { delivery: 'k1', native: 'k1', at: T0, receivedAt: T0 } });
    await store.turns.commit(first);
    const again = nextTurn(first, { event: first.event });
    expect(await store.turns.commit(again)).toBe('duplicate');
    expect(await store.turns.answered(W, 'api', 'k1')).toMatchObject({ request: 'r', response: '{"a":1}' });
    expect(await store.turns.answered(W, 'api', 'k2')).toBeNull();
    expect(await store.turns.answered(W, 'desk', 'k1')).toBeNull();
  });

  it('takes back a turn that fails, and none of those that share its transaction', async () => {
    const [good, fine] = [firstTurn(), firstTurn()];
    const of = conversation();
    const bad = firstTurn({ conversation: of, messages: [message(of, 1), message(of, 1)] });
    const results = await Promise.allSettled([good, bad, fine].map((one) => store.turns.commit(one)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.turns.load(W, of.id)).toBeNull();
    for (const { conversation: kept } of [good, fine]) expect(await said(kept.id)).toEqual([1]);
    expect(await store.turns.commit(firstTurn({ conversation: of }))).toBe('committed');
  });

  it('keeps apart what workspaces hold', async () => {
    const first = firstTurn();
    await store.turns.commit(first);
    const { id } = first.conversation;
    expect(await store.turns.load('other', id)).toBeNull();
    expect(await store.turns.messages('other', id, 0, 9)).toEqual([]);
    expect(
      await store.turns.attachments(
        'other',
        first.messages.map((m) => m.id),
      ),
    ).toEqual([]);
    expect(await store.desks.handoffs('other', id)).toEqual([]);
  });

  it('gives messages after a number, no more than asked for', async () => {
    const of = conversation({ seq: 5 });
    await store.turns.commit(
      firstTurn({ conversation: of, messages: [1, 2, 3, 4, 5].map((seq) => message(of, seq)) }),
    );
    expect((await store.turns.messages(W, of.id, 2, 2)).map(({ seq }) => seq)).toEqual([3, 4]);
  });

  it('gives the latest twenty messages to decide on, oldest first', async () => {
    const of = conversation({ seq: 25 });
    const messages = Array.from({ length: 25 }, (_, i) => message(of, i + 1));
    await store.turns.commit(firstTurn({ conversation: of, messages }));
    const recent = (await store.turns.load(W, of.id))?.recent.map(({ seq }) => seq);
    expect(recent).toEqual(Array.from({ length: 20 }, (_, i) => i + 6));
  });
});
