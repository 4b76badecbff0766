import { buildVocabulary, createVectorizer } from './features.ts';
import { marginsOf, type Row, train } from './train.ts';

/** A text to learn from, as words. `label` -1 belongs to no intent. */
export interface Text {
  words: string[];
  label: number;
  weight: number;
}

/** What a text's words say about each class. */
export interface Evidence {
  /** How far the text lies on the side of each class: about 1 inside, about -1 outside. */
  margins: Float32Array;
  /** Share of the text that the vocabulary knows, 0..1. */
  known: number;
}

/** From so many texts on, a feature must be seen twice, and fewer rounds are enough. */
export const MANY_TEXTS = 4000;

/** Learns the classes; the function it returns weighs a text. */
export function learn(texts: Text[], classes: number, epochs: number): (words: string[]) => Evidence {
  const vocabulary = buildVocabulary(
    texts.map(({ words }) => words),
    texts.length > MANY_TEXTS ? 2 : 1,
  );
  const vectorOf = createVectorizer(vocabulary);
  const features = vocabulary.idf.length;
  const rows = texts.map(({ words, ...text }): Row => ({ ...text, vector: vectorOf(words) }));
  const weights = train(rows, features, classes, { epochs });
  return (words) => {
    const vector = vectorOf(words);
    const margins = new Float32Array(classes);
    marginsOf(weights, vector, margins);
    return { margins, known: vector.known };
  };
}
