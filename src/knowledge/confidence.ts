import { sigmoid } from '../domain/fitLogistic.ts';
import type { Ranked } from './rank.ts';
import type { Query } from './readQuery.ts';

/** What speaks for or against an article being the answer. Shares are 0..1 and weigh rare words more. */
interface Signals {
  /** ln(p / (1 - p)) of its share p among all articles found, by score; within -6..6. */
  lead: number;
  /** How far its score is above the best other one, as a share of its own; negative when it is not the first. */
  margin: number;
  /** Share of the question that no article knows. */
  unknown: number;
}

/** By words alone. */
export interface WordSignals extends Signals {
  article: number;
  passage: number;
  sentence: number;
  pairs: number;
  /** 1 when the question has at most two informative words, else 0. */
  few: number;
}

/** Where vectors take part. */
export interface NearSignals extends Signals {
  /** How far its score is above the mean of the next ten. */
  rise: number;
  /** The same in standard deviations of theirs, so that it says less where they differ much anyway. */
  standout: number;
  /** Share of the title that the question says. */
  titleShare: number;
  /** Cosine of its nearest sentence, or of its title where that is nearer. */
  nearSentence: number;
  /** How much nearer its passage is than those of the ten nearest are on average. */
  nearRise: number;
}

export type AllSignals = WordSignals | NearSignals;
export type SignalName = keyof WordSignals | keyof NearSignals;
export type Weights = { bias: number } & Partial<Record<SignalName, number>>;

/**
 * Logistic regression over the signals, fitted offline on four public sets of real questions (WixQA, TechQA with its
 * unanswerable ones, StackFAQ, WorkArena), every set with equal weight, each with questions of the other sets as
 * off-topic ones; each weight held to the sign that its meaning demands. cli/eval/answers/trainWeights.ts now learns
 * from MTRAG too.
 */
export const WORD_CONFIDENCE: Record<keyof WordSignals | 'bias', number> = {
  bias: -0.888,
  lead: 0.381,
  margin: 2.167,
  article: 0.336,
  passage: 0.098,
  sentence: 0.049,
  pairs: 1.989,
  unknown: -3.243,
  few: -1.703,
};

/**
 * The same where vectors take part, by cli/eval/answers/trainWeights.ts on five sets (those and MTRAG's conversations).
 * A third as much weigh the same questions with the articles that answer them taken away. What the question says of
 * the title speaks for an article in one help centre and against it in another: only labels weigh it.
 */
export const NEAR_CONFIDENCE: Record<keyof NearSignals | 'bias', number> = {
  bias: -5.454,
  lead: 0.195,
  margin: 0,
  unknown: -0.901,
  rise: 0.175,
  standout: 0.043,
  titleShare: 0,
  nearSentence: 5.252,
  nearRise: 5.255,
};

/** Standard deviation of each signal among questions of all kinds, in round figures. */
export const USUAL_SPREAD: Record<SignalName, number> = {
  lead: 2,
  margin: 0.15,
  unknown: 0.25,
  article: 0.25,
  passage: 0.25,
  sentence: 0.25,
  pairs: 0.25,
  few: 0.5,
  rise: 3,
  standout: 1.5,
  titleShare: 0.25,
  nearSentence: 0.1,
  nearRise: 0.1,
};

/** Furthest that `lead` goes: beyond it one more lead says nothing more. */
const FURTHEST = 6;

/** Articles that one is compared with. */
const OTHERS = 10;

/** What an article that has nothing to do with the question usually gets: small help centres are filled up with such. */
const UNRELATED_SCORE = 5;
const UNRELATED_COSINE = 0.2;

/** Spread of scores that counts as none, in points of score. */
const NO_SPREAD = 0.3;

/** Signals of the articles at the first `count` ranks. */
export function signalsOf(ranked: Ranked[], query: Query, count: number): AllSignals[] {
  const top = ranked[0]?.score ?? 0;
  const total = ranked.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  const nearest = nearestOf(ranked);
  return ranked.slice(0, count).map(({ score, measures, features }, i) => {
    const rival = ranked[i === 0 ? 1 : 0]?.score ?? 0;
    const share = Math.exp(score - top) / total;
    const signals = {
      lead: Math.max(-FURTHEST, Math.min(FURTHEST, Math.log(share / Math.max(1 - share, 1e-9)))),
      margin: score > 0 ? Math.max(-1, (score - rival) / score) : 0,
      unknown: query.unknown,
    };
    const { article, passage, sentence, pairs, titleShare } = measures;
    if (features.nearPassage === undefined)
      return { ...signals, article, passage, sentence, pairs, few: query.informative <= 2 ? 1 : 0 };
    return {
      ...signals,
      ...riseOf(ranked, i),
      titleShare,
      nearSentence: Math.max(features.nearSentence ?? 0, features.nearTitle ?? 0),
      nearRise: features.nearPassage - nearest,
    };
  });
}

/** How near the nearest passages are, on average. */
function nearestOf(ranked: Ranked[]): number {
  const cosines = ranked.map(({ features }) => features.nearPassage ?? 0).sort((a, b) => b - a);
  return mean(filledUp(cosines, Math.min(UNRELATED_COSINE, cosines.at(-1) ?? 0)));
}

/** One score against those of the ten best others. */
function riseOf(ranked: Ranked[], at: number): { rise: number; standout: number } {
  const others = ranked.slice(0, OTHERS + 1).filter((_, i) => i !== at);
  const scores = filledUp(
    others.map(({ score }) => score),
    UNRELATED_SCORE,
  );
  const middle = mean(scores);
  const spread = Math.sqrt(mean(scores.map((score) => (score - middle) ** 2)));
  const rise = ranked[at]!.score - middle;
  return { rise, standout: rise / (spread + NO_SPREAD) };
}

/** The first ten; where there are fewer, unrelated ones are added. */
const filledUp = (values: number[], unrelated: number): number[] =>
  Array.from({ length: OTHERS }, (_, i) => values[i] ?? unrelated);

const mean = (values: number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Probability, 0..1, that an article with these signals answers the question. */
export function confidenceOf(signals: AllSignals, weights?: Weights): number {
  return sigmoid(logOdds(signals, weights));
}

export function logOdds(signals: AllSignals, weights: Weights = weightsFor(signals)): number {
  let sum = weights.bias;
  for (const [name, value] of Object.entries(signals)) sum += (weights[name as SignalName] ?? 0) * value;
  return sum;
}

/** Whether vectors took part. */
export const isNear = (signals: AllSignals): signals is NearSignals => 'nearSentence' in signals;

/** The shared weights for such signals. */
export const weightsFor = (signals: AllSignals): Weights =>
  isNear(signals) ? NEAR_CONFIDENCE : WORD_CONFIDENCE;
