import { toBytes } from './bytes.ts';
import { evenly } from './evenly.ts';
import { buildVocabulary, createVectorizer, type Vocabulary } from './features.ts';
import type { Text } from './texts.ts';
import { type Margins, type Row, trainMargins } from './trainMargins.ts';
import { type Planes, trainPlanes } from './trainPlanes.ts';

/** What was learnt from texts: from their words always, from their meaning where there were vectors. */
export interface Learnt {
  classes: number;
  vocabulary: Vocabulary;
  margins: Margins;
  meaning: Meaning | null;
}

export interface Meaning {
  planes: Planes;
  /** The examples themselves, by class: what was said before is the best witness. */
  examples: (Point & { text: string })[];
  /** Names and descriptions. */
  names: Point[];
}

/** A text as bytes. */
export interface Point {
  label: number;
  bytes: Int8Array;
}

/** From so many texts on, a feature must be seen twice, and fewer rounds are enough. */
export const MANY_TEXTS = 4000;
/** Of one intent; more say nothing new, and each is compared with. */
const MOST_EXAMPLES = 100;

/** `isTrial`: what is learnt only serves to try it, and may be a little rougher. */
export function learn(texts: Text[], classes: number, isTrial = false): Learnt {
  const isMany = texts.length > MANY_TEXTS;
  const spoken = texts.filter(({ kind }) => kind !== 'part');
  const vocabulary = buildVocabulary(
    spoken.map(({ words }) => words),
    isMany ? 2 : 1,
  );
  const { vectorOf } = createVectorizer(vocabulary);
  const rows = spoken.map(({ words, label, weight }): Row => ({ label, weight, vector: vectorOf(words) }));
  const margins = trainMargins(rows, vocabulary.idf.length, classes, {
    epochs: roundsOf(ROUNDS.margins, isMany, isTrial),
  });
  return { classes, vocabulary, margins, meaning: learnMeaning(texts, classes, { isMany, isTrial }) };
}

/** Of the training: with few texts, with many, and with many on trial. */
const ROUNDS = { margins: [10, 5, 3], planes: [30, 6, 4] };

function roundsOf([few, many, trial]: number[], isMany: boolean, isTrial: boolean): number {
  return (isMany ? (isTrial ? trial : many) : few)!;
}

interface Amount {
  isMany: boolean;
  isTrial: boolean;
}

function learnMeaning(texts: Text[], classes: number, { isMany, isTrial }: Amount): Meaning | null {
  const points = texts.flatMap(({ vector, label, weight, kind, text }) =>
    vector && label >= 0 ? [{ vector, label, weight, kind, text }] : [],
  );
  const examples = points.filter(({ kind }) => kind === 'example');
  if (examples.length === 0) return null;
  const options = { epochs: roundsOf(ROUNDS.planes, isMany, isTrial), rate: isMany ? 3 : 1 };
  return {
    planes: trainPlanes(points, classes, options),
    examples: spread(examples).map(({ label, vector, text }) => ({ label, text, bytes: toBytes(vector) })),
    names: points
      .filter(({ kind }) => kind === 'name')
      .map(({ label, vector }) => ({ label, bytes: toBytes(vector) })),
  };
}

/** At most `MOST_EXAMPLES` of each class, taken evenly, in the order of the classes. */
function spread<T extends { label: number }>(examples: T[]): T[] {
  const byLabel = Map.groupBy(examples, ({ label }) => label);
  return [...byLabel.keys()]
    .sort((a, b) => a - b)
    .flatMap((label) => evenly(byLabel.get(label)!, MOST_EXAMPLES));
}
