import type { Encoder } from '../../../../domain/encoder.ts';
import { confidenceOf } from '../../../../knowledge/confidence.ts';
import { THRESHOLDS } from '../../../../knowledge/curve.ts';
import { type RankWeights, rank } from '../../../../knowledge/rank.ts';
import { calibrationOf } from '../../calibration.ts';
import { type ConfidenceWeights, firstOf, fitConfidence, fitRank, type Kind } from './fit.ts';
import { type Case, compareAll, type EvalSet } from './readPublicSets.ts';
import { at, aurocOf, type Outcome, precisionAt, thresholdFor } from './score.ts';

/** What a set is called, and what was found for its questions. */
export interface Compared {
  name: string;
  cases: Case[];
}

/** Questions of this set are whole scenarios for an agent: they are scored and teach nothing. */
const ONLY_SCORED = 'tau_bank';

/**
 * Makes the weights of src/knowledge's rank.ts and confidence.ts and the precisions of its curve.ts, and says how well
 * they carry over to a set they have not seen. Nothing of the sets is kept but these numbers.
 */
export async function train(sets: EvalSet[], encoder: Encoder | null): Promise<void> {
  const compared: Compared[] = [];
  for (const set of sets) compared.push({ name: set.name, cases: await compareAll(set, encoder) });
  report(compared, encoder ? 'near' : 'words');
}

export function report(sets: Compared[], kind: Kind): void {
  const teachers = sets.filter(({ name }) => name !== ONLY_SCORED);
  const scored = sets.map((set) => scoreUnseen(set, teachers, kind));
  const figures = scored.map((one) => figuresOf(one, scored));
  console.log(`Leave one set out, ${kind === 'near' ? 'words and vectors' : 'words alone'}:`);
  console.table(Object.fromEntries(figures.map(({ name, ...rest }) => [name, rounded(rest)])));
  const cases = teachers.map((set) => set.cases);
  const ranks = fitRank(cases, kind);
  console.log('rank', rounded(ranks));
  console.log('confidence', rounded(fitConfidence(cases, ranks, kind)));
  const own = scored.filter(({ name }) => name !== ONLY_SCORED).map((one) => one.own);
  let highest = 0;
  const precisions = THRESHOLDS.map((threshold) => {
    highest = Math.max(highest, precisionAt(own, threshold));
    return highest;
  });
  console.log('precisions', precisions.map((one) => Number(one.toFixed(3))).join(', '));
}

type Scored = { name: string; cases: Case[]; ranks: RankWeights; all: Outcome[]; own: Outcome[] };

/** A set by weights that are made from the others. */
function scoreUnseen({ name, cases }: Compared, teachers: Compared[], kind: Kind): Scored {
  const others = teachers.filter((set) => set.name !== name).map((set) => set.cases);
  const ranks = fitRank(others, kind);
  const weights = fitConfidence(others, ranks, kind);
  const all = cases.map((one) => outcomeOf(one, ranks, weights));
  return { name, cases, ranks, all, own: all.filter((one) => !one.offTopic) };
}

function outcomeOf(one: Case, ranks: RankWeights, weights: ConfidenceWeights): Outcome {
  const first = firstOf(one, ranks);
  return {
    confidence: first ? confidenceOf(first.signals, weights) : 0,
    right: first?.right ?? false,
    answerable: one.relevant.length > 0,
    offTopic: one.offTopic,
  };
}

function figuresOf({ name, cases, ranks, all, own }: Scored, scored: Scored[]) {
  const others = scored.filter((one) => one.name !== name && one.name !== ONLY_SCORED);
  const threshold = thresholdFor(
    others.map((one) => one.own),
    0.95,
  );
  const offTopic = all.filter((one) => one.offTopic);
  const inHindsight = at(own, thresholdFor([own], 0.95));
  return {
    name,
    hitAt1: hits(cases, 1, ranks),
    hitAt5: hits(cases, 5, ranks),
    recallAt5: recall(cases, 5, ranks),
    auroc: aurocOf(own),
    aurocWithOffTopic: aurocOf(all),
    ece: calibrationOf(own, 10).error ?? Number.NaN,
    threshold,
    ...at(own, threshold),
    offTopicAnswered: offTopic.filter(({ confidence }) => confidence >= threshold).length / offTopic.length,
    bestDeflection: inHindsight.deflection,
  };
}

function hits(cases: Case[], within: number, ranks: RankWeights): number {
  return meanOver(cases, (one) => Math.min(1, found(one, within, ranks)));
}

function recall(cases: Case[], within: number, ranks: RankWeights): number {
  return meanOver(cases, (one) => found(one, within, ranks) / one.relevant.length);
}

const found = ({ compared, relevant }: Case, within: number, ranks: RankWeights): number =>
  rank(compared, ranks)
    .slice(0, within)
    .filter(({ view }) => relevant.includes(view.article.id)).length;

function meanOver(cases: Case[], value: (one: Case) => number): number {
  const answerable = cases.filter(({ relevant }) => relevant.length > 0);
  return answerable.reduce((sum, one) => sum + value(one), 0) / answerable.length;
}

function rounded<T extends object>(figures: T): T {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))]),
  ) as T;
}
