import { firstOf } from '../../src/cli/eval/answers/train/fit.ts';
import {
  type Case,
  compareAll,
  type EvalSet,
  readPublicSets,
} from '../../src/cli/eval/answers/train/readPublicSets.ts';
import { at, aurocOf, type Outcome } from '../../src/cli/eval/answers/train/score.ts';
import { confidenceOf, WORD_CONFIDENCE } from '../../src/knowledge/confidence.ts';
import { rank, WORD_WEIGHTS } from '../../src/knowledge/rank.ts';

const sets = readPublicSets();
if (!sets)
  console.log('Skipped: the evaluation sets are not there (../shared/data/evals beside the checkout).');

/** Floors for hit@1 and hit@5, some points below what is reached, so that a change that costs much is seen. */
const FLOORS: Record<string, [number, number]> = {
  wixqa160: [0.72, 0.9],
  techqa480: [0.74, 0.9],
  stackfaq: [0.73, 0.91],
  workarena_kb: [0.77, 0.92],
};

const compared: { name: string; cases: Case[] }[] = [];
for (const set of sets ?? [])
  if (set.name in FLOORS)
    compared.push({ name: set.name, cases: await compareAll({ ...set, questions: some(set) }) });

(sets ? describe : describe.skip)('on public sets of real questions', () => {
  const cases = compared;
  const outcomes = cases.map((set) => set.cases.map(outcomeOf));

  it.each(cases.map(({ name, cases: all }) => [name, all] as const))(
    '%s: the right article is first, or among five',
    (name, all) => {
      const answerable = all.filter(({ relevant }) => relevant.length > 0);
      const [atOne, atFive] = [1, 5].map(
        (within) => answerable.filter((one) => hit(one, within)).length / answerable.length,
      );
      expect(atOne).toBeGreaterThanOrEqual(FLOORS[name]![0]);
      expect(atFive).toBeGreaterThanOrEqual(FLOORS[name]![1]);
    },
  );

  it('confidence tells right answers from wrong ones, off-topic questions included', () => {
    for (const set of outcomes) expect(aurocOf(set)).toBeGreaterThan(0.89);
  });

  it('at a threshold of 0.86 at least 92 % of the answers given are right, and hardly any off-topic question is answered', () => {
    const all = outcomes.flat();
    expect(
      at(
        all.filter(({ offTopic }) => !offTopic),
        0.86,
      ).precision,
    ).toBeGreaterThanOrEqual(0.92);
    expect(
      at(
        all.filter(({ offTopic }) => offTopic),
        0.86,
      ).wronglyAnswered,
    ).toBeLessThanOrEqual(0.02);
  });
});

/** Every second question of a large set: enough to see a fall, in half the time. */
function some({ questions }: EvalSet): EvalSet['questions'] {
  return questions.length < 300 ? questions : questions.filter((_, i) => i % 2 === 0);
}

function hit({ compared, relevant }: Case, within: number): boolean {
  return rank(compared)
    .slice(0, within)
    .some(({ view }) => relevant.includes(view.article.id));
}

function outcomeOf(one: Case): Outcome {
  const first = firstOf(one, WORD_WEIGHTS);
  const confidence = first ? confidenceOf(first.signals, WORD_CONFIDENCE) : 0;
  return {
    confidence,
    right: first?.right ?? false,
    answerable: one.relevant.length > 0,
    offTopic: one.offTopic,
  };
}
