import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A model of four words in a real ONNX file: `last_hidden_state` is the row of each token. Written by hand, so that the
 * vectors can be reckoned in the head. Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
const WORDS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'red', 'blue'];
const ROWS = [
  [0, 0, 0],
  [1, 1, 1],
  [6, 0, 0],
  [0, 0, 0],
  [0, 3, 0],
  [0, 0, 3],
];
const [FLOAT, INT64] = [1, 7];

function varint(number: number): number[] {
  return number < 128 ? [number] : [(number & 127) | 128, ...varint(number >>> 7)];
}

function field(n: number, value: number | string | Uint8Array | number[]): number[] {
  if (typeof value === 'number') return [n << 3, ...varint(value)];
  const bytes = typeof value === 'string' ? [...Buffer.from(value)] : [...value];
  return [...varint((n << 3) | 2), ...varint(bytes.length), ...bytes];
}

function valueInfo(name: string, type: number, dims: (string | number)[]): number[] {
  const shape = dims.flatMap((dim) => field(1, field(typeof dim === 'number' ? 1 : 2, dim)));
  const tensor = [...field(1, type), ...field(2, shape)];
  return [...field(1, name), ...field(2, field(1, tensor))];
}

function graphBytes(inputs: string[]): Uint8Array {
  const rows = new Uint8Array(Float32Array.from(ROWS.flat()).buffer);
  const table = [
    ...field(1, ROWS.length),
    ...field(1, 3),
    ...field(2, FLOAT),
    ...field(8, 'rows'),
    ...field(9, rows),
  ];
  const gather = [
    ...field(1, 'rows'),
    ...field(1, 'input_ids'),
    ...field(2, 'last_hidden_state'),
    ...field(3, 'gather'),
    ...field(4, 'Gather'),
  ];
  const graph = [
    ...field(1, gather),
    ...field(2, 'tiny'),
    ...field(5, table),
    ...inputs.flatMap((name) => field(11, valueInfo(name, INT64, ['batch', 'tokens']))),
    ...field(12, valueInfo('last_hidden_state', FLOAT, ['batch', 'tokens', 3])),
  ];
  return Uint8Array.from([...field(1, 8), ...field(7, graph), ...field(8, field(2, 18))]);
}

function tokenizerJson(words: string[]): object {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    version: '1.0',
    added_tokens: words
      .filter((word) => word.startsWith('['))
      .map((content) => ({ id: words.indexOf(content), content, special: true })),
    normalizer: { type: 'BertNormalizer', clean_text: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  };
}

export interface TinyModel {
  inputs?: string[];
  words?: string[];
  description?: object;
}

/** Writes the folder of such a model; with `words` its tokenizer has more than the graph knows. */
export function writeTinyModel(
  folder: string,
  { inputs = ['input_ids', 'attention_mask', 'token_type_ids'], words = [], description }: TinyModel = {},
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), graphBytes(inputs));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerJson([...WORDS, ...words])));
  if (description) writeFileSync(join(folder, 'encoder.json'), JSON.stringify(description));
  return folder;
}
