import type { Encoder, TextVector } from '../../src/domain/encoder.ts';

/** Words that mean the same to it; its own first word stands for all of them. */
const MEANINGS = [
  ['refund', 'refunds', 'reimbursed', 'reimbursement', 'money', 'back'],
  ['delivery', 'shipped', 'parcel', 'courier', 'shipping', 'delivered'],
  ['password', 'passphrase', 'login', 'credentials', 'sign-in'],
  ['printer', 'copier', 'printing'],
];
const MEANING = new Map(MEANINGS.flatMap((words) => words.map((word) => [word, words[0]!] as const)));
const SIZE = 64;

export interface MeaningEncoder extends Encoder {
  /** Texts that were asked for, in order. */
  readonly asked: string[];
  /** Lets those that wait for a vector have it; until then `encodeAll` waits, where it was made to. */
  release(): void;
  fail(): void;
  recover(): void;
}

/** A working encoder that knows a few synonyms: each meaning is a direction, a text the sum of its own. */
export function meaningEncoder({ waits = false }: { waits?: boolean } = {}): MeaningEncoder {
  const asked: string[] = [];
  const gate = Promise.withResolvers<void>();
  let isReady = true;
  if (!waits) gate.resolve();
  const encode = (text: string): TextVector | null => {
    asked.push(text);
    return isReady ? vectorOf(text) : null;
  };
  return {
    model: 'meanings',
    size: SIZE,
    languages: ['en'],
    words: [],
    ready: Promise.resolve(true),
    asked,
    get isReady() {
      return isReady;
    },
    release: gate.resolve,
    fail() {
      isReady = false;
    },
    recover() {
      isReady = true;
    },
    encode: async (text) => encode(text),
    async encodeAll(texts) {
      await gate.promise;
      return texts.map(encode);
    },
  };
}

function vectorOf(text: string): TextVector | null {
  const vector = new Float32Array(SIZE);
  for (const word of text.toLowerCase().match(/[a-z-]{4,}/g) ?? [])
    vector[placeOf(MEANING.get(word) ?? word)]! += 1;
  const length = Math.hypot(...vector);
  return length === 0 ? null : vector.map((one) => one / length);
}

function placeOf(word: string): number {
  let hash = 7;
  for (const letter of word) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  return hash % SIZE;
}
