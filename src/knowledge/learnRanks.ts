import { type Choice, fitChoice } from './fitChoice.ts';
import { type Features, type Ranked, type RankWeights, sharedRanks } from './rank.ts';

/** What was found for a question, best first by the shared weights, and the articles that answer it. */
export interface Found {
  found: Ranked[];
  relevant: string[];
  isNear: boolean;
  weight?: number | undefined;
}

/** Articles that a choice is among: what is further behind decides nothing. */
const MOST_OPTIONS = 12;

/** Steps of the fit: it begins near its end. */
const ROUNDS = 80;

/**
 * Ranks by which right articles come first here, beginning at the shared ones. `firmness`: how many questions it takes
 * to move a weight by one.
 */
export function learnRanks(questions: Found[], firmness: number): RankWeights | undefined {
  const [first] = questions;
  if (!first) return undefined;
  const shared = sharedRanks(first.isNear);
  const names = Object.keys(shared) as (keyof RankWeights)[];
  const prior = { weights: names.map((name) => shared[name] ?? 0), firmness };
  const choices = questions.map((one) => choiceOf(one, names));
  const weights = fitChoice(choices, prior, ROUNDS);
  return Object.fromEntries(names.map((name, k) => [name, weights[k]!]));
}

function choiceOf({ found, relevant, weight = 1 }: Found, names: (keyof Features)[]): Choice {
  const options = found.map(({ features, view }) => ({
    x: Float64Array.from(names, (name) => features[name] ?? 0),
    right: relevant.includes(view.article.id),
  }));
  return { options: options.filter(({ right }, place) => right || place < MOST_OPTIONS), weight };
}
