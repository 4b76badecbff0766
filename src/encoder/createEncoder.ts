import type { Worker } from 'node:worker_threads';
import type { Encoder, TextVector } from '../domain/encoder.ts';
import { cutText } from './cutText.ts';
import { engageWorker } from './engageWorker.ts';
import type { Assignment } from './messages.ts';
import { unpackVector } from './packVector.ts';
import { keepRecent } from './recent.ts';
import { startWorker } from './startWorker.ts';

export interface EncoderOptions {
  /** Of the model: a graph, its `tokenizer.json`, perhaps an `encoder.json`. `off`: no vectors. */
  folder: string;
  /** Where the vectors of `encodeAll` are kept: a file that can be thrown away. Without it nothing outlives the process. */
  cacheFile?: string | undefined;
  /** Vectors in memory, two bytes a number: 20,000 of 384 are 15 MB. */
  mostRecent?: number;
  /** Vectors in the file: 100,000 of 384 are about 100 MB. */
  mostKept?: number;
  /** How long `encode` waits before it answers null, in ms. */
  patience?: number;
  /** Told what goes wrong, as one line for a log. It holds no text of a customer. */
  onProblem?: (problem: string) => void;
  /** Another thread than the encoder's own. */
  start?: (assignment: Assignment) => Worker;
}

/** How vectors came about: `computed` by the model, `kept` in the file, `recent` in memory. */
export interface EncoderCounts {
  computed: number;
  kept: number;
  recent: number;
}

export interface LocalEncoder extends Encoder {
  /** Why there are no vectors and never will be. */
  readonly problem: string | null;
  readonly counts: EncoderCounts;
  /** Ends the thread and writes what is not yet written. Whoever still waits gets null. */
  close(): Promise<void>;
}

/** Texts looked up in the file at once. */
const CHUNK = 500;

/** Sentence vectors from a worker thread, loaded in the background. Nothing in it throws: it has vectors or it has none. */
export function createEncoder(options: EncoderOptions): LocalEncoder {
  const { folder, cacheFile = null, mostRecent = 20_000, mostKept = 100_000, patience = 1000 } = options;
  const { onProblem = () => {}, start = startWorker } = options;
  const recent = keepRecent<Int16Array>(mostRecent);
  const worker = engageWorker({
    startWorker: folder === 'off' ? null : (gate) => start({ folder, cacheFile, mostKept, gate }),
    onProblem,
  });
  let recalled = 0;

  function recall(text: string): Int16Array | null {
    const vector = recent.get(text) ?? null;
    if (vector) recalled++;
    return vector;
  }

  /** Passed through, and in memory from now on. */
  function remember(text: string, vector: Int16Array | null | undefined): Int16Array | null {
    if (vector) recent.set(text, vector);
    return vector ?? null;
  }

  /** Of these texts what is in memory or in the file. */
  async function findKept(texts: string[]): Promise<Map<string, Int16Array>> {
    const found = new Map<string, Int16Array>();
    const note = (text: string, vector: Int16Array | null) => vector && found.set(text, vector);
    for (const text of texts) note(text, recall(text));
    const unknown = texts.filter((text) => !found.has(text));
    for (let from = 0; from < unknown.length; from += CHUNK) {
      const chunk = unknown.slice(from, from + CHUNK);
      const vectors = await worker.lookUp(chunk);
      for (const [i, text] of chunk.entries()) note(text, remember(text, vectors[i]));
    }
    return found;
  }

  return {
    get model() {
      return worker.state.model;
    },
    get size() {
      return worker.state.size;
    },
    get languages() {
      return worker.state.languages;
    },
    get words() {
      return worker.state.words;
    },
    get isReady() {
      return worker.state.isReady;
    },
    get problem() {
      return worker.state.problem;
    },
    get counts() {
      return { ...worker.counts, recent: recalled };
    },
    ready: worker.ready,
    async encode(text) {
      const cut = cutText(text, worker.state.mostCharacters);
      const known = recall(cut);
      if (known || !worker.state.isReady) return unpackOrNull(known);
      return unpackOrNull(remember(cut, await worker.computeNow(cut, patience)));
    },
    /** Progress counts different texts. */
    async encodeAll(texts, onProgress) {
      if (!(await worker.ready)) return texts.map(() => null);
      const cut = texts.map((text) => cutText(text, worker.state.mostCharacters));
      const once = [...new Set(cut)];
      const vectors = await findKept(once);
      const missing = once.filter((text) => !vectors.has(text));
      let done = vectors.size;
      if (done > 0) onProgress?.(done, once.length);
      await Promise.all(
        missing.map(async (text) => {
          // A customer may have asked for it while the file was looked into.
          const vector = recall(text) ?? remember(text, await worker.compute(text));
          if (vector) vectors.set(text, vector);
          onProgress?.(++done, once.length);
        }),
      );
      return cut.map((text) => unpackOrNull(vectors.get(text) ?? null));
    },
    close: worker.close,
  };
}

function unpackOrNull(packed: Int16Array | null): TextVector | null {
  return packed && unpackVector(packed);
}
