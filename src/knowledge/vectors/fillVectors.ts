import type { Encoder } from '../../domain/encoder.ts';
import type { View } from '../view.ts';
import { passageTexts, unitTexts } from './textsOf.ts';
import { createVectorIndex, type VectorIndex } from './vectorIndex.ts';

export interface FillOptions {
  encoder: Encoder;
  /** The article as it is now; undefined where it is gone. */
  viewOf(n: number): View | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Makes vectors in the background, while words already answer. */
export interface Filling {
  /** An article came, or changed. */
  add(n: number): void;
  drop(n: number): void;
  /** What is there so far; null while the encoder is not. */
  readonly index: VectorIndex | null;
  /** Articles that still wait for their vectors. */
  readonly waiting: number;
  /** Goes on, where the encoder was gone and is back. */
  wake(): void;
  /** Resolves when nothing is left to do, or nothing can be done. */
  idle(): Promise<void>;
  stop(): void;
}

/** Texts asked for at once: what is asked for meanwhile waits for no more than the encoder's current one. */
const BATCH = 64;

/** Most sentences that get a vector of their own: 60,000 of 384 bytes are 23 MB. Passages and titles always do. */
const MOST_UNITS = 60_000;

export function fillVectors({ encoder, viewOf, onProgress }: FillOptions): Filling {
  const waiting = new Set<number>();
  const waitingForUnits = new Set<number>();
  let index: VectorIndex | null = null;
  let stopped = false;
  let running: Promise<void> | null = null;
  let done = 0;

  function start(): void {
    running ??= work().finally(() => {
      running = null;
      if (!stopped && encoder.isReady && waiting.size + waitingForUnits.size > 0) start();
    });
  }

  async function work(): Promise<void> {
    if (!(await encoder.ready) || stopped) return;
    index ??= createVectorIndex(encoder.size);
    while (!stopped && encoder.isReady) {
      if (waiting.size > 0) await fillArticles(index);
      else if (waitingForUnits.size > 0 && index.unitCount < MOST_UNITS) await fillUnits(index);
      else return waitingForUnits.clear();
    }
  }

  async function fillArticles(into: VectorIndex): Promise<void> {
    const taken = take(waiting, (view) => [view.article.title, ...passageTexts(view)]);
    const vectors = await encoder.encodeAll(taken.flatMap(({ texts }) => texts));
    let from = 0;
    for (const { n, view, texts } of taken) {
      const [title = null, ...passages] = vectors.slice(from, from + texts.length);
      from += texts.length;
      if (viewOf(n) !== view || passages.every((vector) => vector === null)) continue;
      into.put(n, { title: view.article.title === '' ? null : title, passages });
      waitingForUnits.add(n);
      done++;
    }
    onProgress?.(done, done + waiting.size);
  }

  async function fillUnits(into: VectorIndex): Promise<void> {
    const taken = take(waitingForUnits, unitTexts);
    const vectors = await encoder.encodeAll(
      taken.flatMap(({ texts }) => texts.filter((text) => text !== '')),
    );
    let from = 0;
    for (const { n, view, texts } of taken) {
      const own = texts.map((text) => (text === '' ? null : (vectors[from++] ?? null)));
      if (viewOf(n) === view) into.putUnits(n, own);
    }
  }

  /** The next articles of a set, together about one batch of texts. */
  function take(from: Set<number>, textsOf: (view: View) => string[]) {
    const taken: { n: number; view: View; texts: string[] }[] = [];
    let count = 0;
    for (const n of from) {
      if (count >= BATCH) break;
      from.delete(n);
      const view = viewOf(n);
      if (!view || !reads(encoder, view.article.language)) continue;
      const texts = textsOf(view);
      count += texts.length;
      taken.push({ n, view, texts });
    }
    return taken;
  }

  return {
    add(n) {
      index?.drop(n);
      waiting.add(n);
      start();
    },
    drop(n) {
      waiting.delete(n);
      waitingForUnits.delete(n);
      index?.drop(n);
    },
    get index() {
      return index;
    },
    get waiting() {
      return waiting.size;
    },
    wake() {
      if (!running && encoder.isReady && waiting.size + waitingForUnits.size > 0) start();
    },
    async idle() {
      while (running) await running;
    },
    stop() {
      stopped = true;
    },
  };
}

function reads({ languages }: Encoder, language: string | undefined): boolean {
  const base = (code: string) => code.split('-')[0]!.toLowerCase();
  return !languages || language === undefined || languages.some((one) => base(one) === base(language));
}
