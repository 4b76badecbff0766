import { sigmoid } from '../domain/fitLogistic.ts';
import type { Ranked } from './rank.ts';
import type { Query } from './readQuery.ts';

/** What speaks for or against an article being the answer. Shares are 0..1 and weigh rare words more. */
export interface Signals {
  /** ln(p / (1 - p)) of its share p among all articles found, by score; within -6..6. */
  lead: number;
  /** How far its score is above the best other one, as a share of its own; negative when it is not the first. */
  margin: number;
  article: number;
  passage: number;
  sentence: number;
  pairs: number;
  /** Share of the question that no article knows. */
  unknown: number;
  /** 1 when the question has at most two informative words, else 0. */
  few: number;
}

/** What vectors add; cosines. */
export interface NearSignals {
  nearPassage: number;
  nearTitle: number;
  nearSentence: number;
  /** How much nearer its passage is than the best other one's; negative when it is not the nearest. */
  nearLead: number;
  /** How much nearer it is than the ten nearest are on average. */
  nearRise: number;
  /** 1 where words and vectors put it first, each by itself. */
  agree: number;
}

export type AllSignals = Signals & Partial<NearSignals>;
export type Weights = { bias: number } & Partial<Record<keyof AllSignals, number>>;

/**
 * Logistic regression over the signals, fitted offline on four public sets of real questions (WixQA, TechQA with its
 * unanswerable ones, StackFAQ, WorkArena), every set with equal weight, each with questions of the other sets as
 * off-topic ones; each weight held to the sign that its meaning demands. cli/eval/answers/trainWeights.ts now learns
 * from MTRAG too.
 */
export const WORD_CONFIDENCE: Record<keyof Signals | 'bias', number> = {
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
 * A third as much weigh the same questions with the articles that answer them taken away.
 */
export const NEAR_CONFIDENCE: Record<keyof (Signals & NearSignals) | 'bias', number> = {
  bias: -5.523,
  lead: 0.206,
  margin: 0.818,
  article: 0.496,
  passage: 0.429,
  sentence: 0.266,
  pairs: 0,
  unknown: -0.789,
  few: 0,
  nearPassage: 1.27,
  nearTitle: 0.794,
  nearSentence: 4.072,
  nearLead: 1.679,
  nearRise: 5.237,
  agree: 0.046,
};

/** Furthest that `lead` goes: beyond it one more lead says nothing more. */
const FURTHEST = 6;
const NEAREST = 10;

/** Signals of the articles at the first `count` ranks. */
export function signalsOf(ranked: Ranked[], query: Query, count: number): AllSignals[] {
  const top = ranked[0]?.score ?? 0;
  const total = ranked.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  const near = nearSignals(ranked);
  return ranked.slice(0, count).map(({ score, measures }, i) => {
    const rival = ranked[i === 0 ? 1 : 0]?.score ?? 0;
    const share = Math.exp(score - top) / total;
    return {
      lead: Math.max(-FURTHEST, Math.min(FURTHEST, Math.log(share / Math.max(1 - share, 1e-9)))),
      margin: score > 0 ? Math.max(-1, (score - rival) / score) : 0,
      article: measures.article,
      passage: measures.passage,
      sentence: measures.sentence,
      pairs: measures.pairs,
      unknown: query.unknown,
      few: query.informative <= 2 ? 1 : 0,
      ...near(i),
    };
  });
}

function nearSignals(ranked: Ranked[]): (place: number) => NearSignals | undefined {
  const nearest = ranked
    .map(({ features }) => features.nearPassage ?? 0)
    .sort((a, b) => b - a)
    .slice(0, NEAREST);
  const mean = nearest.reduce((sum, one) => sum + one, 0) / nearest.length;
  return (place) => {
    const { nearPassage, nearTitle = 0, nearSentence = 0, wordPlace, nearPlace } = ranked[place]!.features;
    if (nearPassage === undefined) return undefined;
    const rival = (nearPassage === nearest[0] ? nearest[1] : nearest[0]) ?? 0;
    return {
      nearPassage,
      nearTitle,
      nearSentence,
      nearLead: nearPassage - rival,
      nearRise: nearPassage - mean,
      agree: wordPlace === 1 && nearPlace === 1 ? 1 : 0,
    };
  };
}

/** Probability, 0..1, that an article with these signals answers the question. */
export function confidenceOf(signals: AllSignals, weights?: Weights): number {
  return sigmoid(logOdds(signals, weights));
}

export function logOdds(signals: AllSignals, weights: Weights = weightsFor(signals)): number {
  let sum = weights.bias;
  for (const name in signals) {
    const key = name as keyof AllSignals;
    sum += (weights[key] ?? 0) * (signals[key] ?? 0);
  }
  return sum;
}

/** The shared weights for such signals. */
export const weightsFor = ({ nearPassage }: AllSignals): Weights =>
  nearPassage === undefined ? WORD_CONFIDENCE : NEAR_CONFIDENCE;
