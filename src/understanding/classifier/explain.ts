import type { Because } from '../../domain/understanding.ts';
import type { Vector, Vectorizer } from './features.ts';
import type { Learnt } from './learn.ts';
import type { ForClass } from './weigh.ts';

/** The words of a message as they are compared, and as they were typed. */
interface Spoken {
  words: string[];
  mended: string[] | null;
  typed: string[];
}

const MOST_WORDS = 5;

/** Makes the function that tells which words and examples spoke for a class. */
export function createExplainer(
  { margins, meaning }: Learnt,
  { idsOf, pairIdOf }: Vectorizer,
  intents: string[],
) {
  const { width, weights } = margins;

  /** What each word adds to the margin of class `label`: by itself, and by half of each pair that it stands in. */
  function wordsFor(
    words: string[],
    typed: string[],
    { ids, values }: Vector,
    label: number,
  ): Because['words'] {
    const added = new Map<number | undefined, number>();
    for (const [at, id] of ids.entries()) added.set(id, values[at]! * weights[id * width + label]!);
    const halfOfPair = (at: number) =>
      at < 0 || at + 1 >= words.length ? 0 : (added.get(pairIdOf(words[at]!, words[at + 1]!)) ?? 0) / 2;
    const positive = words.flatMap((word, at) => {
      let weight = halfOfPair(at - 1) + halfOfPair(at);
      for (const id of new Set(idsOf(word))) weight += added.get(id) ?? 0;
      return weight > 0 ? [{ text: typed[at] ?? word, weight }] : [];
    });
    const total = positive.reduce((sum, { weight }) => sum + weight, 0);
    return positive
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_WORDS)
      .map(({ text, weight }) => ({ text, weight: Math.round((weight / total) * 100) / 100 }));
  }

  return ({ words, mended, typed }: Spoken, features: Vector, best: ForClass): Because => ({
    words: wordsFor(mended ?? words, typed, features, best.label),
    examples: best.examples.map(({ at, similarity }) => {
      const { text, label } = meaning!.examples[at]!;
      return { text, intent: intents[label]!, similarity: Math.round(similarity * 1000) / 1000 };
    }),
  });
}
