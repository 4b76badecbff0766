import type { Scored } from '../domain/understanding.ts';
import { BACKGROUND } from './background.ts';
import { calibrate, probabilities } from './calibrate.ts';
import { wordsOf } from './features.ts';
import { learn, MANY_TEXTS, type Text } from './learn.ts';
import { tidy } from './normalize.ts';

/** What the classifier learns from. */
export interface IntentExamples {
  name: string;
  description: string;
  examples: string[];
}

/** Weight of an intent's name and description beside one of its examples. */
const NAME_WEIGHT = 0.5;
const BACKGROUND_WEIGHT = 0.5;
/** Share of words in common from which on a background text is too close to an example. */
const TOO_CLOSE = 0.5;
/** How many intents are ranked. */
const RANKED = 5;

/** Learns the intents; the function it returns ranks them, best first, for a text made by `tidy`. */
export function createClassifier(intents: IntentExamples[]): (text: string) => Scored[] {
  const texts = textsOf(intents);
  if (!texts.some(({ label }) => label >= 0)) return () => [];
  const epochs = texts.length > MANY_TEXTS ? 6 : 10;
  const calibration = calibrate(texts, intents.length, epochs);
  const weigh = learn(texts, intents.length, epochs);

  return (text) => {
    const evidence = weigh(wordsOf(text));
    if (evidence.known === 0) return [];
    const chances = probabilities(evidence, calibration);
    return best(chances).map((k) => ({ name: intents[k]!.name, confidence: chances[k]! }));
  };
}

function textsOf(intents: IntentExamples[]): Text[] {
  const texts: Text[] = [];
  const add = (text: string, label: number, weight: number) => {
    const words = wordsOf(tidy(text));
    if (words.length > 0) texts.push({ words, label, weight });
  };
  for (const [label, { name, description, examples }] of intents.entries()) {
    for (const example of examples) add(example, label, 1);
    add(name.replaceAll('_', ' '), label, NAME_WEIGHT);
    add(description, label, NAME_WEIGHT);
  }
  for (const words of backgroundFor(texts)) texts.push({ words, label: -1, weight: BACKGROUND_WEIGHT });
  return texts;
}

/** Without what comes close to one of the bot's own examples: there it is the bot's business. */
function backgroundFor(texts: Text[]): string[][] {
  const background = BACKGROUND.map(wordsOf);
  const having = new Map<string, number[]>();
  for (const [at, words] of background.entries())
    for (const word of new Set(words)) having.set(word, [...(having.get(word) ?? []), at]);
  const isClose = new Uint8Array(background.length);
  for (const { words } of texts) {
    const own = new Set(words);
    const shared = new Uint8Array(background.length);
    for (const word of own) for (const at of having.get(word) ?? []) shared[at]!++;
    for (const [at, count] of shared.entries())
      if (count / (own.size + background[at]!.length - count) >= TOO_CLOSE) isClose[at] = 1;
  }
  return background.filter((_, at) => !isClose[at]);
}

/** The classes with the highest chances, highest first; of equals the earlier one. */
function best(chances: Float32Array): number[] {
  const top: number[] = [];
  for (let k = 0; k < chances.length; k++) {
    let at = top.length;
    while (at > 0 && chances[k]! > chances[top[at - 1]!]!) at--;
    if (at < RANKED) top.splice(at, 0, k);
    if (top.length > RANKED) top.pop();
  }
  return top;
}
