import { createMemoryRuns } from '../../src/actions/memoryRuns.ts';
import type { ActionOutcome } from '../../src/domain/action.ts';
import type { ActionRun, ActionRuns } from '../../src/domain/actionRun.ts';
import { newId } from '../../src/domain/ids.ts';
import { engines, stopEngines } from './engines.ts';
import { conversation, firstTurn } from './rows.ts';

interface Journal {
  runs: ActionRuns;
  /** The same journal, as another process sees it. */
  other: ActionRuns;
  close(): Promise<void>;
}

const T0 = 1_760_000_000_000;
const OUTCOME: ActionOutcome = { status: 'done', run: 'run_1', result: { id: 1 }, shown: null };

const journals: [string, () => Promise<Journal>][] = [
  [
    'memory',
    async () => {
      const runs = createMemoryRuns({ fenceOf: (id) => (id === 'cnv_1' ? 0 : undefined) });
      return { runs, other: runs, close: async () => {} };
    },
  ],
  ...engines.map(([name, open]): [string, () => Promise<Journal>] => [
    name,
    async () => {
      const { store, another, close } = await open(() => T0);
      await store.turns.commit(firstTurn({ conversation: conversation({ id: 'cnv_1' }) }));
      const other = another ? await another() : store;
      return { runs: store.actionRuns, other: other.actionRuns, close };
    },
  ]),
];

function line(more: Partial<ActionRun> = {}): ActionRun {
  return {
    id: newId('run'),
    workspace: 'default',
    key: newId('run'),
    conversation: 'cnv_1',
    action: 'refund',
    by: 'flow',
    askedBy: null,
    counted: 'c1',
    requester: 'c1',
    proof: 'channel:api',
    effect: 'e1',
    arguments: { order_id: 'A1' },
    state: 'started',
    why: null,
    outcome: null,
    request: null,
    result: null,
    until: null,
    decidedBy: null,
    decidedAt: null,
    undoneBy: null,
    leaseUntil: T0 + 1_000,
    createdAt: T0,
    settledAt: null,
    ...more,
  };
}

afterAll(stopEngines);

