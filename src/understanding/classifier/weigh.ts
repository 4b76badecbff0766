import { createDots, type Dots, roundedUp } from '../../domain/dots/createDots.ts';
import { bytesAUnit, toBytes } from './bytes.ts';
import { createVectorizer, type Vector, type Vectorizer } from './features.ts';
import type { Learnt, Meaning, Point } from './learn.ts';

/** How a message is read: its words as typed, as mended where spelling was, and its meaning where there is a vector. */
export interface Reading {
  words: string[];
  mended: string[] | null;
  vector: Float32Array | null;
}

/** A text of the bot's own and how close in meaning it is. */
export interface Near {
  /** Place in `Meaning.examples` or `Meaning.names`. */
  at: number;
  /** Cosine. */
  similarity: number;
}

/** What speaks for a class. Without a vector all but `words` are 0. */
export interface ForClass {
  label: number;
  /** Log probability by meaning. */
  meaning: number;
  /** How far the words lie on its side: about 1 inside, about -1 outside. */
  words: number;
  /** Cosine of its nearest example, and mean of the nearest three. */
  nearest: number;
  nearestThree: number;
  /** Cosine of its name or description, whichever is nearer. */
  name: number;
  /** Its nearest examples, nearest first. */
  examples: Near[];
}

/** What a message says about each class that is worth a look, best first by a rough order. */
export interface Evidence {
  classes: ForClass[];
  /** Highest logit by meaning: how much of any class there is in it. */
  energy: number;
  /** Share of the text that the vocabulary knows, 0..1. */
  known: number;
  hasVector: boolean;
  /** The words' features, for explaining. */
  features: Vector;
}

/** Classes that are looked at closely. */
const CANDIDATES = 8;
/** Weight of the words as typed beside those as mended. */
const TYPED = 0.25;

/** Makes the function that weighs a message. It keeps scratch memory: one message at a time. */
export function createWeigher(
  learnt: Learnt,
  { vectorOf }: Vectorizer = createVectorizer(learnt.vocabulary),
): (reading: Reading) => Evidence {
  const { classes, margins, meaning } = learnt;
  const width = margins.width;
  const dots = createDots(roomFor(learnt));
  const weights = dots.floats(margins.weights.length);
  weights.set(margins.weights);
  const scratch = dots.floats(width);
  const lookAt = meaning && createLook(meaning, classes, dots);

  /** Margins of all classes; the mended words count beside the typed ones. */
  function weighWords(features: Vector, into: Float32Array, share: number): void {
    scratch.set(margins.bias);
    for (let j = 0; j < features.ids.length; j++)
      dots.add(scratch, 0, weights, features.ids[j]! * width, width, features.values[j]!);
    for (let k = 0; k < classes; k++) into[k]! += share * scratch[k]!;
  }

  return ({ words, mended, vector }) => {
    const typed = vectorOf(words);
    const byWords = new Float32Array(classes);
    weighWords(typed, byWords, mended ? TYPED : 1);
    const features = mended ? vectorOf(mended) : typed;
    if (mended) weighWords(features, byWords, 1 - TYPED);
    const { known } = features;
    if (!vector || !lookAt) {
      const found = topOf(byWords, CANDIDATES).map((label) => ({
        ...NOTHING,
        label,
        words: byWords[label]!,
      }));
      return { classes: found, energy: 0, known, hasVector: false, features };
    }
    return { ...lookAt(vector, byWords), known, hasVector: true, features };
  };
}

const NOTHING = { meaning: 0, nearest: 0, nearestThree: 0, name: 0, examples: [] as Near[] };

function roomFor({ classes, margins, meaning }: Learnt): number {
  const { width } = margins;
  const size = meaning ? roundedUp(meaning.planes.size, 16) : 0;
  const vectors = meaning ? meaning.examples.length + meaning.names.length : 0;
  return (
    4 * (margins.weights.length + width + size * (classes + 1) + roundedUp(classes, 4)) +
    size +
    vectors * (size + 4) +
    1024
  );
}

/** Looks by meaning: planes for all classes, then examples and names of the likely ones. */
function createLook(meaning: Meaning, classes: number, dots: Dots) {
  const { planes } = meaning;
  const { size } = planes;
  const weights = dots.floats(classes * size);
  weights.set(planes.weights);
  const query = dots.floats(size);
  const logits = dots.floats(roundedUp(classes, 4));
  const examples = createNeighbours(meaning.examples, size, dots);
  const names = createNeighbours(meaning.names, size, dots);

  return (vector: Float32Array, byWords: Float32Array) => {
    query.set(vector);
    dots.dots(weights, query, logits, classes);
    for (let k = 0; k < classes; k++) logits[k]! += planes.bias[k]!;
    const energy = maxOf(logits, classes);
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(logits[k]! - energy);
    const shift = energy + Math.log(sum);
    const rough = new Float32Array(classes);
    for (let k = 0; k < classes; k++) rough[k] = logits[k]! - shift + byWords[k]!;
    const bytes = toBytes(vector);
    const found = topOf(rough, CANDIDATES).map((label): ForClass => {
      const near = examples(label, bytes);
      return {
        label,
        meaning: logits[label]! - shift,
        words: byWords[label]!,
        nearest: near[0]?.similarity ?? 0,
        nearestThree: meanOfThree(near),
        name: names(label, bytes)[0]?.similarity ?? 0,
        examples: near,
      };
    });
    return { classes: found, energy };
  };
}

const NEAREST = 3;

/** The nearest of one class, nearest first. */
function createNeighbours(points: Point[], size: number, dots: Dots) {
  const wide = roundedUp(size, 16);
  const rows = dots.bytes(points.length * wide);
  const query = dots.bytes(wide);
  const out = dots.whole(points.length);
  const steps = bytesAUnit(size);
  const first = new Map<number, { from: number; count: number }>();
  const order = points.map((_, at) => at).sort((a, b) => points[a]!.label - points[b]!.label || a - b);
  for (const [row, at] of order.entries()) {
    const { label, bytes } = points[at]!;
    rows.set(bytes, row * wide);
    const kept = first.get(label);
    if (kept) kept.count++;
    else first.set(label, { from: row, count: 1 });
  }
  return (label: number, bytes: Int8Array): Near[] => {
    const own = first.get(label);
    if (!own) return [];
    query.set(bytes);
    dots.dotBytes(rows, query, out, own.count, own.from * wide);
    return topOf(out.subarray(0, own.count), NEAREST).map((at) => ({
      at: order[own.from + at]!,
      similarity: out[at]! / steps ** 2,
    }));
  };
}

function meanOfThree(near: Near[]): number {
  if (near.length === 0) return 0;
  return [0, 1, 2].reduce((sum, i) => sum + near[Math.min(i, near.length - 1)]!.similarity, 0) / 3;
}

/** Places of the highest values, highest first; of equals the earlier one. */
function topOf(values: ArrayLike<number>, most: number): number[] {
  const top: number[] = [];
  for (let k = 0; k < values.length; k++) {
    if (top.length === most && values[k]! <= values[top[most - 1]!]!) continue;
    let at = top.length;
    while (at > 0 && values[k]! > values[top[at - 1]!]!) at--;
    top.splice(at, 0, k);
    if (top.length > most) top.pop();
  }
  return top;
}

function maxOf(values: Float32Array, count: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) if (values[k]! > highest) highest = values[k]!;
  return highest;
}
