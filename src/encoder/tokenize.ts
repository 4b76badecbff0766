import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { readJson } from './describeModel.ts';

export interface Tokenize {
  /** Ids with the model's own first and last token, cut at `maxTokens`. */
  (text: string): number[];
  /** The highest id that there is. */
  highest: number;
  /** Tokens that are whole words, in the order of their ids: models number them by frequency. */
  words: string[];
}

/** @throws where the folder's `tokenizer.json` is none. */
export function createTokenize(folder: string, maxTokens: number): Tokenize {
  const tokenizer = readTokenizer(folder);
  const last = tokenizer.encode('').ids.at(-1);
  const tokenize = (text: string) => {
    const { ids } = tokenizer.encode(text);
    if (ids.length <= maxTokens) return ids;
    return ids.at(-1) === last ? [...ids.slice(0, maxTokens - 1), last as number] : ids.slice(0, maxTokens);
  };
  const vocabulary = [...tokenizer.get_vocab(true)].sort(([, a], [, b]) => a - b);
  return Object.assign(tokenize, {
    highest: vocabulary.at(-1)?.[1] ?? 0,
    words: vocabulary.map(([token]) => token).filter(isWord),
  });
}

/** Pieces of words begin with `##`, and single letters but two are pieces as well. */
function isWord(token: string): boolean {
  return /^\p{Ll}{2,}$|^[ai]$/u.test(token);
}

function readTokenizer(folder: string): Tokenizer {
  const file = join(folder, 'tokenizer.json');
  const config = join(folder, 'tokenizer_config.json');
  const json = readJson(file);
  try {
    return new Tokenizer(json as object, existsSync(config) ? (readJson(config) as object) : {});
  } catch (error) {
    throw new Error(`${file} is no tokenizer: ${(error as Error).message}`);
  }
}
