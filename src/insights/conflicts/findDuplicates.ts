import type { SentencePair } from './pairSentences.ts';
import type { Placed, PlacedArticle } from './readCorpus.ts';

/** Two articles that say nearly the same. */
export interface Duplicate {
  articles: [PlacedArticle, PlacedArticle];
  /** Share of the shorter article that the other says too, 0..1. */
  share: number;
  /** What both say, the most alike first. */
  pairs: SentencePair[];
}

/** From here on two sentences say the same. */
const SAME = 0.9;
/** What stands in more articles than these says nothing of any: "Was this article helpful?" */
const MOST_ARTICLES = 4;
/** So much of the shorter article must be in the other one. */
const SHARED = 0.7;
/** An article of fewer words is too little to be the same as another. */
const FEWEST_WORDS = 12;

/** Strongest first. */
export function findDuplicates(pairs: SentencePair[]): Duplicate[] {
  const same = pairs.filter(({ alike }) => alike >= SAME);
  const common = commonOf(same);
  const byArticles = new Map<string, SentencePair[]>();
  for (const pair of same) {
    if (common.has(pair.a) || common.has(pair.b)) continue;
    const key = `${pair.a.article.article.id}\n${pair.b.article.article.id}`;
    byArticles.set(key, [...(byArticles.get(key) ?? []), pair]);
  }
  return [...byArticles.values()]
    .map((own) => duplicateOf(own, common))
    .filter(({ share }) => share >= SHARED)
    .sort((x, y) => y.share - x.share || y.pairs.length - x.pairs.length);
}

/** Sentences that are said in many articles. */
function commonOf(same: SentencePair[]): Set<Placed> {
  const others = new Map<Placed, Set<PlacedArticle>>();
  const note = (one: Placed, other: Placed) =>
    others.set(one, (others.get(one) ?? new Set()).add(other.article));
  for (const { a, b } of same) {
    note(a, b);
    note(b, a);
  }
  return new Set([...others].filter(([, { size }]) => size >= MOST_ARTICLES).map(([one]) => one));
}

function duplicateOf(pairs: SentencePair[], common: Set<Placed>): Duplicate {
  const { a, b } = pairs[0]!;
  const said = { a: new Set(pairs.map((pair) => pair.a)), b: new Set(pairs.map((pair) => pair.b)) };
  const shareOf = (article: PlacedArticle, shared: Set<Placed>) => {
    const own = article.sentences.filter((one) => !common.has(one));
    const all = wordsOf(own);
    return all < FEWEST_WORDS ? 0 : wordsOf([...shared]) / all;
  };
  const shares = [shareOf(a.article, said.a), shareOf(b.article, said.b)];
  return {
    articles: [a.article, b.article],
    share: Math.min(1, Math.max(...shares)),
    pairs: pairs.sort((x, y) => y.alike - x.alike),
  };
}

const wordsOf = (sentences: Placed[]): number =>
  sentences.reduce((sum, { read }) => sum + read.content.size, 0);
