import type { TextVector } from '../domain/encoder.ts';
import type { LabelledQuestion } from '../domain/knowledge.ts';
import { stem } from './stem.ts';
import { isFiller, wordsOf } from './words.ts';

/** What was said of the answers to single questions; it holds for those questions only. */
export interface Verdicts {
  /** Added to the log odds that the article answers this question; 0 where nobody has said anything of it. */
  oddsOf(asked: AskedOnce, article: string): number;
}

export interface AskedOnce {
  text: string;
  vector: TextVector | null;
}

/** Cosine from which two questions are the same one. */
const SAME = 0.9;

/** Furthest that denials lower the log odds, and that confirmations raise them: who is content says so less carefully. */
const LOWEST = 4;
const HIGHEST = 1;

/** Sum of weights that moves half as far. */
const HALF = 2;

export const NO_VERDICTS: Verdicts = { oddsOf: () => 0 };

/** `vectors[i]`: the vector of `questions[i]`, where it has one. */
export function createVerdicts(questions: LabelledQuestion[], vectors: (TextVector | null)[]): Verdicts {
  const said = questions.map((one, i) => ({ ...one, key: keyOf(one.text), vector: vectors[i] ?? null }));
  return {
    oddsOf({ text, vector }, article) {
      const key = keyOf(text);
      let against = 0;
      for (const one of said) {
        const isRight = one.relevant.includes(article);
        if (!isRight && !one.denied?.includes(article)) continue;
        const isSame = one.key === key || (vector && one.vector && cosine(vector, one.vector) >= SAME);
        if (isSame) against += (isRight ? -1 : 1) * (one.weight ?? 1);
      }
      const share = against ** 2 / (against ** 2 + HALF ** 2);
      return against > 0 ? -LOWEST * share : HIGHEST * share;
    },
  };
}

/** The same questions; each that was asked n times weighs as much as the root of n: it tells little of the others. */
export function withoutRepeats(questions: LabelledQuestion[]): LabelledQuestion[] {
  const counts = new Map<string, number>();
  const keys = questions.map(({ text }) => keyOf(text));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return questions.map((one, i) => ({
    ...one,
    weight: (one.weight ?? 1) / Math.sqrt(counts.get(keys[i]!)!),
  }));
}

/** What a question is about, in any order of its words. */
function keyOf(text: string): string {
  const stems = wordsOf(text).flatMap(({ word }) => (isFiller(word) ? [] : stem(word)));
  return stems.length > 0 ? [...new Set(stems)].sort().join(' ') : text.trim().toLowerCase();
}

const cosine = (a: TextVector, b: TextVector): number => a.reduce((sum, one, i) => sum + one * b[i]!, 0);
