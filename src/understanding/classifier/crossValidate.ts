import { evenly } from './evenly.ts';
import { type Learnt, learn, MANY_TEXTS } from './learn.ts';
import type { Text } from './texts.ts';
import { createWeigher, type Evidence } from './weigh.ts';

/** What the classifier finds on a text that it did not learn. */
export interface Trial {
  /** With the meaning where there is a vector, and by the words alone. */
  both: Evidence | null;
  words: Evidence;
  /** The right class as `Evidence` numbers them; -1 where none is. */
  label: number;
}

const FOLDS = 4;
/** With many texts one round says as much. */
const ROUNDS = { few: 4, many: 1 };
/** Of the intents, one in so many is left out of each round. */
const LEFT_OUT = 8;
/** Held-back texts a round; more say nothing new about a handful of numbers. */
const MOST_HELD = 1500;

/**
 * Learns several times from a part of the texts and tries it on the rest. In each round some intents are left out whole
 * and play the out-of-scope messages that an admin has no collection of; background texts play them too.
 */
export function crossValidate(texts: Text[], classes: number): Trial[] {
  const rounds = texts.length > MANY_TEXTS ? ROUNDS.many : ROUNDS.few;
  return Array.from({ length: rounds }, (_, round) => tryRound(texts, classes, round)).flat();
}

export function tryOn(learnt: Learnt, held: Text[]): Trial[] {
  const weigh = createWeigher(learnt);
  return held.map(({ words, vector, label }) => ({
    both: vector && weigh({ words, mended: null, vector }),
    words: weigh({ words, mended: null, vector: null }),
    label,
  }));
}

function tryRound(texts: Text[], classes: number, round: number): Trial[] {
  const isLeftOut = (label: number) => label >= 0 && classes > 4 && (label * 5 + 3) % LEFT_OUT === round;
  const seen = new Map<number, number>();
  const learnt: Text[] = [];
  const held: Text[] = [];
  let isHeld = false;
  for (const text of texts) {
    if (text.kind === 'example' || text.kind === 'outside') {
      const nth = seen.get(text.label) ?? 0;
      seen.set(text.label, nth + 1);
      isHeld = (nth + Math.max(0, text.label)) % FOLDS === round;
      if (isHeld || isLeftOut(text.label)) held.push(text);
      else learnt.push(text);
      // An example's parts follow it, and would give it away.
    } else if (!isLeftOut(text.label) && !(text.kind === 'part' && isHeld)) learnt.push(text);
  }
  const inPlay = Array.from({ length: classes }, (_, k) => k).filter((k) => !isLeftOut(k));
  const place = new Map(inPlay.map((k, at) => [k, at]));
  const relabel = (text: Text) => ({ ...text, label: place.get(text.label) ?? -1 });
  return tryOn(learn(learnt.map(relabel), inPlay.length, true), evenly(held, MOST_HELD).map(relabel));
}