describe.each(journals)('the journal in %s', (_, open) => {
  let journal: Journal;
  let runs: ActionRuns;
  beforeEach(async () => {
    journal = await open();
    runs = journal.runs;
  });
  afterEach(() => journal.close());

  it('begins a key once, and gives what it has of it afterwards', async () => {
    const run = line();
    expect(await runs.begin({ run, fence: 0, limits: [] })).toEqual({ as: 'begun' });
    const again = await runs.begin({ run: { ...line(), key: run.key }, fence: 0, limits: [] });
    expect(again).toEqual({ as: 'known', run });
    expect(await runs.byKey('default', run.key ?? '')).toEqual(run);
    expect(await runs.byKey('other', run.key ?? '')).toBeNull();
    expect(await runs.get('other', run.id)).toBeNull();
  });

  it('begins a key once when two processes come at the same time', async () => {
    const key = newId('run');
    const all = Array.from({ length: 10 }, (_, i) =>
      (i % 2 ? runs : journal.other).begin({ run: line({ key }), fence: 0, limits: [] }),
    );
    expect((await Promise.all(all)).filter(({ as }) => as === 'begun')).toHaveLength(1);
  });

  it('begins nothing once the fence has moved; of a conversation that nobody has written yet it may', async () => {
    expect(await runs.begin({ run: line(), fence: 7, limits: [] })).toEqual({ as: 'moved' });
    expect(await runs.begin({ run: line(), fence: null, limits: [] })).toEqual({ as: 'begun' });
    expect(await runs.begin({ run: line({ conversation: 'cnv_new' }), fence: 7, limits: [] })).toEqual({
      as: 'begun',
    });
  });

  it('keeps to a limit also when two processes come at the same time', async () => {
    const limits = [{ rule: 'limit_requester' as const, count: 3, since: T0 - 1_000, failures: false }];
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        (i % 2 ? runs : journal.other).begin({ run: line(), fence: 0, limits }),
      ),
    );
    expect(all.filter(({ as }) => as === 'begun')).toHaveLength(3);
    expect(all.filter(({ as }) => as === 'limit')).toHaveLength(9);
    expect(await runs.reached(line(), limits)).toBe('limit_requester');
    expect(await runs.reached(line({ counted: 'c2' }), limits)).toBeNull();
    expect(await runs.reached(line({ action: 'other' }), limits)).toBeNull();
    expect(await runs.reached(line(), [{ ...limits[0]!, since: T0 + 1 }])).toBeNull();
  });

  it('does not count what failed for sure or was taken back, and counts what nobody knows', async () => {
    const limits = [{ rule: 'limit_workspace' as const, count: 1, since: 0, failures: false }];
    const failed = (isUnknown: boolean) => ({
      status: 'failed' as const,
      run: '',
      code: 'timeout',
      isUnknown,
    });
    const [sure, taken, unknown] = [line(), line(), line()];
    for (const run of [sure, taken, unknown]) await runs.begin({ run, fence: 0, limits: [] });
    await runs.settle(sure, { state: 'failed', why: 'timeout', outcome: failed(false) }, T0);
    await runs.settle(taken, { state: 'done', why: null, outcome: OUTCOME }, T0);
    await runs.markUndone('default', taken.id, 'run_9');
    expect(await runs.reached(line(), limits)).toBe('limit_workspace');
    await runs.settle(unknown, { state: 'failed', why: 'timeout', outcome: failed(false) }, T0);
    expect(await runs.reached(line(), limits)).toBeNull();
    expect(await runs.reached(line(), [{ ...limits[0]!, failures: true }])).toBe('limit_workspace');
    expect(await runs.get('default', taken.id)).toMatchObject({ undoneBy: 'run_9' });
    const open = line();
    await runs.begin({ run: open, fence: 0, limits: [] });
    await runs.settle(open, { state: 'failed', why: 'timeout', outcome: failed(true) }, T0);
    expect(await runs.reached(line(), limits)).toBe('limit_workspace');
  });

  it('lets one work on a requester at a time, in two processes too, and does not get stuck on what fails', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 10));
      inside--;
      throw new Error('it failed');
    };
    const of = { workspace: 'default', counted: 'c1' };
    const all = Array.from({ length: 6 }, (_, i) =>
      (i % 2 ? runs : journal.other).exclusively(of, 10_000, work),
    );
    expect((await Promise.allSettled(all)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(most).toBe(1);
    const other = runs.exclusively({ ...of, counted: 'c2' }, 10_000, async () => 'not waiting');
    expect(await runs.exclusively(of, 10_000, () => other)).toBe('not waiting');
  });

  it('settles once, and forgets how it was asked for', async () => {
    const request = 'sealed';
    const run = line({ request });
    await runs.begin({ run, fence: 0, limits: [] });
    expect(await runs.get('default', run.id)).toMatchObject({ request });
    await runs.settle(run, { state: 'done', why: null, outcome: OUTCOME }, T0 + 5);
    await runs.settle(run, { state: 'failed', why: 'late', outcome: null }, T0 + 9);
    expect(await runs.get('default', run.id)).toMatchObject({
      state: 'done',
      outcome: OUTCOME,
      request: null,
      settledAt: T0 + 5,
    });
  });

  it('gives what a dead process left to one other', async () => {
    const run = line();
    await runs.begin({ run, fence: 0, limits: [] });
    expect(await runs.abandoned(T0 + 999)).toEqual([]);
    expect(await runs.takeOver(run, T0 + 999, T0 + 5_000)).toBe(false);
    expect(await runs.abandoned(T0 + 1_000)).toEqual([run]);
    const takers = [runs, journal.other].map((one) => one.takeOver(run, T0 + 1_001, T0 + 9_000));
    expect((await Promise.all(takers)).toSorted()).toEqual([false, true]);
  });

  it('lets one agent decide what waits, in time', async () => {
    const waits = line({ state: 'awaiting_approval', until: T0 + 100 });
    await runs.begin({ run: waits, fence: 0, limits: [] });
    const approve = { state: 'started' as const, by: 'Eva', now: T0 + 50, leaseUntil: T0 + 900 };
    const both = await Promise.all(
      [runs, journal.other].map((one) => one.decide('default', waits.id, approve)),
    );
    expect(both.filter((one) => one !== null)).toMatchObject([
      { state: 'started', decidedBy: 'Eva', decidedAt: T0 + 50 },
    ]);
    expect(await runs.decide('default', waits.id, { ...approve, state: 'rejected' })).toBeNull();
  });

  it('lets nobody decide too late or in another workspace, and ends what nobody decided', async () => {
    const waits = line({ state: 'awaiting_approval', until: T0 + 100 });
    await runs.begin({ run: waits, fence: 0, limits: [] });
    const reject = { state: 'rejected' as const, by: 'Eva', now: T0 + 50, leaseUntil: 0 };
    expect(await runs.decide('other', waits.id, reject)).toBeNull();
    expect(await runs.decide('default', waits.id, { ...reject, now: T0 + 100 })).toBeNull();
    expect(await runs.expire(T0 + 99)).toEqual([]);
    expect(await runs.expire(T0 + 100)).toMatchObject([{ id: waits.id, state: 'expired' }]);
    expect(await runs.expire(T0 + 100)).toEqual([]);
    const other = line({ state: 'awaiting_approval', until: T0 + 100 });
    await runs.begin({ run: other, fence: 0, limits: [] });
    expect(await runs.decide('default', other.id, reject)).toMatchObject({ state: 'rejected' });
    expect(await runs.get('default', other.id)).toMatchObject({
      state: 'rejected',
      decidedBy: 'Eva',
      request: null,
    });
  });

  it('forgets what ended long ago, oldest first and a little at a time, and nothing that is still open', async () => {
    const key = newId('run');
    await runs.note(line({ key: null, state: 'refused', createdAt: T0 + 2 }));
    await runs.begin({ run: line({ key, createdAt: T0 + 1 }), fence: 0, limits: [] });
    const done = await runs.byKey('default', key);
    await runs.settle(done!, { state: 'done', why: null, outcome: OUTCOME }, T0 + 50);
    const open = [
      line({ createdAt: T0 }),
      line({ createdAt: T0, state: 'awaiting_approval', until: T0 + 9_000 }),
    ];
    for (const run of open) await runs.begin({ run, fence: 0, limits: [] });
    expect(await runs.forget(T0 + 1, 9)).toBe(0);
    expect(await runs.forget(T0 + 3, 1)).toBe(1);
    expect([await runs.byKey('default', key), await runs.get('default', done!.id)]).toEqual([null, null]);
    expect(await runs.forget(T0 + 2, 9)).toBe(0);
    expect(await runs.forget(T0 + 3, 9)).toBe(1);
    const left = await runs.list('default', { limit: 9 });
    expect(left.map(({ id }) => id).toSorted()).toEqual(open.map(({ id }) => id).toSorted());
  });

  it('forgets what was read before the line of it, a little at a time', async () => {
    const read = (createdAt: number) => line({ key: null, state: 'done', result: 'sealed', createdAt });
    const old = [read(T0), read(T0 + 1)];
    const young = read(T0 + 5);
    for (const run of [...old, young]) await runs.note(run);
    expect(await runs.forgetReads(T0 + 5, 1)).toBe(1);
    expect(await runs.forgetReads(T0 + 5, 9)).toBe(1);
    expect(await runs.forgetReads(T0 + 5, 9)).toBe(0);
    const kept = await runs.list('default', { limit: 9 });
    expect(kept.map(({ result }) => result)).toEqual(['sealed', null, null]);
  });

  it('notes the same line once, lists the latest first page by page, and counts what it lists', async () => {
    const refused = line({ key: null, state: 'refused', why: 'own_order', createdAt: T0 + 1 });
    await runs.note(refused);
    await runs.note(refused);
    for (let i = 0; i < 4; i++) await runs.note(line({ key: null, state: 'done', createdAt: T0 + 2 }));
    await runs.note(line({ key: null, state: 'done', conversation: 'cnv_2', workspace: 'other' }));
    const first = await runs.list('default', { limit: 3 });
    const rest = await runs.list('default', { limit: 3, before: first.at(-1) });
    expect([...first, ...rest].map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'refused',
    ]);
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(5);
    expect(
      await runs.list('default', { state: 'refused', action: 'refund', conversation: 'cnv_1', limit: 9 }),
    ).toEqual([refused]);
    expect(await runs.list('default', { since: T0 + 2, until: T0 + 3, limit: 9 })).toHaveLength(4);
    expect(await runs.counts('default', T0, T0 + 9)).toEqual(
      expect.arrayContaining([
        { action: 'refund', state: 'done', count: 4 },
        { action: 'refund', state: 'refused', count: 1 },
      ]),
    );
  });
});
