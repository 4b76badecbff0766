import type { TextVector } from '../../domain/encoder.ts';
import { tidy } from '../normalize.ts';
import { backgroundIn } from './background.ts';
import { wordsOf } from './features.ts';

/** What the classifier learns from. */
export interface IntentExamples {
  name: string;
  description: string;
  examples: string[];
}

/** A text to learn from. */
export interface Text {
  kind: 'example' | 'name' | 'part' | 'outside';
  text: string;
  words: string[];
  vector: TextVector | null;
  /** The intent's place; -1 for what no intent means. */
  label: number;
  /** How much its error costs, beside 1. */
  weight: number;
}

const NAME_WEIGHT = 0.5;
const PART_WEIGHT = 0.2;
const OUTSIDE_WEIGHT = 0.5;
/** Share of words in common from which on a background text is too close to an example. */
const TOO_CLOSE = 0.5;
/** With fewer examples an intent, their parts are learnt from as well. */
const FEW_EXAMPLES = 30;
/** Share of an example's words in a part from its beginning or its end. */
const PART = 0.65;
const LITTLE = new Set(
  'a an the i my me you your to of in on for is are do does can could would please what how it this that with at be have has and or'.split(
    ' ',
  ),
);

/** Examples, names, descriptions, parts of examples where there are few, and what is not meant. Without vectors yet. */
export function textsOf(intents: IntentExamples[], outside: string[] = [], language = 'en'): Text[] {
  const texts: Text[] = [];
  const add = (kind: Text['kind'], text: string, label: number, weight: number) => {
    const tidied = tidy(text);
    const words = wordsOf(tidied);
    if (words.length > 0) texts.push({ kind, text: tidied, words, vector: null, label, weight });
  };
  const examples = intents.reduce((sum, intent) => sum + intent.examples.length, 0);
  const isFew = examples < FEW_EXAMPLES * intents.length;
  for (const [label, intent] of intents.entries()) {
    for (const example of intent.examples) {
      add('example', example, label, 1);
      if (isFew) for (const part of partsOf(example)) add('part', part, label, PART_WEIGHT);
    }
    add('name', nameInWords(intent.name), label, NAME_WEIGHT);
    add('name', intent.description, label, NAME_WEIGHT);
  }
  for (const text of outside) add('outside', text, -1, 1);
  for (const text of backgroundFor(texts, language)) add('outside', text, -1, OUTSIDE_WEIGHT);
  return texts;
}

/** `Refund_not_showing_up`, `cancelOrder` and `card-arrival` as words. */
function nameInWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\-./]+/g, ' ')
    .toLowerCase();
}

/** The first words, the last words, and those that carry meaning: customers say less than the examples do. */
function partsOf(example: string): string[] {
  const words = example.trim().split(/\s+/);
  const content = words.filter((word) => !LITTLE.has(word.toLowerCase()));
  const parts = content.length > 0 && content.length < words.length ? [content.join(' ')] : [];
  if (words.length <= 3) return parts;
  return [
    ...parts,
    words.slice(0, Math.ceil(words.length * PART)).join(' '),
    words.slice(Math.floor(words.length * (1 - PART))).join(' '),
  ];
}

/** Without what comes close to one of the bot's own examples: there it is the bot's business. */
function backgroundFor(texts: Text[], language: string): string[] {
  const all = backgroundIn(language);
  const background = all.map((text) => new Set(wordsOf(text)));
  const having = new Map<string, number[]>();
  for (const [at, words] of background.entries())
    for (const word of words) having.set(word, [...(having.get(word) ?? []), at]);
  const isClose = new Uint8Array(background.length);
  for (const { words } of texts) {
    const own = new Set(words);
    const shared = new Uint8Array(background.length);
    for (const word of own) for (const at of having.get(word) ?? []) shared[at]!++;
    for (const [at, count] of shared.entries())
      if (count / (own.size + background[at]!.size - count) >= TOO_CLOSE) isClose[at] = 1;
  }
  return all.filter((_, at) => !isClose[at]);
}
