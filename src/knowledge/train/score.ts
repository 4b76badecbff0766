/** One question's outcome: the probability given to its first article, and whether that article answers it. */
export interface Outcome {
  confidence: number;
  right: boolean;
  /** Some article answers it. */
  answerable: boolean;
  offTopic: boolean;
}

/** Area under the ROC curve: the chance that a right answer has more confidence than a wrong one. Ties count half. */
export function auroc(outcomes: Outcome[]): number {
  const sorted = outcomes.toSorted((a, b) => a.confidence - b.confidence);
  let rankSum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]!.confidence === sorted[i]!.confidence) end++;
    const tiedRank = (i + end + 1) / 2;
    for (; i < end; i++) if (sorted[i]!.right) rankSum += tiedRank;
  }
  const right = sorted.filter((one) => one.right).length;
  return (rankSum - (right * (right + 1)) / 2) / (right * (sorted.length - right));
}

/** Expected calibration error over ten equal bins: how far confidence is from the share that is right, on average. */
export function calibrationError(outcomes: Outcome[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inside = outcomes.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    const gap = inside.reduce((sum, { confidence, right }) => sum + confidence - (right ? 1 : 0), 0);
    error += Math.abs(gap) / outcomes.length;
  }
  return error;
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

/** Share of the answers given from a threshold on that are right, each set with equal weight; none given: the threshold. */
export function precisionAt(sets: Outcome[][], threshold: number): number {
  let answered = 0;
  let right = 0;
  for (const set of sets) {
    const given = set.filter(({ confidence }) => confidence >= threshold);
    answered += given.length / set.length;
    right += given.filter((one) => one.right).length / set.length;
  }
  return answered === 0 ? threshold : right / answered;
}

/** Deflection (answerable questions answered, and rightly) and precision at a threshold, as DESIGN's contract defines them. */
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
