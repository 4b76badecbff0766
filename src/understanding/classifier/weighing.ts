import type { Evidence, ForClass } from './weigh.ts';

/** How much each kind of evidence counts, in nats for each unit of it. */
export interface Weighing {
  meaning: number;
  words: number;
  nearest: number;
  nearestThree: number;
  name: number;
}

const KINDS = ['meaning', 'words', 'nearest', 'nearestThree', 'name'] as const satisfies (keyof Weighing)[];

/** At ten examples an intent, and what each doubling of them adds; fitted across three public sets, each also left out. */
const AT_TEN: Weighing = { meaning: 1.17, words: 1.45, nearest: 0.98, nearestThree: -0.12, name: 1.9 };
const PER_DOUBLING: Weighing = { meaning: -0.16, words: 0.06, nearest: 0.51, nearestThree: 1.16, name: -0.7 };
/** Where there is no vector, the words alone decide. */
export const WORDS_ALONE: Weighing = { meaning: 0, words: 5, nearest: 0, nearestThree: 0, name: 0 };

/** Words tell more, names less, the more examples an intent has. */
export function weighingFor(examplesAnIntent: number): Weighing {
  const doublings = Math.max(-1, Math.min(3.4, Math.log2(Math.max(1, examplesAnIntent) / 10)));
  const made = { ...AT_TEN };
  for (const kind of KINDS) made[kind] += doublings * PER_DOUBLING[kind];
  return made;
}

function scoreOf(forClass: ForClass, weighing: Weighing): number {
  let score = 0;
  for (const kind of KINDS) score += weighing[kind] * forClass[kind];
  return score;
}

/** Each candidate's share of what is meant, 0..1, in the order of `classes`; they add up to 1. */
export function sharesOf({ classes }: Evidence, weighing: Weighing, temperature = 1): number[] {
  const scores = classes.map((forClass) => scoreOf(forClass, weighing) / temperature);
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
