import type { Signals } from '../confidence.ts';
import { CONFIDENCE_WEIGHTS, signalsOf } from '../confidence.ts';
import type { Measures } from '../measure.ts';
import { RANK_WEIGHTS, rank } from '../rank.ts';
import type { Case } from './readSets.ts';

export type RankWeights = typeof RANK_WEIGHTS;
export type ConfidenceWeights = typeof CONFIDENCE_WEIGHTS;

const MEASURES = Object.keys(RANK_WEIGHTS) as (keyof Measures)[];
const SIGNALS = Object.keys(CONFIDENCE_WEIGHTS).slice(1) as (keyof Signals)[];

/** Off-topic questions of a set weigh half of its own. */
const OFF_TOPIC_WEIGHT = 0.5;

/** Makes a right article the likeliest choice among those found: conditional logit, every set with equal weight. */
export function fitRank(sets: Case[][], l2 = 1e-3): RankWeights {
  const choices = sets.flatMap((cases) => {
    const usable = cases.filter(isFindable).map(({ compared, relevant }) =>
      compared.measured.map(({ view, measures }) => ({
        x: MEASURES.map((name) => measures[name]),
        right: relevant.includes(view.article.id),
      })),
    );
    return usable.map((options) => ({ options, share: 1 / usable.length / sets.length }));
  });
  const weights = descend(
    MEASURES.map(() => [0, Number.POSITIVE_INFINITY]),
    (w) => {
      const gradient = w.map((one) => 2 * l2 * one);
      for (const { options, share } of choices) {
        const odds = options.map(({ x }) => Math.exp(dot(w, x)));
        const all = sum(odds);
        const right = sum(odds.filter((_, i) => options[i]!.right));
        options.forEach(({ x, right: isRight }, i) => {
          const pull = share * (odds[i]! / all - (isRight ? odds[i]! / right : 0));
          for (let k = 0; k < w.length; k++) gradient[k]! += pull * x[k]!;
        });
      }
      return gradient;
    },
  );
  return Object.fromEntries(MEASURES.map((name, k) => [name, weights[k]!])) as RankWeights;
}

function isFindable({ compared, relevant }: Case): boolean {
  return compared.measured.some(({ view }) => relevant.includes(view.article.id));
}

/** First article of a case: its signals, and whether it answers. Undefined when nothing was found. */
export function firstOf(
  { compared, relevant }: Case,
  weights: RankWeights,
): { signals: Signals; right: boolean } | undefined {
  const ranked = rank(compared, weights);
  const [signals] = signalsOf(ranked, compared.query, 1);
  return signals && { signals, right: relevant.includes(ranked[0]!.view.article.id) };
}

/** Logistic regression on standardised signals; each weight keeps the sign of its meaning (only `unknown`, `few` speak against). */
export function fitConfidence(sets: Case[][], rankWeights: RankWeights, l2 = 0.02): ConfidenceWeights {
  const rows = sets.flatMap((cases) =>
    [true, false].flatMap((offTopic) => {
      const firsts = cases
        .filter((one) => one.offTopic === offTopic)
        .flatMap((one) => firstOf(one, rankWeights) ?? []);
      const share = (offTopic ? OFF_TOPIC_WEIGHT : 1) / firsts.length / sets.length;
      return firsts.map(({ signals, right }) => ({
        x: SIGNALS.map((name) => signals[name]),
        y: right ? 1 : 0,
        share,
      }));
    }),
  );
  const total = sum(rows.map(({ share }) => share));
  const mean = SIGNALS.map((_, k) => sum(rows.map(({ x, share }) => share * x[k]!)) / total);
  const spread = SIGNALS.map(
    (_, k) => Math.sqrt(sum(rows.map(({ x, share }) => share * (x[k]! - mean[k]!) ** 2)) / total) || 1,
  );
  const scaled = rows.map(({ x, ...row }) => ({
    ...row,
    x: [...x.map((one, k) => (one - mean[k]!) / spread[k]!), 1],
  }));
  const bounds = SIGNALS.map((name): [number, number] =>
    name === 'unknown' || name === 'few' ? [Number.NEGATIVE_INFINITY, 0] : [0, Number.POSITIVE_INFINITY],
  );
  const fitted = descend([...bounds, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]], (w) => {
    const gradient = w.map((one, k) => (k < SIGNALS.length ? 2 * l2 * one : 0));
    for (const { x, y, share } of scaled) {
      const pull = share * (1 / (1 + Math.exp(-dot(w, x))) - y);
      for (let k = 0; k < w.length; k++) gradient[k]! += pull * x[k]!;
    }
    return gradient;
  });
  const weights = SIGNALS.map((_, k) => fitted[k]! / spread[k]!);
  const bias = fitted[SIGNALS.length]! - dot(weights, mean);
  return Object.fromEntries([
    ['bias', bias],
    ...SIGNALS.map((name, k) => [name, weights[k]!]),
  ]) as ConfidenceWeights;
}

/** Projected gradient descent with a step per coordinate (RMSProp, then ever smaller steps): few weights, no hurry. */
function descend(bounds: [number, number][], gradientAt: (w: number[]) => number[], rounds = 600): number[] {
  let w = bounds.map(() => 0);
  const size = bounds.map(() => 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientAt(w);
    w = w.map((one, k) => {
      size[k] = 0.9 * size[k]! + 0.1 * gradient[k]! ** 2;
      const next = one - ((0.3 / (1 + round / 60)) * gradient[k]!) / (Math.sqrt(size[k]!) + 1e-8);
      return Math.min(bounds[k]![1], Math.max(bounds[k]![0], next));
    });
  }
  return w;
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

function dot(a: number[], b: number[]): number {
  let product = 0;
  for (let k = 0; k < a.length; k++) product += a[k]! * b[k]!;
  return product;
}
