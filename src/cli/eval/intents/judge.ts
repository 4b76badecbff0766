import type { Encoder } from '../../../domain/encoder.ts';
import type { Classifier } from '../../../understanding/classifier/loadClassifier.ts';
import { readAsServer } from './readAsServer.ts';

/** What is asked: `label` is null where none of the intents is meant. */
export interface Asked {
  text: string;
  label: string | null;
}

/** One test row and what the classifier made of it. */
export interface Judged extends Asked {
  /** The best intent, whatever the threshold; null when there is none. */
  top: string | null;
  /** Probability that it is meant if any of the intents is, 0..1. */
  confidence: number;
  /** Probability that one of the intents is meant, 0..1. */
  inScope: number;
  readAs: string | undefined;
  /** In the classifier, ms. */
  ms: number;
  /** With the encoder's time, ms. */
  msWithEncoder: number;
}

export interface JudgeOptions {
  classifier: Classifier;
  encoder: Encoder | null;
  onProgress?: (done: number, total: number) => void;
}

/** One row after the other, as messages come. */
export async function judge(
  rows: Asked[],
  { classifier, encoder, onProgress }: JudgeOptions,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const row of rows) {
    judged.push(await judgeOne(row, classifier, encoder));
    onProgress?.(judged.length, rows.length);
  }
  return judged;
}

async function judgeOne(row: Asked, classifier: Classifier, encoder: Encoder | null): Promise<Judged> {
  const start = performance.now();
  const read = readAsServer(row.text, classifier);
  const beforeEncoder = performance.now();
  const vector = encoder ? await encoder.encode(read.text) : null;
  const afterEncoder = performance.now();
  const { ranked, outOfScope } = classifier.classify(read, vector);
  const end = performance.now();
  const [best] = ranked;
  return {
    ...row,
    top: best?.name ?? null,
    confidence: best?.confidence ?? 0,
    inScope: 1 - outOfScope,
    readAs: read.mended ? read.text : undefined,
    ms: end - afterEncoder + beforeEncoder - start,
    msWithEncoder: end - start,
  };
}
