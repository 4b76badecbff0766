import { readFileSync, writeFileSync } from 'node:fs';
import { readAsServer } from '../../../src/cli/eval/intents/readAsServer.ts';
import { keepVectors } from '../../../src/cli/eval/keepVectors.ts';
import type { Encoder } from '../../../src/domain/encoder.ts';
import { createEncoder } from '../../../src/encoder/createEncoder.ts';
import { loadClassifier } from '../../../src/understanding/classifier/loadClassifier.ts';
import { trainClassifier } from '../../../src/understanding/classifier/trainClassifier.ts';

import type { Contestant } from './measure.ts';

/** Deskhand's understanding of intents; `folder` of the encoder's model, or `off` for words alone. */
export async function startDeskhand(folder: string): Promise<Contestant> {
  const encoder = createEncoder({ folder, mostRecent: 0, patience: 60_000 });
  const hasVectors = await encoder.ready;
  if (!hasVectors && folder !== 'off') throw new Error(`no sentence vectors: ${encoder.problem}`);
  const vectors = hasVectors ? encoder : null;
  return {
    train: (sets, file) => train(vectors, sets, file),
    load: (file) => load(vectors, file),
    close: encoder.close,
  };
}

const train = async (
  encoder: Encoder | null,
  ...[{ intents, outside }, file]: Parameters<Contestant['train']>
) => {
  const keeping = encoder && keepVectors(encoder);
  const start = performance.now();
  writeFileSync(file, await trainClassifier({ intents, outside, encoder: keeping }));
  const seconds = (performance.now() - start) / 1000;
  const encodeSeconds = keeping?.seconds ?? 0;
  return { trainSeconds: seconds - encodeSeconds, encodeSeconds };
};

const load = async (encoder: Encoder | null, ...[file]: Parameters<Contestant['load']>) => {
  const classifier = loadClassifier(readFileSync(file));
  return async (text: string) => {
    const read = readAsServer(text, classifier);
    const vector = encoder ? await encoder.encode(read.text) : null;
    const { ranked, outOfScope } = classifier.classify(read, vector);
    return { intent: ranked[0]?.name ?? null, score: 1 - outOfScope };
  };
};
