import { quantile } from '../../../src/cli/eval/quantile.ts';
import { shareOf } from '../../../src/cli/eval/shareOf.ts';
import type { HelpCentre } from './readHelpCentres.ts';

export interface Contestant {
  /** Resolves when it answers as well as it ever will. */
  index(articles: HelpCentre['articles']): Promise<void>;
  /** Ids of the articles found, best first; the first five count. */
  ask(question: string): Promise<string[]>;
  close(): Promise<void>;
}

export interface Measurement {
  hitAt1: number;
  hitAt5: number;
  /** Until all is indexed, by the clock and of processor time. */
  indexSeconds: number;
  indexCpuSeconds: number;
  /** What indexing added, after a collection: of objects, buffers and WebAssembly. Resident memory also holds what was freed. */
  memoryMB: number;
  p50Ms: number;
  p99Ms: number;
  cpuMs: number;
}

/** Questions asked before the clock counts. */
const WARM = 50;

/** Indexes once, then asks every question. */
export async function measure(
  contestant: Contestant,
  { articles, questions }: HelpCentre,
): Promise<Measurement> {
  const before = memory();
  const indexing = clock();
  await contestant.index(articles);
  const { seconds: indexSeconds, cpuSeconds: indexCpuSeconds } = indexing();
  const memoryMB = (memory() - before) / 1e6;
  for (const { text } of questions.slice(0, WARM)) await contestant.ask(text);
  const times: number[] = [];
  const found: string[][] = [];
  const asking = clock();
  for (const { text } of questions) {
    const start = performance.now();
    found.push((await contestant.ask(text)).slice(0, 5));
    times.push(performance.now() - start);
  }
  const cpuMs = (asking().cpuSeconds * 1000) / questions.length;
  const hitAt = (place: number) =>
    shareOf([...questions.keys()], (i) =>
      found[i]!.slice(0, place).some((id) => questions[i]!.relevant.includes(id)),
    )!;
  return {
    hitAt1: hitAt(1),
    hitAt5: hitAt(5),
    indexSeconds,
    indexCpuSeconds,
    memoryMB,
    p50Ms: quantile(times, 0.5)!,
    p99Ms: quantile(times, 0.99)!,
    cpuMs,
  };
}

function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function clock() {
  const start = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}
