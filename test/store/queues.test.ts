import { hashId } from '../../src/domain/ids.ts';
import type { OutboxRow, Store } from '../../src/store/port.ts';
import { engines, type Opened, stopEngines } from './engines.ts';
import { conversation, event, firstTurn, keep, nextTurn, reply, T0, W } from './rows.ts';

afterAll(stopEngines);
const LEASE = 60_000;

describe.each(engines)('queues on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  const ownerOf = async (id: string) => {
    const { owner, fence, status } = (await store.turns.load(W, id))?.conversation ?? conversation();
    return { owner, fence, status };
  };

  describe('the inbox', () => {
    const at = { workspace: W, source: 'desk', now: T0 };

    it('keeps an event once by its delivery, and once by its native id', async () => {
      const one = event();
      expect((await store.inbox.keep(at, [one])).kept).toBe(1);
      expect((await store.inbox.keep(at, [one])).kept).toBe(0);
      expect((await store.inbox.keep(at, [{ ...one, delivery: 'another' }])).kept).toBe(0);
      expect((await store.inbox.keep(at, [{ ...one, native: 'another' }])).kept).toBe(0);
      expect((await store.inbox.keep(at, [one, event(), event()])).kept).toBe(2);
      expect((await store.inbox.keep({ ...at, source: 'other desk' }, [one])).kept).toBe(1);
      expect((await store.inbox.keep({ ...at, workspace: 'other' }, [one])).kept).toBe(1);
    });

    it('raises the fence when a human speaks, is assigned or hands back, and for nothing else', async () => {
      const ticket = 't1';
      const [id = ''] = await keep(store, [event({ ticket })]);
      expect(await ownerOf(id)).toEqual({ owner: 'bot', fence: 0, status: 'pending' });
      await keep(store, [
        event({ ticket, kind: 'agent_note' }),
        event({ ticket, kind: 'status', status: 'open' }),
      ]);
      expect(await ownerOf(id)).toEqual({ owner: 'bot', fence: 0, status: 'pending' });
      await keep(store, [event({ ticket, kind: 'agent_reply' })]);
      expect(await ownerOf(id)).toEqual({ owner: 'human', fence: 1, status: 'open' });
      await keep(store, [event({ ticket, kind: 'assigned' })]);
      expect(await ownerOf(id)).toEqual({ owner: 'human', fence: 2, status: 'open' });
      await keep(store, [event({ ticket, kind: 'handback' })]);
      expect(await ownerOf(id)).toEqual({ owner: 'bot', fence: 3, status: 'pending' });
    });

    it('lets a human’s event that is older than their handback change nothing, and cancel nothing', async () => {
      const ticket = 't1';
      const late = event({ ticket, kind: 'agent_reply' });
      const [id = ''] = await keep(store, [event({ ticket, kind: 'handback' })]);
      await keep(store, [late]);
      expect(await ownerOf(id)).toEqual({ owner: 'bot', fence: 0, status: 'pending' });
    });

    it('raises it once for a human’s event that is delivered twice', async () => {
      const spoke = event({ kind: 'agent_reply' });
      const [id = ''] = await keep(store, [spoke]);
      await keep(store, [{ ...spoke, delivery: 'again' }]);
      expect(await ownerOf(id)).toMatchObject({ owner: 'human', fence: 1 });
    });

    it('moves the version with the fence, so that a turn decided before it conflicts', async () => {
      const ticket = 't1';
      const [id = ''] = await keep(store, [event({ ticket })]);
      const before = (await store.turns.load(W, id))?.conversation ?? conversation();
      await keep(store, [event({ ticket, kind: 'agent_reply' })]);
      expect(await store.turns.commit(nextTurn(firstTurn({ conversation: before })))).toBe('conflict');
    });

    it('gives a conversation to one replica at a time, until its lease ends or it is released', async () => {
      const [id = ''] = await keep(store, [event()]);
      const claim = async (who: string, now: number) =>
        (await store.inbox.claim(who, now, LEASE, 9)).map((c) => c.id);
      expect(await claim('a', T0)).toEqual([id]);
      expect(await claim('b', T0 + LEASE)).toEqual([]);
      expect(await claim('b', T0 + LEASE + 1)).toEqual([id]);
      await store.inbox.release('a', id); // It is not theirs any more.
      expect(await claim('c', T0 + LEASE + 2)).toEqual([]);
      await store.inbox.release('b', id);
      expect(await claim('c', T0 + LEASE + 3)).toEqual([id]);
    });

    it('never gives one conversation to two replicas that ask together', async () => {
      await keep(
        store,
        Array.from({ length: 60 }, () => event()),
      );
      const other = (await opened.another?.()) ?? store;
      const claims = Array.from({ length: 12 }, (_, i) =>
        (i % 2 ? store : other).inbox.claim(`r${i % 2}`, T0, LEASE, 10),
      );
      const ids = (await Promise.all(claims)).flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const rest = (await store.inbox.claim('r2', T0, LEASE, 99)).length;
      expect(ids.length + rest).toBe(60);
    });

    it('gives waiting events in the order in which they happened, and none while the first is put off', async () => {
      const ticket = 't1';
      const [third, first, second] = [30, 10, 20].map((ms) => event({ ticket, at: T0 + ms }));
      const [id = ''] = await keep(store, [third, first, second] as never);
      const waiting = async (now: number) =>
        (await store.inbox.waiting(id, now)).map((kept) => kept.event.at - T0);
      expect(await waiting(T0)).toEqual([10, 20, 30]);
      const [{ position = 0 } = {}] = await store.inbox.waiting(id, T0);
      await store.inbox.defer(position, T0 + 500, 'not now');
      expect(await waiting(T0)).toEqual([]);
      expect(await store.inbox.claim('a', T0, LEASE, 9)).toEqual([]);
      expect(await waiting(T0 + 500)).toEqual([10, 20, 30]);
      expect((await store.inbox.waiting(id, T0 + 500))[0]?.attempts).toBe(1);
    });

    it('sets an event aside out of everybody’s way, in its own workspace, and takes it back', async () => {
      const [id = ''] = await keep(store, [event()]);
      const [{ position = 0 } = {}] = await store.inbox.waiting(id, T0);
      await store.inbox.setAside(position, 'poison');
      expect(await store.inbox.waiting(id, T0)).toEqual([]);
      expect(await store.inbox.claim('a', T0, LEASE, 9)).toEqual([]);
      expect(await store.inbox.listSetAside(W)).toEqual([
        expect.objectContaining({ position, error: 'poison', conversation: id }),
      ]);
      expect(await store.inbox.listSetAside('other')).toEqual([]);
      expect(await store.inbox.replay('other', position)).toBeNull();
      expect(await store.inbox.replay(W, position)).toBe(id);
      expect(await store.inbox.replay(W, position)).toBeNull();
      expect(await store.inbox.waiting(id, T0)).toHaveLength(1);
    });

    it('gives a ticket the same conversation in every process, and our own API names its own', async () => {
      const { inbox } = store;
      const [id] = await keep(store, [event({ ticket: '9' })]);
      expect(id).toBe(hashId('cnv', W, 'desk', '9'));
      const api = await inbox.keep({ ...at, source: 'api' }, [
        event({ ticket: 'cnv_own', kind: 'handback' }),
      ]);
      expect(api.conversations).toEqual(['cnv_own']);
    });
  });

  describe('the outbox', () => {
    /** A conversation with these rows waiting, oldest first. */
    async function waiting(keys: string[], target = 'desk'): Promise<string> {
      const first = firstTurn({ outbox: keys.map((key) => reply(key, target)) });
      await store.turns.commit(first);
      return first.conversation.id;
    }
    const claim = (who: string, now = T0 + 1, limit = 9) => store.outbox.claim(who, now, LEASE, limit);
    const keysOf = (rows: OutboxRow[]) => rows.map(({ key }) => key);

    it('gives the rows of a conversation one after the other, those of others beside them', async () => {
      await waiting(['a1', 'a2', 'a3']);
      await waiting(['b1']);
      const rows = await claim('x');
      expect(keysOf(rows)).toEqual(['a1', 'b1']);
      expect(await claim('y')).toEqual([]);
      await store.outbox.settle(rows[0] as OutboxRow, { state: 'done' }, T0 + 2);
      const next = await claim('y');
      expect(keysOf(next)).toEqual(['a2']);
      await store.outbox.retry(next[0] as OutboxRow, {
        availableAt: T0 + 1_000,
        uncertain: false,
        countTry: true,
        error: 'later',
      });
      expect(await claim('y', T0 + 999)).toEqual([]); // a3 waits for a2.
      expect(keysOf(await claim('y', T0 + 1_000))).toEqual(['a2']);
    });

    it('marks a row uncertain when the lease of who was sending it ended, and after a replay', async () => {
      await waiting(['k']);
      expect((await claim('x'))[0]).toMatchObject({ key: 'k', uncertain: false, attempts: 0 });
      expect(await claim('y', T0 + LEASE + 1)).toEqual([]);
      const [row] = await claim('y', T0 + LEASE + 2);
      expect(row).toMatchObject({ key: 'k', uncertain: true });
      await store.outbox.settle(row as OutboxRow, { state: 'dead', error: 'gone' }, T0 + LEASE + 3);
      expect(await store.outbox.dead(W)).toEqual([
        expect.objectContaining({ target: 'desk', error: 'gone', attempts: 1 }),
      ]);
      expect(await store.outbox.dead('other')).toEqual([]);
      const position = row?.position ?? 0;
      expect(await store.outbox.replay('other', position, T0)).toBe(false);
      expect(await store.outbox.replay(W, position, T0)).toBe(true);
      expect(await store.outbox.replay(W, position, T0)).toBe(false);
      expect((await claim('z', T0 + LEASE + 4))[0]).toMatchObject({ key: 'k', uncertain: true, attempts: 0 });
    });

    it('keeps what it is told about a try', async () => {
      await waiting(['k']);
      const [row] = await claim('x');
      await store.outbox.retry(row as OutboxRow, {
        availableAt: T0 + 5,
        uncertain: true,
        countTry: true,
        error: 'timeout',
      });
      expect((await claim('x', T0 + 5))[0]).toMatchObject({ uncertain: true, attempts: 1 });
    });

    it('writes one row for one key, whatever asks for it', async () => {
      await waiting(['same']);
      await waiting(['same']);
      expect(await store.outbox.depth(T0)).toMatchObject({ waiting: 1 });
    });

    it('never gives one row to two replicas that ask together', async () => {
      for (let i = 0; i < 40; i++) await waiting([`k${i}`]);
      const other = (await opened.another?.()) ?? store;
      const claims = Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? store : other).outbox.claim(`r${i}`, T0 + 1, LEASE, 7),
      );
      const keys = (await Promise.all(claims)).flatMap(keysOf);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length + (await claim('rest', T0 + 1, 99)).length).toBe(40);
    });

    it('says how much waits and since when, and what died', async () => {
      await waiting(['a']);
      await waiting(['b']);
      const [row] = await claim('x', T0 + 1, 1);
      await store.outbox.settle(row as OutboxRow, { state: 'dead', error: 'no' }, T0);
      expect(await store.outbox.depth(T0 + 500)).toEqual({ waiting: 1, dead: 1, oldestMs: 500 });
    });

    it('brings a conversation to the ticket that a delivery opened, where the ticket’s events find it', async () => {
      const id = await waiting(['open']);
      const [row] = await claim('x');
      const ticket = { installation: 'desk', id: '55', number: '1055' };
      await store.outbox.link(row as OutboxRow, ticket);
      await store.outbox.settle(
        row as OutboxRow,
        { state: 'done', tell: { text: 'Your ticket is 1055.', after: 1 } },
        T0 + 2,
      );
      expect((await store.turns.load(W, id))?.conversation).toMatchObject({ ticket, seq: 2, version: 3 });
      expect((await store.turns.messages(W, id, 1, 9))[0]).toMatchObject({
        author: 'bot',
        text: 'Your ticket is 1055.',
      });
      expect(await keep(store, [event({ ticket: '55', kind: 'agent_reply' })])).toEqual([id]);
      expect(await ownerOf(id)).toMatchObject({ owner: 'human', fence: 1 });
    });

    it('remembers a breaker for every replica', async () => {
      await store.outbox.setBreaker(W, 'desk', 5, T0 + 10_000);
      const other = (await opened.another?.()) ?? store;
      expect(await other.outbox.breaker('desk')).toEqual({ failures: 5, openUntil: T0 + 10_000 });
      expect(await other.outbox.breakers(T0)).toEqual([{ target: 'desk', openUntil: T0 + 10_000 }]);
      expect(await other.outbox.breakers(T0 + 10_000)).toEqual([]);
    });
  });

  it('gives a named lease to one holder, who may renew it, until it ends', async () => {
    const lease = (who: string, now: number) => store.lease(W, 'poll:rt', who, now, 1_000);
    expect(await Promise.all(['a', 'b', 'c'].map((who) => lease(who, T0)))).toEqual([true, false, false]);
    expect(await lease('a', T0 + 900)).toBe(true);
    expect(await lease('b', T0 + 1_500)).toBe(false);
    expect(await lease('b', T0 + 1_901)).toBe(true);
    expect(await lease('a', T0 + 1_902)).toBe(false);
  });
});
