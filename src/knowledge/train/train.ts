/**
 * Makes the weights of ../rank.ts and ../confidence.ts, and says how well they carry over to a set they have not
 * seen: `node src/knowledge/train/train.ts`. Reads ../shared/data/evals beside the checkout; nothing of it is kept
 * but the weights. Half a minute.
 */
import { confidenceOf } from '../confidence.ts';
import { rank } from '../rank.ts';
import { type ConfidenceWeights, firstOf, fitConfidence, fitRank, type RankWeights } from './fit.ts';
import { type Case, compareAll, readSets } from './readSets.ts';
import { at, auroc, calibrationError, type Outcome, thresholdFor } from './score.ts';

const sets = readSets();
if (!sets) {
  console.error(
    'The evaluation sets are not there: put them into ../shared/data/evals beside this checkout.',
  );
  process.exit(2);
}

const names = sets.map(({ name }) => name);
const cases = sets.map(compareAll);
const unseen = cases.map((_, i) => {
  const others = cases.filter((_, k) => k !== i);
  const ranks = fitRank(others);
  return { ranks, confidence: fitConfidence(others, ranks) };
});
const outcomes = cases.map((set, i) => outcomesOf(set, unseen[i]!.ranks, unseen[i]!.confidence));
const own = outcomes.map((set) => set.filter((one) => !one.offTopic));

console.log('Leave one set out:');
console.table(
  Object.fromEntries(
    names.map((name, i) => {
      const threshold = thresholdFor(
        own.filter((_, k) => k !== i),
        0.95,
      );
      const { deflection, precision, wronglyAnswered } = at(own[i]!, threshold);
      const offTopic = outcomes[i]!.filter((one) => one.offTopic && one.confidence >= threshold).length;
      const off = offTopic / outcomes[i]!.filter((one) => one.offTopic).length;
      const [hitAt1, hitAt5] = [1, 5].map((n) => hits(cases[i]!, n, unseen[i]!.ranks));
      const figures = { hitAt1, hitAt5, auroc: auroc(own[i]!), aurocWithOffTopic: auroc(outcomes[i]!) };
      const more = {
        ece: calibrationError(own[i]!),
        threshold,
        deflection,
        precision,
        wronglyAnswered,
        offTopicAnswered: off,
      };
      return [name, rounded({ ...figures, ...more })];
    }),
  ),
);
for (const precision of [0.95, 0.9, 0.8, 0.7]) {
  const threshold = thresholdFor(own, precision);
  const deflection = own.map((set) => at(set, threshold).deflection.toFixed(2)).join(' ');
  const reached = own.map((set) => at(set, threshold).precision.toFixed(2)).join(' ');
  console.log(
    `precision ${precision} over all sets: threshold ${threshold.toFixed(3)}, deflection ${deflection}, precision ${reached}`,
  );
}
const ranks = fitRank(cases);
console.log('RANK_WEIGHTS', rounded(ranks));
console.log('CONFIDENCE_WEIGHTS', rounded(fitConfidence(cases, ranks)));

function outcomesOf(set: Case[], ranks: RankWeights, weights: ConfidenceWeights): Outcome[] {
  return set.map((one) => {
    const first = firstOf(one, ranks);
    const confidence = first ? confidenceOf(first.signals, weights) : 0;
    return {
      confidence,
      right: first?.right ?? false,
      answerable: one.relevant.length > 0,
      offTopic: one.offTopic,
    };
  });
}

function hits(set: Case[], within: number, ranks: RankWeights): number {
  const answerable = set.filter(({ relevant }) => relevant.length > 0);
  const hit = answerable.filter(({ compared, relevant }) =>
    rank(compared, ranks)
      .slice(0, within)
      .some(({ view }) => relevant.includes(view.article.id)),
  );
  return hit.length / answerable.length;
}

function rounded<T extends object>(figures: T): T {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))]),
  ) as T;
}
