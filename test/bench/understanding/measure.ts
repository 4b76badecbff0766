import { auroc } from '../../../src/cli/eval/auroc.ts';
import type { Sets } from '../../../src/cli/eval/intents/readSets.ts';
import { quantile } from '../../../src/cli/eval/quantile.ts';
import { shareOf } from '../../../src/cli/eval/shareOf.ts';

/** What a contestant makes of one message. */
export interface Guess {
  intent: string | null;
  /** Of any intent at all. */
  score: number;
}

export interface Contestant {
  /** Learns and saves to this file. Vectors are made in `encodeSeconds`, everything else in `trainSeconds`. */
  train(sets: Sets, file: string): Promise<{ trainSeconds: number; encodeSeconds: number }>;
  /** From the saved file, as a restart does. */
  load(file: string): Promise<(text: string) => Promise<Guess>>;
  close(): Promise<void>;
}

export interface Measurement {
  accuracy: number;
  /** Of intents over out-of-scope rows; null where there are none. */
  auroc: number | null;
  trainSeconds: number;
  encodeSeconds: number;
  modelBytes: number;
  loadMs: number;
  p50Ms: number;
  p99Ms: number;
}

interface Answered {
  isRight: boolean;
  score: number;
  ms: number;
}

export interface Place {
  /** Where the contestant saves what it learned. */
  file: string;
  sizeOf: (file: string) => number;
}

/** Trains once, loads what was saved, and asks every test row of it. */
export async function measure(
  contestant: Contestant,
  sets: Sets,
  { file, sizeOf }: Place,
): Promise<Measurement> {
  const { trainSeconds, encodeSeconds } = await contestant.train(sets, file);
  const start = performance.now();
  const ask = await contestant.load(file);
  const loadMs = performance.now() - start;
  for (const { examples } of sets.intents) await ask(examples[0]!);
  const inside = await answers(ask, sets.test);
  const outside = await answers(
    ask,
    (sets.oos ?? []).map((text) => ({ text, label: null })),
  );
  const times = [...inside, ...outside].map(({ ms }) => ms);
  const scores = (rows: Answered[]) => rows.map(({ score }) => score);
  return {
    accuracy: shareOf(inside, ({ isRight }) => isRight)!,
    auroc: auroc(scores(inside), scores(outside)),
    trainSeconds,
    encodeSeconds,
    modelBytes: sizeOf(file),
    loadMs,
    p50Ms: quantile(times, 0.5)!,
    p99Ms: quantile(times, 0.99)!,
  };
}

async function answers(
  ask: (text: string) => Promise<Guess>,
  rows: { text: string; label: string | null }[],
): Promise<Answered[]> {
  const all: Answered[] = [];
  for (const { text, label } of rows) {
    const start = performance.now();
    const { intent, score } = await ask(text);
    all.push({ isRight: intent === label, score, ms: performance.now() - start });
  }
  return all;
}
