import { setImmediate } from 'node:timers/promises';
import type { TextVector } from '../domain/encoder.ts';
import { closeness, middle, type Point, type Space, similarity } from './points.ts';

export interface ExamplePair {
  /** An example of the pair's first intent, and one of its second. */
  texts: [string, string];
  /** -1..1 */
  similarity: number;
}

export interface Collision {
  /** In the order of their names. */
  intents: [string, string];
  /** Closest first. */
  pairs: ExamplePair[];
}

interface Declared {
  name: string;
  examples: string[];
}

interface Member {
  text: string;
  point: Point;
  /** How close the nearest example of its own intent lies. */
  home(): number;
}

interface Place {
  name: string;
  center: TextVector;
  members: Member[];
}

/** Below this, two examples are not alike, however lonely each is in its own intent. */
const ALIKE = { meaning: 0.6, words: 0.5 };
/** Of each intent, so many examples are compared one by one: those that lie closest to the other intent. */
const LOOKED_AT = 15;
/** Intents that an intent is compared with: its nearest. */
const NEIGHBOURS = 12;
/** Pairs that are shown of one collision. */
const SHOWN = 10;
/** Of these, so many with one and the same example. */
const SHOWN_OF_ONE = 2;
/** Pairs of intents between two looks at what else the process has to do: some milliseconds. */
const AT_ONCE = 20;

/**
 * Intents that are confused: an example has its nearest neighbour in another intent. `space` holds a point for each
 * example, intent by intent. The work is bounded: with I intents and E examples, I·I comparisons of their middles, E·12
 * of an example with the middle of a near intent, and at most I·12 pairs of intents with 15 examples of each side.
 * Strongest first.
 */
export async function collisionsOf(intents: Declared[], { by, size, points }: Space): Promise<Collision[]> {
  const found: Collision[] = [];
  for (const [at, [a, b]] of neighbours(toPlaces(intents, points, size)).entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const collision = collide(a, b, ALIKE[by]);
    if (collision.pairs.length > 0) found.push(collision);
  }
  return found.sort((a, b) => strengthOf(b) - strengthOf(a) || byNames(a, b));
}

/** How much two intents are in each other's way: many pairs, and close ones. */
export function strengthOf({ pairs }: Collision): number {
  return pairs.reduce((sum, pair) => sum + pair.similarity, 0);
}

export function byNames({ intents: a }: Collision, { intents: b }: Collision): number {
  return a.join(' ') < b.join(' ') ? -1 : 1;
}

function toPlaces(intents: Declared[], points: Point[], size: number): Place[] {
  let at = 0;
  return intents
    .map(({ name, examples }): Place => {
      const all = points.slice(at, at + examples.length);
      at += examples.length;
      const members = all.map((point, i): Member => {
        return { text: examples[i]!, point, home: once(() => nearestAmong(point, all)) };
      });
      return { name, members, center: middle(all, size) };
    })
    .filter(({ members }) => members.length > 0);
}

/** Pairs of intents of which one is among the nearest of the other, each once, in the order of their names. */
function neighbours(places: Place[]): [Place, Place][] {
  const pairs = new Map<string, [Place, Place]>();
  for (const place of places) {
    const near = places
      .filter((other) => other !== place)
      .map((other) => ({ other, close: closeness(place.center, other.center) }))
      .sort((a, b) => b.close - a.close)
      .slice(0, NEIGHBOURS);
    for (const { other } of near) {
      const pair: [Place, Place] = place.name < other.name ? [place, other] : [other, place];
      pairs.set(`${pair[0].name} ${pair[1].name}`, pair);
    }
  }
  return [...pairs.values()];
}

function collide(a: Place, b: Place, alike: number): Collision {
  const [ofA, ofB] = [closest(a, b), closest(b, a)];
  const pairs: ExamplePair[] = [];
  for (const one of ofA) {
    for (const two of ofB) {
      const close = similarity(one.point, two.point);
      if (close >= alike && (close >= one.home() || close >= two.home()))
        pairs.push({ texts: [one.text, two.text], similarity: round(close) });
    }
  }
  pairs.sort((x, y) => y.similarity - x.similarity || (x.texts.join('\n') < y.texts.join('\n') ? -1 : 1));
  return { intents: [a.name, b.name], pairs: various(pairs) };
}

/** One example that is in the wrong place would else fill the list. */
function various(pairs: ExamplePair[]): ExamplePair[] {
  const seen = new Map<string, number>();
  const count = (text: string) => seen.get(text) ?? 0;
  return pairs
    .filter(({ texts }) => {
      if (texts.some((text) => count(text) >= SHOWN_OF_ONE)) return false;
      for (const text of texts) seen.set(text, count(text) + 1);
      return true;
    })
    .slice(0, SHOWN);
}

/** The members that lie closest to the other intent. */
function closest({ members }: Place, to: Place): Member[] {
  if (members.length <= LOOKED_AT) return members;
  return members
    .map((member) => ({ member, close: closeness(member.point, to.center) }))
    .sort((a, b) => b.close - a.close)
    .slice(0, LOOKED_AT)
    .map(({ member }) => member);
}

function nearestAmong(point: Point, points: Point[]): number {
  let best = -1;
  for (const other of points) if (other !== point) best = Math.max(best, similarity(point, other));
  return best;
}

function once(compute: () => number): () => number {
  let value: number | undefined;
  return () => (value ??= compute());
}

const round = (value: number) => Math.round(value * 1000) / 1000;
