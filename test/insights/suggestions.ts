import type { Encoder } from '../../src/domain/encoder.ts';
import type { Suggestion } from '../../src/domain/suggestion.ts';

let count = 0;
export function suggestion(text: string, more: Partial<Suggestion> = {}): Suggestion {
  const id = `sug_${String(++count).padStart(6, '0')}`;
  return {
    id,
    message: `msg_${count}`,
    turn: 'trn_1',
    conversation: 'cnv_1',
    text,
    language: 'en',
    reason: 'unclear',
    intent: null,
    confidence: null,
    guessed: null,
    alternatives: [],
    state: 'open',
    acceptedAs: null,
    decidedBy: null,
    decidedAt: null,
    createdAt: 0,
    ...more,
  };
}

/** An encoder that knows topics: a text lies at those whose words it holds. */
export function encoderOf(topics: string[][]): Encoder {
  const encode = async (text: string) => {
    const found = topics.map((words) => words.filter((word) => text.includes(word)).length);
    const length = Math.hypot(...found) || 1;
    return Float32Array.from(found, (value) => value / length);
  };
  return {
    words: [],
    languages: null,
    model: 'topics',
    size: topics.length,
    ready: Promise.resolve(true),
    isReady: true,
    encode,
    encodeAll: (texts) => Promise.all(texts.map(encode)),
  };
}

/** Numbers from 0 to 1, the same at each run: https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
