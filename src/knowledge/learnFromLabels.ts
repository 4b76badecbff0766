import type { LabelledQuestion, SearchQuery } from '../domain/knowledge.ts';
import { type Belief, createBelief, type Learnt, type Seen } from './belief.ts';
import { signalsOf } from './confidence.ts';
import { type Beginning, learnConfidence, type Outcome, unseenConfidences } from './learnConfidence.ts';
import { learnRanks } from './learnRanks.ts';
import type { Compared } from './library.ts';
import { byScore, type Ranked, type RankWeights, rank, sharedRanks } from './rank.ts';
import type { Query } from './readQuery.ts';

/** How firmly the shared weights hold, in questions: the best of 1 to 16, for ranks and for confidence, on five sets. */
const FIRMNESS = 2;

/** Parts of the questions, each judged by what the others teach. */
const PARTS = 5;

/** Articles of a question that are kept: what is further behind decides nothing. */
const MOST_KEPT = 40;

/** A question with what was found for it, best first by the shared weights. */
interface Asked extends LabelledQuestion {
  query: Query;
  found: Ranked[];
  isNear: boolean;
  part: number;
}

/** Asks every question, and learns what to rank by and how sure to be. Few questions move either little. */
export async function learnFromLabels(
  questions: LabelledQuestion[],
  compare: (asked: SearchQuery) => Promise<Compared>,
  { shift = 0, firmness = FIRMNESS }: Partial<Beginning> = {},
): Promise<Belief> {
  const asked: Asked[] = [];
  const partOf = parts();
  for (const question of questions) {
    const { weight = 1, relevant, denied: _, ...search } = question;
    if (weight <= 0) continue;
    const compared = await compare(search);
    const found = rank(compared).filter(
      ({ view }, place) => place < MOST_KEPT || relevant.includes(view.article.id),
    );
    const { query, isNear } = compared;
    if (found.length > 0) asked.push({ ...question, query, isNear, found, part: partOf(question) });
  }
  const [near, words] = await Promise.all(
    [true, false].map((isNear) =>
      learn(
        asked.filter((one) => one.isNear === isNear),
        { shift, firmness },
      ),
    ),
  );
  return createBelief({
    shift,
    near: near!.learnt,
    words: words!.learnt,
    seen: (near!.learnt ? near : words)!.seen,
  });
}

/** Questions with vectors and those without say nothing of each other. Others have a turn between two fits. */
async function learn(asked: Asked[], beginning: Beginning): Promise<{ learnt?: Learnt; seen: Seen[] }> {
  if (asked.length === 0) return { seen: [] };
  const outcomes: Outcome[] = [];
  for (const part of new Set(asked.map((one) => one.part))) {
    await new Promise(setImmediate);
    const ranks = learnRanks(
      asked.filter((one) => one.part !== part),
      beginning.firmness,
    );
    for (const one of asked) if (one.part === part) outcomes.push(...outcomeOf(one, ranks));
  }
  await new Promise(setImmediate);
  return {
    learnt: { ranks: learnRanks(asked, beginning.firmness), weights: learnConfidence(outcomes, beginning) },
    seen: unseenConfidences(outcomes, beginning),
  };
}

/** What came first by ranks that were learnt without the question; [] where nobody has said whether that is right. */
function outcomeOf(asked: Asked, ranks: RankWeights = sharedRanks(asked.isNear)): Outcome[] {
  const { relevant, denied, weight, part, query, found } = asked;
  const ranked = byScore(found, ranks);
  const [signals] = signalsOf(ranked, query, 1);
  const { id } = ranked[0]!.view.article;
  const right = relevant.includes(id);
  if (!signals || (denied && !denied.includes(id) && !right)) return [];
  return [{ signals, right, weight, part }];
}

/** Questions of one article stay together: those to come are of other articles too. */
function parts(): (question: LabelledQuestion) => number {
  const seen = new Map<string, number>();
  let next = 0;
  return ({ relevant: [article] }) => {
    const there = article === undefined ? undefined : seen.get(article);
    const part = there ?? next++ % PARTS;
    if (article !== undefined) seen.set(article, part);
    return part;
  };
}
