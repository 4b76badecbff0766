import type { Encoder, TextVector } from '../../domain/encoder.ts';

/** An encoder that keeps what it made, and knows how long that took. */
export interface KeepingEncoder extends Encoder {
  /** Spent in the encoder itself so far. */
  readonly seconds: number;
}

type OnProgress = (done: number, total: number) => void;

/** Around an encoder, so that training can be timed without it, however it keeps its vectors. */
export function keepVectors(encoder: Encoder, onVectors?: OnProgress): KeepingEncoder {
  const kept = new Map<string, TextVector | null>();
  let seconds = 0;
  let asked = 0;
  let beganAt = 0;

  /** Calls at the same time are counted once. */
  async function timed<T>(work: () => Promise<T>): Promise<T> {
    if (asked++ === 0) beganAt = performance.now();
    try {
      return await work();
    } finally {
      if (--asked === 0) seconds += (performance.now() - beganAt) / 1000;
    }
  }

  return {
    ready: encoder.ready,
    get model() {
      return encoder.model;
    },
    get size() {
      return encoder.size;
    },
    get isReady() {
      return encoder.isReady;
    },
    get languages() {
      return encoder.languages;
    },
    get words() {
      return encoder.words;
    },
    get seconds() {
      return seconds;
    },
    async encode(text) {
      if (!kept.has(text)) kept.set(text, await timed(() => encoder.encode(text)));
      return kept.get(text) ?? null;
    },
    async encodeAll(texts, onProgress) {
      const onEach: OnProgress = (done, total) => {
        onProgress?.(done, total);
        onVectors?.(done, total);
      };
      const missing = [...new Set(texts)].filter((text) => !kept.has(text));
      const made = missing.length > 0 ? await timed(() => encoder.encodeAll(missing, onEach)) : [];
      for (const [at, text] of missing.entries()) kept.set(text, made[at] ?? null);
      return texts.map((text) => kept.get(text) ?? null);
    },
  };
}
