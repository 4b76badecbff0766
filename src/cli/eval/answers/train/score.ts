import { auroc } from '../../auroc.ts';

/** One question's outcome: the probability given to its first article, and whether that article answers it. */
export interface Outcome {
  confidence: number;
  right: boolean;
  /** Some article answers it. */
  answerable: boolean;
  offTopic: boolean;
}

/** How often a right answer has more confidence than a wrong one; NaN where there are none of either. */
export function aurocOf(outcomes: Outcome[]): number {
  const [right, wrong] = [true, false].map((isRight) =>
    outcomes.filter((one) => one.right === isRight).map(({ confidence }) => confidence),
  );
  return auroc(right!, wrong!) ?? Number.NaN;
}

/** Lowest threshold at which the answers of these sets, each set with equal weight, are right `precision` of the time. */
export function thresholdFor(sets: Outcome[][], precision: number): number {
  const all = sets.flatMap((set) => set.map((one) => ({ ...one, share: 1 / set.length })));
  let answered = 0;
  let right = 0;
  let threshold = 1;
  for (const one of all.toSorted((a, b) => b.confidence - a.confidence)) {
    answered += one.share;
    right += one.right ? one.share : 0;
    if (right / answered >= precision) threshold = one.confidence;
  }
  return threshold;
}

/**
 * How often answers from a threshold on may be expected to be right in a help centre not known: two parts the average
 * of these sets, one part the set where they were right least. No answers given: the threshold.
 */
export function precisionAt(sets: Outcome[][], threshold: number): number {
  const each = sets.flatMap((set) => {
    const given = set.filter(({ confidence }) => confidence >= threshold);
    return given.length === 0 ? [] : given.filter((one) => one.right).length / given.length;
  });
  if (each.length === 0) return threshold;
  const average = each.reduce((sum, one) => sum + one, 0) / each.length;
  return (2 * average + Math.min(...each)) / 3;
}

/** Deflection (answerable questions answered, and rightly) and precision at a threshold, as docs/knowledge.md defines them. */
export function at(
  outcomes: Outcome[],
  threshold: number,
): { deflection: number; precision: number; wronglyAnswered: number } {
  const answered = outcomes.filter(({ confidence }) => confidence >= threshold);
  const right = answered.filter((one) => one.right).length;
  const unanswerable = outcomes.filter((one) => !one.answerable);
  return {
    deflection: right / outcomes.filter((one) => one.answerable).length,
    precision: answered.length === 0 ? 1 : right / answered.length,
    wronglyAnswered:
      unanswerable.filter(({ confidence }) => confidence >= threshold).length / unanswerable.length,
  };
}
