import type { Encoder } from '../../../domain/encoder.ts';
import { type Classifier, loadClassifier } from '../../../understanding/classifier/loadClassifier.ts';
import { trainClassifier } from '../../../understanding/classifier/trainClassifier.ts';
import { keepVectors } from '../keepVectors.ts';
import type { Sets } from './readSets.ts';

export interface Trained {
  classifier: Classifier;
  hasEncoder: boolean;
  /** What training saves; the encoder is not counted. */
  modelBytes: number;
  /** Training with the vectors at hand. */
  trainSeconds: number;
  /** Making the vectors. */
  encodeSeconds: number;
  /** From the saved bytes to a classifier. */
  loadMs: number;
}

export interface TrainOptions {
  encoder: Encoder | null;
  onProgress?: (step: string, done: number, total: number) => void;
}

/** Trains as the server does and loads what was saved: what is measured afterwards is the saved model. */
export async function trainTimed(sets: Sets, { encoder, onProgress }: TrainOptions): Promise<Trained> {
  const onVectors = (done: number, total: number) => onProgress?.('Reading examples', done, total);
  const keeping = encoder && keepVectors(encoder, onVectors);
  const start = performance.now();
  const bytes = await trainClassifier({
    intents: sets.intents,
    encoder: keeping,
    outside: sets.outside,
    ...(sets.validate ? { validate: sets.validate } : {}),
  });
  const trained = performance.now();
  const classifier = loadClassifier(bytes);
  const loaded = performance.now();
  const encodeSeconds = keeping?.seconds ?? 0;
  return {
    classifier,
    hasEncoder: encoder !== null,
    modelBytes: bytes.byteLength,
    trainSeconds: (trained - start) / 1000 - encodeSeconds,
    encodeSeconds,
    loadMs: loaded - trained,
  };
}
