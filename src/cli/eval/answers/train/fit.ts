import { sigmoid } from '../../../../domain/fitLogistic.ts';
import {
  type AllSignals,
  NEAR_CONFIDENCE,
  signalsOf,
  type Weights,
  WORD_CONFIDENCE,
} from '../../../../knowledge/confidence.ts';
import {
  type Features,
  NEAR_WEIGHTS,
  type RankWeights,
  rank,
  WORD_WEIGHTS,
} from '../../../../knowledge/rank.ts';
import type { Case } from './readPublicSets.ts';

export type ConfidenceWeights = Weights;

/** Which features and signals there are: of words alone, or with those of vectors. */
export type Kind = 'words' | 'near';

const FEATURES: Record<Kind, (keyof Features)[]> = {
  words: Object.keys(WORD_WEIGHTS) as (keyof Features)[],
  near: Object.keys(NEAR_WEIGHTS) as (keyof Features)[],
};
const SIGNALS: Record<Kind, (keyof AllSignals)[]> = {
  words: Object.keys(WORD_CONFIDENCE).slice(1) as (keyof AllSignals)[],
  near: Object.keys(NEAR_CONFIDENCE).slice(1) as (keyof AllSignals)[],
};

/** Signals that may speak against. */
const AGAINST = new Set<keyof AllSignals>(['unknown', 'few']);

/** Articles that a choice is among: what is further behind decides nothing. */
const MOST_OPTIONS = 25;

/** Off-topic questions of a set weigh half of its own. */
const OFF_TOPIC_WEIGHT = 0.5;

/** Questions whose right articles are taken away weigh a third: nobody asks so many that cannot be answered. */
const WITHHELD_WEIGHT = 0.3;

/** Makes a right article the likeliest choice among those found: conditional logit, every set with equal weight. */
export function fitRank(sets: Case[][], kind: Kind, l2 = kind === 'near' ? 1e-4 : 1e-3): RankWeights {
  const names = FEATURES[kind];
  const choices = sets.flatMap((cases) => {
    const usable = cases.filter(isFindable).map(({ compared, relevant }) =>
      rank(compared)
        .map(({ features, view }) => ({
          x: Float64Array.from(names, (name) => features[name] ?? 0),
          right: relevant.includes(view.article.id),
        }))
        .filter(({ right }, place) => right || place < MOST_OPTIONS),
    );
    return usable.map((options) => ({ options, share: 1 / usable.length / sets.length }));
  });
  const weights = descend(
    names.map(() => [0, Number.POSITIVE_INFINITY]),
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
  return Object.fromEntries(names.map((name, k) => [name, weights[k]!]));
}

function isFindable({ compared, relevant }: Case): boolean {
  return compared.measured.some(({ view }) => relevant.includes(view.article.id));
}

/** The same question, as if the articles that answer it were not there: on the topic, and unanswerable. */
function withheld(one: Case): Case[] {
  const { compared, relevant, offTopic } = one;
  if (offTopic || relevant.length === 0) return [];
  const measured = compared.measured.filter(({ view }) => !relevant.includes(view.article.id));
  return [{ ...one, relevant: [], compared: { ...compared, measured } }];
}

/** First article of a case: its signals, and whether it answers. Undefined when nothing was found. */
export function firstOf(
  { compared, relevant }: Case,
  weights: RankWeights,
): { signals: AllSignals; right: boolean } | undefined {
  const ranked = rank(compared, weights);
  const [signals] = signalsOf(ranked, compared.query, 1);
  return signals && { signals, right: relevant.includes(ranked[0]!.view.article.id) };
}

/** Logistic regression on standardised signals; each weight keeps the sign of its meaning (only `unknown`, `few` speak against). */
export function fitConfidence(
  sets: Case[][],
  rankWeights: RankWeights,
  kind: Kind,
  l2 = 0.02,
): ConfidenceWeights {
  const names = SIGNALS[kind];
  const rows = sets.flatMap((cases) =>
    [
      { asked: cases.filter((one) => !one.offTopic), weight: 1 },
      { asked: cases.filter((one) => one.offTopic), weight: OFF_TOPIC_WEIGHT },
      { asked: kind === 'near' ? cases.flatMap(withheld) : [], weight: WITHHELD_WEIGHT },
    ].flatMap(({ asked, weight }) => {
      const firsts = asked.flatMap((one) => firstOf(one, rankWeights) ?? []);
      const share = weight / firsts.length / sets.length;
      return firsts.map(({ signals, right }) => ({
        x: names.map((name) => signals[name] ?? 0),
        y: right ? 1 : 0,
        share,
      }));
    }),
  );
  const total = sum(rows.map(({ share }) => share));
  const mean = names.map((_, k) => sum(rows.map(({ x, share }) => share * x[k]!)) / total);
  const spread = names.map(
    (_, k) => Math.sqrt(sum(rows.map(({ x, share }) => share * (x[k]! - mean[k]!) ** 2)) / total) || 1,
  );
  const scaled = rows.map(({ x, ...row }) => ({
    ...row,
    x: [...x.map((one, k) => (one - mean[k]!) / spread[k]!), 1],
  }));
  const bounds = names.map((name): [number, number] =>
    AGAINST.has(name) ? [Number.NEGATIVE_INFINITY, 0] : [0, Number.POSITIVE_INFINITY],
  );
  const fitted = descend([...bounds, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]], (w) => {
    const gradient = w.map((one, k) => (k < names.length ? 2 * l2 * one : 0));
    for (const { x, y, share } of scaled) {
      const pull = share * (sigmoid(dot(w, x)) - y);
      for (let k = 0; k < w.length; k++) gradient[k]! += pull * x[k]!;
    }
    return gradient;
  });
  const weights = names.map((_, k) => fitted[k]! / spread[k]!);
  const bias = fitted[names.length]! - dot(weights, mean);
  return Object.fromEntries([
    ['bias', bias],
    ...names.map((name, k) => [name, weights[k]!]),
  ]) as ConfidenceWeights;
}

/** Projected gradient descent with a step per coordinate (RMSProp, then ever smaller steps): few weights, no hurry. */
function descend(bounds: [number, number][], gradientAt: (w: number[]) => number[], rounds = 400): number[] {
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

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let product = 0;
  for (let k = 0; k < a.length; k++) product += a[k]! * b[k]!;
  return product;
}
