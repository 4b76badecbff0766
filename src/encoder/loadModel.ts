import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeModel, readJson } from './describeModel.ts';
import { createGate } from './gate.ts';
import { nameModel } from './nameModel.ts';
import { type Graph, openGraph } from './openGraph.ts';
import { packVector } from './packVector.ts';
import { createTokenize, type Tokenize } from './tokenize.ts';

export interface Model {
  name: string;
  size: number;
  words: string[];
  languages: string[] | null;
  maxTokens: number;
  /** null: the text has no direction. */
  compute(text: string): Promise<Int16Array | null>;
}

/** How far a number may be off: processors round differently. */
const TOLERANCE = 0.02;

/**
 * Reads a model's folder and tries it.
 * @throws Error with a reason for the log where it cannot be used.
 */
export async function loadModel(folder: string, gate = createGate()): Promise<Model> {
  const description = describeModel(folder);
  const { file, prefix, maxTokens } = description;
  const tokenize = createTokenize(folder, maxTokens);
  const graph = await openGraph(join(folder, file), description, gate);
  const size = await measure(graph, tokenize);
  await check(join(folder, 'check.json'), graph, tokenize);
  return {
    name: nameModel(folder, description),
    size,
    words: tokenize.words,
    languages: description.languages ?? null,
    maxTokens,
    compute: async (text) => packVector(await graph(tokenize(prefix + text))),
  };
}

/** The highest id is the one that a tokenizer of another model would have too high. */
async function measure(graph: Graph, tokenize: Tokenize): Promise<number> {
  try {
    return (await graph([...tokenize(''), tokenize.highest])).length;
  } catch (error) {
    throw new Error(`tokenizer.json does not belong to the graph: ${(error as Error).message}`);
  }
}

interface Check {
  texts: { text: string; ids: number[]; first8: number[] }[];
}

/** The first text of `check.json`, where the folder has one, must come out as it did when the model was made. */
async function check(file: string, graph: Graph, tokenize: Tokenize): Promise<void> {
  if (!existsSync(file)) return;
  const [first] = (readJson(file) as Check).texts;
  if (!first) return;
  const ids = tokenize(first.text);
  if (ids.join() !== first.ids.join()) throw new Error('tokenizer.json gives other ids than check.json');
  const vector = await graph(ids);
  const length = Math.hypot(...vector);
  const isFar = first.first8.some((number, i) => !(Math.abs((vector[i] ?? 0) / length - number) < TOLERANCE));
  if (isFar) throw new Error('the graph gives other vectors than check.json');
}
