import { tellingWords } from '../tellingWords.ts';

/** Words of a name. */
const MOST = 4;
/** So many are taken of words that only some of the group say, where it shares too few. */
const FEWEST = 2;

/** In how many of the texts a word stands. */
export type Spread = Map<string, number>;

export function spreadOf(texts: string[]): Spread {
  const spread: Spread = new Map();
  for (const text of texts)
    for (const { key } of tellingWords(text)) spread.set(key, (spread.get(key) ?? 0) + 1);
  return spread;
}

/**
 * The words that most of a group says and few of the others, in the order in which its most central text says them.
 * `texts`: of the group, the most central first. `all`: of every text.
 */
export function nameGroup(texts: string[], all: { spread: Spread; count: number }): string {
  const own = spreadOf(texts);
  const written = new Map(
    texts.toReversed().flatMap((text) => tellingWords(text).map(({ key, word }) => [key, word])),
  );
  const scored = [...own]
    .map(([key, inOwn]) => {
      const share = inOwn / texts.length;
      const rarity = Math.log((all.count + 1) / (all.spread.get(key) ?? inOwn));
      return { key, share, score: share ** 2 * (0.5 + rarity) };
    })
    .sort((a, b) => b.score - a.score);
  const isShared = ({ share }: { share: number }) => share > 0.5;
  const best = scored.filter((one, at) => isShared(one) || at < FEWEST).slice(0, MOST);
  const chosen = new Set(best.map(({ key }) => key));
  const order = [...new Set(texts.flatMap((text) => tellingWords(text).map(({ key }) => key)))];
  return order
    .filter((key) => chosen.has(key))
    .map((key) => written.get(key)!)
    .join(' ');
}
