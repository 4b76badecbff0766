import { sigmoid } from '../../../../domain/fitLogistic.ts';
import {
  type AllSignals,
  NEAR_CONFIDENCE,
  type SignalName,
  signalsOf,
  type Weights,
  WORD_CONFIDENCE,
} from '../../../../knowledge/confidence.ts';
import { descend } from '../../../../knowledge/descend.ts';
import { fitChoice } from '../../../../knowledge/fitChoice.ts';
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
const SIGNALS: Record<Kind, SignalName[]> = {
  words: Object.keys(WORD_CONFIDENCE).slice(1) as SignalName[],
  near: Object.keys(NEAR_CONFIDENCE).slice(1) as SignalName[],
};

/** Signals that may speak against. */
const AGAINST = new Set<SignalName>(['unknown', 'few']);

/** Signals whose sign is not the same in every set: only a workspace's own labels weigh them. */
const OWN_ONLY = new Set<SignalName>(['titleShare']);

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
    return usable.map((options) => ({ options, weight: 1 / usable.length / sets.length }));
  });
  const weights = fitChoice(choices, { weights: names.map(() => 0), firmness: 2 * l2 });
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
        x: valuesOf(signals, names),
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
  const bounds = [...names.map(boundsOf), FREE];
  const fitted = descend(
    bounds.map(() => 0),
    bounds,
    (w) => {
      const gradient = w.map((one, k) => (k < names.length ? 2 * l2 * one : 0));
      for (const { x, y, share } of scaled) {
        const pull = share * (sigmoid(dot(w, x)) - y);
        for (let k = 0; k < w.length; k++) gradient[k]! += pull * x[k]!;
      }
      return gradient;
    },
  );
  const weights = names.map((_, k) => fitted[k]! / spread[k]!);
  const bias = fitted[names.length]! - dot(weights, mean);
  return Object.fromEntries([
    ['bias', bias],
    ...names.map((name, k) => [name, weights[k]!]),
  ]) as ConfidenceWeights;
}

const FREE: [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

function boundsOf(name: SignalName): [number, number] {
  if (OWN_ONLY.has(name)) return [0, 0];
  return AGAINST.has(name) ? [Number.NEGATIVE_INFINITY, 0] : [0, Number.POSITIVE_INFINITY];
}

function valuesOf(signals: AllSignals, names: SignalName[]): number[] {
  const values: Partial<Record<SignalName, number>> = signals;
  return names.map((name) => values[name] ?? 0);
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let product = 0;
  for (let k = 0; k < a.length; k++) product += a[k]! * b[k]!;
  return product;
}
