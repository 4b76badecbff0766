import { roundedUp } from '../../domain/dots/createDots.ts';
import type { Contents } from './container.ts';
import type { Learnt, Meaning } from './learn.ts';

interface AboutLearnt {
  classes: number;
  unknownIdf: number;
  /** One a line. */
  features: string;
  meaning: { size: number; examples: { label: number; text: string }[]; names: number[] } | null;
}

/** What was learnt, small: weights and vectors as bytes, a thousandth off. */
export function saveLearnt({ classes, vocabulary, margins, meaning }: Learnt): Contents {
  const features = vocabulary.idf.length;
  const { weights, scales } = toScaledBytes(margins.weights, features, margins.width, classes);
  return {
    about: {
      classes,
      unknownIdf: vocabulary.unknownIdf,
      features: [...vocabulary.ids.keys()].join('\n'),
      meaning: meaning && aboutMeaning(meaning),
    },
    arrays: {
      weights,
      scales,
      bias: margins.bias,
      idf: vocabulary.idf,
      isWord: vocabulary.isWord,
      ...(meaning ? meaningArrays(meaning) : {}),
    },
  };
}

function aboutMeaning({ planes, examples, names }: Meaning) {
  return {
    size: planes.size,
    examples: examples.map(({ label, text }) => ({ label, text })),
    names: names.map(({ label }) => label),
  };
}

function meaningArrays({ planes, examples, names }: Meaning): Contents['arrays'] {
  return {
    planes: planes.weights,
    planeBias: planes.bias,
    vectors: joined([...examples, ...names].map(({ bytes }) => bytes)),
  };
}

/** @throws where `contents` are of something else. */
export function loadLearnt({ about, arrays }: Contents): Learnt {
  const { classes, unknownIdf, features, meaning } = about as AboutLearnt;
  const width = roundedUp(classes, 4);
  return {
    classes,
    vocabulary: {
      ids: new Map(features === '' ? [] : features.split('\n').map((feature, id) => [feature, id])),
      idf: arrays.idf as Float32Array,
      isWord: arrays.isWord as Uint8Array,
      unknownIdf,
    },
    margins: { width, weights: fromScaledBytes(arrays, width, classes), bias: arrays.bias as Float32Array },
    meaning: meaning && loadMeaning(meaning, arrays),
  };
}

function loadMeaning(
  { size, examples, names }: NonNullable<AboutLearnt['meaning']>,
  arrays: Contents['arrays'],
): Meaning {
  const vectors = arrays.vectors as Int8Array;
  const bytesAt = (at: number) => vectors.subarray(at * size, at * size + size);
  return {
    planes: { size, weights: arrays.planes as Float32Array, bias: arrays.planeBias as Float32Array },
    examples: examples.map((example, at) => ({ ...example, bytes: bytesAt(at) })),
    names: names.map((label, at) => ({ label, bytes: bytesAt(examples.length + at) })),
  };
}

/** Each feature's weights as bytes of its own scale. Below one step they are nothing, which compresses well. */
function toScaledBytes(all: Float32Array, features: number, width: number, classes: number) {
  const weights = new Int8Array(features * classes);
  const scales = new Float32Array(features);
  for (let id = 0; id < features; id++) {
    let largest = 0;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, Math.abs(all[id * width + k]!));
    const scale = largest / STEPS || 1;
    scales[id] = scale;
    for (let k = 0; k < classes; k++) weights[id * classes + k] = Math.round(all[id * width + k]! / scale);
  }
  return { weights, scales };
}

const STEPS = 63;

function fromScaledBytes(arrays: Contents['arrays'], width: number, classes: number): Float32Array {
  const bytes = arrays.weights as Int8Array;
  const scales = arrays.scales as Float32Array;
  const weights = new Float32Array(scales.length * width);
  for (let id = 0; id < scales.length; id++)
    for (let k = 0; k < classes; k++) weights[id * width + k] = bytes[id * classes + k]! * scales[id]!;
  return weights;
}

function joined(all: Int8Array[]): Int8Array {
  const size = all[0]?.length ?? 0;
  const whole = new Int8Array(all.length * size);
  for (const [at, one] of all.entries()) whole.set(one, at * size);
  return whole;
}
