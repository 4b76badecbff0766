import { schedule as cron, type ScheduledTask } from 'node-cron';
import type { Source } from '../domain/source.ts';
import type { SourceParts } from './parts.ts';
import type { Runs } from './runs.ts';

export interface Schedule {
  start(): Promise<void>;
  /** Learns what was added, changed or removed, here or by other replicas. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** Of several replicas whose clocks strike together, the first to take this lease begins the run. */
const STRIKE_MS = 50_000;

/** Every source at its own time (UTC); what a stopped process left half done goes on within minutes. */
export function createSchedule({ store, now, replica, log }: SourceParts, runs: Runs): Schedule {
  const tasks = new Map<string, { cron: string; task: ScheduledTask }>();
  let watch: ScheduledTask | undefined;

  const keyOf = ({ workspace, id }: Source) => `cron:${workspace}:${id}`;
  const warn = (error: unknown, text: string) => log.warn({ error: (error as Error).message }, text);

  async function strike({ workspace, id }: Source): Promise<void> {
    const source = await store.sources.get(workspace, id);
    if (source) await runs.start(source);
  }

  function add(source: Source, expression: string): void {
    const key = keyOf(source);
    const task = cron(
      expression,
      () => strike(source).catch((error) => warn(error, 'a source was not begun')),
      {
        name: key,
        noOverlap: true,
        timezone: 'UTC',
        distributed: true,
        runCoordinator: {
          shouldRun: () => store.lease(source.workspace, key, replica, now(), STRIKE_MS).catch(() => false),
        },
      },
    );
    tasks.set(key, { cron: expression, task });
  }

  async function drop(key: string): Promise<void> {
    await tasks.get(key)?.task.destroy();
    tasks.delete(key);
  }

  async function refresh(): Promise<void> {
    if (!watch) return;
    const sources = await store.sources.all();
    const wanted = new Map(sources.map((source) => [keyOf(source), source]));
    for (const [key, { cron }] of tasks) if (wanted.get(key)?.schedule !== cron) await drop(key);
    for (const [key, source] of wanted) if (source.schedule && !tasks.has(key)) add(source, source.schedule);
    // One that is said to run and that nobody holds was left by a process that ended.
    for (const source of sources) if (source.state === 'syncing') await runs.start(source, { full: true });
  }

  return {
    refresh,
    async start() {
      watch = cron(
        '* * * * *',
        () => refresh().catch((error) => warn(error, 'the sources could not be read')),
        {
          name: 'sources',
          noOverlap: true,
        },
      );
      await refresh();
    },
    async stop() {
      await watch?.destroy();
      watch = undefined;
      for (const key of [...tasks.keys()]) await drop(key);
    },
  };
}
