import type { Because } from '../../domain/understanding.ts';
import { createVectorizer, type Vector } from './features.ts';
import type { Learnt } from './learn.ts';
import type { ForClass } from './weigh.ts';

/** The words of a message as they are compared, and as they were typed. */
interface Spoken {
  words: string[];
  mended: string[] | null;
  typed: string[];
}

const MOST_WORDS = 5;
const MOST_EXAMPLES = 3;

/** Makes the function that tells which words and examples spoke for a class. */
export function createExplainer({ vocabulary, margins, meaning }: Learnt, intents: string[]) {
  const vectorOf = createVectorizer(vocabulary);
  const { width, weights } = margins;

  /** What each word adds to the margin of class `label`: by itself, and by half of each pair that it stands in. */
  function wordsFor(words: string[], typed: string[], features: Vector, label: number): Because['words'] {
    const value = new Map<number, number>();
    for (const [at, id] of features.ids.entries())
      value.set(id, features.values[at]! * weights[id * width + label]!);
    const added = words.map((word, at) => {
      let sum = 0;
      for (const id of vectorOf([word]).ids) sum += value.get(id) ?? 0;
      for (const pair of [words.slice(at - 1, at + 1), words.slice(at, at + 2)])
        if (pair.length === 2) for (const id of pairIds(pair)) sum += (value.get(id) ?? 0) / 2;
      return { text: typed[at] ?? word, weight: sum };
    });
    const positive = added.filter(({ weight }) => weight > 0);
    const total = positive.reduce((sum, { weight }) => sum + weight, 0);
    return positive
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_WORDS)
      .map(({ text, weight }) => ({ text, weight: Math.round((weight / total) * 100) / 100 }));
  }

  function pairIds([a, b]: string[]): number[] {
    const id = vocabulary.ids.get(`\u0001${a} ${b}`);
    return id === undefined ? [] : [id];
  }

  return ({ words, mended, typed }: Spoken, features: Vector, best: ForClass): Because => ({
    words: wordsFor(mended ?? words, typed, features, best.label),
    examples: best.examples.slice(0, MOST_EXAMPLES).flatMap((at) => {
      const example = meaning?.examples[at];
      if (!example) return [];
      const similarity = at === best.examples[0] ? best.nearest : undefined;
      return [
        {
          text: example.text,
          intent: intents[example.label]!,
          similarity: Math.round((similarity ?? best.nearestThree) * 1000) / 1000,
        },
      ];
    }),
  });
}
