import type { Article } from '../../domain/article.ts';
import { digest } from '../../domain/ids.ts';
import type { Reading } from '../../domain/reading.ts';
import { type Disagreement, disagree } from './disagree.ts';
import { type Duplicate, findDuplicates } from './findDuplicates.ts';
import { pairSentences, type SentencePair } from './pairSentences.ts';
import { readCorpus } from './readCorpus.ts';

export interface Contradiction extends SentencePair {
  kind: Disagreement;
}

export interface Conflicts {
  duplicates: Duplicate[];
  /** Most alike first. */
  contradictions: Contradiction[];
}

/** Less alike than this, two sentences neither say the same nor contradict each other. */
const ALIKE = 0.6;
/** A pair of articles that contradicts itself in so many sentences is of two things that only sound alike. */
const MOST_OF_A_PAIR = 3;

/** What was compared last, by who reads: articles change seldom, and a second look need not read them all again. */
const compared = new WeakMap<Reading, { key: string; conflicts: Promise<Conflicts> }>();

/**
 * Articles that say the same, and sentences that contradict each other. Goes by words alone, so that it holds with and
 * without an encoder. `fallback`: the language of articles whose own cannot be told.
 */
export function findConflicts(articles: Article[], reading: Reading, fallback: string): Promise<Conflicts> {
  const texts = articles.flatMap(({ id, title, body, language = '' }) => [id, title, body, language]);
  const key = digest(fallback, ...texts);
  const before = compared.get(reading);
  if (before?.key === key) return before.conflicts;
  const conflicts = compare(articles, reading, fallback);
  compared.set(reading, { key, conflicts });
  conflicts.catch(() => compared.delete(reading));
  return conflicts;
}

async function compare(articles: Article[], reading: Reading, fallback: string): Promise<Conflicts> {
  const pairs = await pairSentences(await readCorpus(articles, reading, fallback), ALIKE);
  const contradictions = pairs
    .map((pair) => ({ ...pair, kind: disagree(pair, reading) }))
    .filter((pair): pair is Contradiction => pair.kind !== null)
    .sort((x, y) => y.alike - x.alike);
  return { duplicates: findDuplicates(pairs), contradictions: sparse(onceEach(contradictions)) };
}

/** The same two sentences may stand in several articles. */
function onceEach(contradictions: Contradiction[]): Contradiction[] {
  const keyOf = ({ a, b }: Contradiction) => [a.read.text, b.read.text].sort().join('\n');
  return [...new Map(contradictions.toReversed().map((one) => [keyOf(one), one])).values()].reverse();
}

function sparse(contradictions: Contradiction[]): Contradiction[] {
  const keyOf = ({ a, b }: Contradiction) => `${a.article.article.id}\n${b.article.article.id}`;
  const counts = Map.groupBy(contradictions, keyOf);
  return contradictions.filter((one) => counts.get(keyOf(one))!.length <= MOST_OF_A_PAIR);
}
