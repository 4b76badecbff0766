import type { Encoder, TextVector } from '../../../src/domain/encoder.ts';

const SIZE = 32;

/** An encoder of words: texts with the same words lie close. `isLate`: it is there when `arrive` is called. */
export function wordEncoder({
  isLate = false,
  model = 'words',
} = {}): Encoder & { arrive(): void; asked: string[] } {
  const ready = Promise.withResolvers<boolean>();
  let isReady = !isLate;
  if (isReady) ready.resolve(true);
  const asked: string[] = [];
  const encode = async (text: string) => {
    asked.push(text);
    return vectorOf(text);
  };
  return {
    model,
    size: SIZE,
    languages: null,
    words: ['where', 'when', 'what', 'please', 'order', 'money', 'password', 'time', 'money'],
    asked,
    ready: ready.promise,
    get isReady() {
      return isReady;
    },
    arrive() {
      isReady = true;
      ready.resolve(true);
    },
    encode,
    encodeAll: (texts) => Promise.all(texts.map(encode)),
  };
}

function vectorOf(text: string): TextVector {
  const vector = new Float32Array(SIZE);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) vector[hashOf(word) % SIZE]! += 1;
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function hashOf(word: string): number {
  let hash = 7;
  for (const letter of word) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) >>> 0;
  return hash;
}
