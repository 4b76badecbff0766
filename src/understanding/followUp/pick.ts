import type { Entity } from '../../domain/understanding.ts';
import type { Cues } from './cues.ts';
import { isCircumstance, type Mention } from './mentions.ts';
import { isNounOf } from './nouns.ts';
import { pickThing, thingsIn } from './pickThing.ts';
import { contentOf } from './plainWords.ts';

/** The word before the noun: "the other account" is of no kind but an account's. */
const PICKS =
  /^(?:other|first|second|third|1st|2nd|3rd|andere[nrsm]?|erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|autre|premiere?|deuxieme|seconde|otr[oa]|primer[oa]?|segund[oa]|outr[oa]|primeir[oa])$/;

export interface Picked {
  /** The values that are meant; none where it is one that was not named. */
  values: Entity[];
  /** Whose values these are. */
  name: string;
  /** The kinds of value that the picked stand for. */
  names: string[];
  /** What belongs to the things that were not picked. */
  dropped?: Entity[];
  /** What it may be, where that cannot be told. */
  undecided?: string[];
  because: string;
}

/** "the other order", "the second one", "both": among values that were named earlier. null where there is no such pick. */
export function pickEarlier(
  cues: Cues,
  words: string[],
  mentions: Mention[],
  own: Entity[] = [],
): Picked | null {
  const { ordinal, other, all, compares } = cues;
  if (mentions.length === 0 || (ordinal === undefined && !other && !all && compares === undefined))
    return null;
  const name = nameMeant(words, mentions, other);
  if (name === undefined) return null;
  const things = thingsIn(mentions, name);
  if (things.length > 1) return pickThing(cues, things, mentions, own);
  const values = distinct(mentions, name);
  if (other) return theOther(name, values, mentions);
  if (values.length < 2) return null;
  if (all) return { name, names: [name], values, because: `all of ${shown(values)}` };
  const inTurn = ofLatestTurn(mentions, name);
  const among = inTurn.length > 1 ? inTurn : values;
  if (ordinal === undefined)
    return {
      name,
      names: [name],
      values: [],
      undecided: among.map(({ value }) => value),
      because: `"${compares}" of ${shown(among)}`,
    };
  const picked = among.at(ordinal);
  if (!picked) return null;
  return { name, names: [name], values: [picked], because: `${place(ordinal)} of ${shown(among)}` };
}

/** The one of two that was not talked about last. */
function theOther(name: string, values: Entity[], mentions: Mention[]): Picked {
  const last = new Set(ofLatestTurn(mentions, name).map(({ value }) => value));
  const others = values.filter(({ value }) => !last.has(value));
  const among = others.length === 0 && values.length > 1 ? values : others;
  const names = [name];
  if (among.length === 1)
    return { name, names, values: among, because: `the other than ${[...last].join(', ')}` };
  const because = `another than ${[...last].join(', ')}`;
  return among.length === 0
    ? { name, names, values: [], because }
    : { name, names, values: [], undecided: among.map(({ value }) => value), because };
}

/** The kind that a noun in the message names, else the one with several values that was talked about last. */
function nameMeant(words: string[], mentions: Mention[], other: boolean): string | undefined {
  const recent = [...new Set(mentions.map(({ entity }) => entity.name).reverse())];
  const named = recent.find((name) => words.some((word) => word.length > 2 && isNounOf(word, name)));
  if (named || words.some((word, at) => at > 0 && PICKS.test(words[at - 1]!) && isNoun(word))) return named;
  const things = recent.filter((name) => !isCircumstance(name));
  const several = things.find((name) => distinct(mentions, name).length > 1);
  return several ?? (other ? things[0] : undefined);
}

/** Of the words that may follow the one that picks: "the first one please" names nothing. */
const isNoun = (word: string) => !/\d/.test(word) && contentOf(word).length > 0;

function distinct(mentions: Mention[], name: string): Entity[] {
  const byValue = new Map<string, Entity>();
  for (const { entity } of mentions)
    if (entity.name === name && !byValue.has(entity.value)) byValue.set(entity.value, entity);
  return [...byValue.values()];
}

function ofLatestTurn(mentions: Mention[], name: string): Entity[] {
  const own = mentions.filter(({ entity }) => entity.name === name);
  const turn = own.at(-1)?.turn;
  return distinct(
    own.filter((mention) => mention.turn === turn),
    name,
  );
}

const shown = (values: Entity[]) => values.map(({ value }) => value).join(', ');
const place = (ordinal: number) => (ordinal < 0 ? 'the last' : `number ${ordinal + 1}`);
