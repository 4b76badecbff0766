import type { LabelledQuestion, SearchQuery } from '../domain/knowledge.ts';
import { type Belief, createBelief, type Seen } from './belief.ts';
import { type AllSignals, confidenceOf, signalsOf, type Weights, weightsFor } from './confidence.ts';
import { fitAround } from './fitAround.ts';
import type { Compared } from './library.ts';
import { rank } from './rank.ts';

/** The first article found for a question, and whether it answers. */
export interface Outcome {
  signals: AllSignals;
  right: boolean;
}

/** How firmly the shared weights hold: they give way to some ten times as many questions. */
const FIRMNESS = 4;

/** Parts of the questions, each judged by what the others teach. */
const FOLDS = 5;

/** Asks every question, and learns how sure to be from what was right. Few questions move it little. */
export async function learnFromLabels(
  questions: LabelledQuestion[],
  compare: (asked: SearchQuery) => Promise<Compared>,
): Promise<Belief> {
  const outcomes: Outcome[] = [];
  for (const { relevant, ...asked } of questions) {
    const compared = await compare(asked);
    const ranked = rank(compared);
    const [signals] = signalsOf(ranked, compared.query, 1);
    if (signals) outcomes.push({ signals, right: relevant.includes(ranked[0]!.view.article.id) });
  }
  return beliefFrom(outcomes);
}

/** What these outcomes make of the shared weights. Outcomes with vectors and those without say nothing of each other. */
export function beliefFrom(outcomes: Outcome[]): Belief {
  const isNear = ({ signals }: Outcome) => signals.nearPassage !== undefined;
  const [near, words] = [outcomes.filter(isNear), outcomes.filter((one) => !isNear(one))];
  return createBelief({
    near: refit(near),
    words: refit(words),
    seen: unseenConfidences(near.length > 0 ? near : words),
  });
}

/** How sure weights are that were learnt without the outcome: those learnt with it would flatter themselves. */
function unseenConfidences(outcomes: Outcome[]): Seen[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const weights = refit(outcomes.filter((_, i) => i % FOLDS !== fold));
    return outcomes
      .filter((_, i) => i % FOLDS === fold)
      .map(({ signals, right }) => ({ confidence: confidenceOf(signals, weights), right }));
  });
}

function refit(outcomes: Outcome[]): Weights | undefined {
  const [first] = outcomes;
  if (!first) return undefined;
  const { bias, ...shared } = weightsFor(first.signals);
  const names = Object.keys(shared) as (keyof AllSignals)[];
  const { weights, bias: fitted } = fitAround(
    outcomes.map(({ signals, right }) => ({ x: names.map((name) => signals[name] ?? 0), right })),
    { weights: names.map((name) => shared[name] ?? 0), bias, firmness: FIRMNESS },
  );
  return { bias: fitted, ...Object.fromEntries(names.map((name, k) => [name, weights[k]!])) };
}
