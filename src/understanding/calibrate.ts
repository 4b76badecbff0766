import { type Evidence, learn, MANY_TEXTS, type Text } from './learn.ts';
import { fitLogistic, sigmoid } from './logistic.ts';

export interface Calibration {
  /** Margins are divided by this before the softmax among the intents. */
  temperature: number;
  /** Weights of [1, best margin, known] in the logistic "one of our intents is meant". */
  inScope: number[];
}

/** Where a bot is too small to learn it from: read off BANKING77 and HWU64 with 10 examples an intent. */
const DEFAULT_CALIBRATION: Calibration = { temperature: 0.15, inScope: [2, 5, 0.5] };

interface Trial extends Evidence {
  /** The right class among the margins; -1 where none is. */
  label: number;
}

/**
 * Finds the calibration by cross-validation on the bot's own texts. In each round some intents are left out whole and
 * play the out-of-scope messages that an admin has no collection of; background texts play them too.
 */
export function calibrate(texts: Text[], classes: number, epochs: number): Calibration {
  const many = texts.length > MANY_TEXTS;
  const folds = many ? 5 : 4;
  const trials: Trial[] = [];
  for (let fold = 0; fold < (many ? 1 : folds); fold++)
    trials.push(...tryFold({ texts, classes, fold, folds }, many ? 3 : epochs));
  const inside = trials.filter(({ label }) => label >= 0);
  const outside = trials.filter(({ label }) => label < 0);
  if (inside.length < 10 || outside.length < 10) return DEFAULT_CALIBRATION;
  return { temperature: fitTemperature(inside), inScope: fitInScope(inside, outside) };
}

/** P(each intent is meant), by class; they add up to P(any of them is meant). Plain loops: it runs with every message. */
export function probabilities(evidence: Evidence, { inScope, temperature }: Calibration): Float32Array {
  let sum = 0;
  for (const [i, signal] of signalsOf(evidence).entries()) sum += inScope[i]! * signal;
  const any = sigmoid(sum);
  const shares = softmax(evidence.margins, temperature);
  for (let k = 0; k < shares.length; k++) shares[k] = shares[k]! * any;
  return shares;
}

interface Fold {
  texts: Text[];
  classes: number;
  fold: number;
  folds: number;
}

function tryFold({ texts, classes, fold, folds }: Fold, epochs: number): Trial[] {
  const leftOut = (label: number) => label >= 0 && classes > 2 && label % folds === fold;
  const seen = new Map<number, number>();
  const learnt: Text[] = [];
  const held: Text[] = [];
  for (const text of texts) {
    const nth = seen.get(text.label) ?? 0;
    seen.set(text.label, nth + 1);
    const isExample = text.weight === 1 || text.label < 0;
    if (isExample && (leftOut(text.label) || (nth + Math.max(0, text.label)) % folds === fold))
      held.push(text);
    else if (!leftOut(text.label)) learnt.push(text);
  }
  const inPlay = Array.from({ length: classes }, (_, k) => k).filter((k) => !leftOut(k));
  const place = new Map(inPlay.map((k, at) => [k, at]));
  const relabelled = learnt.map((text) => ({ ...text, label: place.get(text.label) ?? -1 }));
  const weigh = learn(relabelled, inPlay.length, epochs);
  return held.map(({ words, label }) => ({ ...weigh(words), label: place.get(label) ?? -1 }));
}

function fitTemperature(inside: Trial[]): number {
  let best = { temperature: DEFAULT_CALIBRATION.temperature, loss: Number.POSITIVE_INFINITY };
  for (let temperature = 0.05; temperature < 1.5; temperature *= 1.1) {
    let loss = 0;
    for (const { margins, label } of inside) loss -= Math.log(softmax(margins, temperature)[label]! + 1e-9);
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}

/** Messages outside all intents, for each one inside. How often customers stray is not known here, so it is declared. */
const OUTSIDE_SHARE = 0.5;

function fitInScope(inside: Trial[], outside: Trial[]): number[] {
  const outsideWeight = (OUTSIDE_SHARE * inside.length) / outside.length;
  const points = [
    ...inside.map((trial) => ({ x: signalsOf(trial), y: 1, weight: 1 })),
    ...outside.map((trial) => ({ x: signalsOf(trial), y: 0, weight: outsideWeight })),
  ];
  return fitLogistic(points, DEFAULT_CALIBRATION.inScope);
}

function signalsOf({ margins, known }: Evidence): number[] {
  let highest = -1;
  for (let k = 0; k < margins.length; k++) if (k === 0 || margins[k]! > highest) highest = margins[k]!;
  return [1, highest, known];
}

function softmax(margins: Float32Array, temperature: number): Float32Array {
  const shares = new Float32Array(margins.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < margins.length; k++) highest = Math.max(highest, margins[k]!);
  let sum = 0;
  for (let k = 0; k < margins.length; k++) {
    shares[k] = Math.exp((margins[k]! - highest) / temperature);
    sum += shares[k]!;
  }
  for (let k = 0; k < shares.length; k++) shares[k] = shares[k]! / sum;
  return shares;
}
