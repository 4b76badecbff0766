import type { ActionRun, ActionRuns, RunLimit } from '../domain/actionRun.ts';
import { createTurns } from '../domain/inTurn.ts';

const COUNTED = new Set(['started', 'done', 'awaiting_approval']);
/** What somebody has still to end. */
const OPEN = new Set(['started', 'awaiting_approval']);

export interface MemoryRunsOptions {
  /** The fence that a conversation stands at; undefined: nobody has written it yet. */
  fenceOf?: (conversation: string) => number | undefined;
}

/** A journal that ends with its process: for evaluations, tests and tries. */
export function createMemoryRuns({ fenceOf = () => undefined }: MemoryRunsOptions = {}): ActionRuns {
  const runs = new Map<string, ActionRun>();
  const keys = new Map<string, ActionRun>();
  const all = () => [...runs.values()];
  const copy = (run: ActionRun) => structuredClone(run);
  const keyOf = (workspace: string, key: string) => JSON.stringify([workspace, key]);

  function counts(
    limit: RunLimit,
    { workspace, action, counted }: Pick<ActionRun, 'workspace' | 'action' | 'counted'>,
  ) {
    return all().filter(
      (run) =>
        run.workspace === workspace &&
        run.action === action &&
        (limit.rule === 'limit_workspace' || run.counted === counted) &&
        run.createdAt >= limit.since &&
        run.undoneBy === null &&
        (COUNTED.has(run.state) || isUnknown(run) || (limit.failures && run.state === 'failed')),
    ).length;
  }
  const firstReached = (run: Pick<ActionRun, 'workspace' | 'action' | 'counted'>, limits: RunLimit[]) =>
    limits.find((limit) => counts(limit, run) >= limit.count)?.rule ?? null;

  function keep(run: ActionRun): void {
    const kept = copy(run);
    runs.set(run.id, kept);
    if (run.key !== null) keys.set(keyOf(run.workspace, run.key), kept);
  }

  const own = (workspace: string, id: string) => {
    const run = runs.get(id);
    return run?.workspace === workspace ? run : undefined;
  };

  const turns = createTurns();

  return {
    exclusively: ({ workspace, counted }, _leaseMs, work) => turns(keyOf(workspace, counted), work),
    async begin({ run, fence, limits }) {
      const known = run.key === null ? undefined : keys.get(keyOf(run.workspace, run.key));
      if (known) return { as: 'known', run: copy(known) };
      if (fence !== null && (fenceOf(run.conversation) ?? fence) !== fence) return { as: 'moved' };
      const rule = firstReached(run, limits);
      if (rule) return { as: 'limit', rule };
      keep(run);
      return { as: 'begun' };
    },
    async byKey(workspace, key) {
      const run = keys.get(keyOf(workspace, key));
      return run ? copy(run) : null;
    },
    async get(workspace, id) {
      const run = own(workspace, id);
      return run ? copy(run) : null;
    },
    reached: async (run, limits) => firstReached(run, limits),
    async takeOver({ workspace, id, leaseUntil: seen }, now, leaseUntil) {
      const run = own(workspace, id);
      if (run?.state !== 'started' || run.leaseUntil !== seen || seen > now) return false;
      run.leaseUntil = leaseUntil;
      return true;
    },
    async settle({ workspace, id }, how, now) {
      const run = own(workspace, id);
      if (run?.state !== 'started') return;
      Object.assign(run, structuredClone(how), { request: null, settledAt: now });
    },
    async note(run) {
      if (!runs.has(run.id)) keep(run);
    },
    async decide(workspace, id, { state, by, now, leaseUntil, why = null }) {
      const run = own(workspace, id);
      if (run?.state !== 'awaiting_approval' || (run.until ?? 0) <= now) return null;
      const before = copy(run);
      Object.assign(run, { state, why, decidedBy: by, decidedAt: now, leaseUntil });
      if (state === 'rejected') Object.assign(run, { request: null, settledAt: now });
      return { ...before, state, why, decidedBy: by, decidedAt: now, leaseUntil };
    },
    async markUndone(workspace, id, by) {
      const run = own(workspace, id);
      if (run) run.undoneBy = by;
    },
    async expire(now) {
      const late = all().filter(({ state, until }) => state === 'awaiting_approval' && (until ?? 0) <= now);
      for (const run of late) Object.assign(run, { state: 'expired', request: null, settledAt: now });
      return late.map(copy);
    },
    abandoned: async (now) =>
      all()
        .filter(({ state, leaseUntil }) => state === 'started' && leaseUntil <= now)
        .map(copy),
    async forget(before, most) {
      const ended = all().filter(({ state, createdAt }) => !OPEN.has(state) && createdAt < before);
      const old = ended.toSorted((a, b) => newestFirst(b, a)).slice(0, most);
      for (const { workspace, id, key } of old) {
        runs.delete(id);
        if (key !== null) keys.delete(keyOf(workspace, key));
      }
      return old.length;
    },
    async forgetReads(before, most) {
      const read = all().filter(({ result, createdAt }) => result !== null && createdAt < before);
      for (const run of read.slice(0, most)) run.result = null;
      return Math.min(read.length, most);
    },
    async list(workspace, { conversation, action, state, since = 0, until = Infinity, before, limit }) {
      const wanted = all().filter(
        (run) =>
          run.workspace === workspace &&
          (conversation === undefined || run.conversation === conversation) &&
          (action === undefined || run.action === action) &&
          (state === undefined || run.state === state) &&
          run.createdAt >= since &&
          run.createdAt < until &&
          (before === undefined || newestFirst(before, run) < 0),
      );
      return wanted.sort(newestFirst).slice(0, limit).map(copy);
    },
    async counts(workspace, since, until) {
      const counted = new Map<string, number>();
      for (const run of all())
        if (run.workspace === workspace && run.createdAt >= since && run.createdAt < until) {
          const key = JSON.stringify([run.action, run.state]);
          counted.set(key, (counted.get(key) ?? 0) + 1);
        }
      return [...counted].map(([key, count]) => {
        const [action, state] = JSON.parse(key);
        return { action, state, count };
      });
    },
  };
}

const isUnknown = ({ outcome }: ActionRun) => outcome?.status === 'failed' && outcome.isUnknown;

function newestFirst(a: Pick<ActionRun, 'createdAt' | 'id'>, b: Pick<ActionRun, 'createdAt' | 'id'>): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
