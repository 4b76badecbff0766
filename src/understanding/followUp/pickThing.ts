import type { Entity } from '../../domain/understanding.ts';
import type { Cues } from './cues.ts';
import { keyOf, type Mention } from './mentions.ts';
import type { Picked } from './pick.ts';

/** The values that belong together: "2 blue shirts". */
type Thing = Entity[];

const MOST_WORDS = 6;

/** The things of the latest message that named several of this kind of value, in their order; else none. */
export function thingsIn(mentions: Mention[], name: string): Thing[] {
  const turns = new Set(mentions.map(({ turn }) => turn));
  for (const turn of [...turns].reverse()) {
    const parts = mentions.flatMap((mention) => (mention.turn === turn ? [mention.entity] : []));
    const byNumber = Map.groupBy(
      parts.filter(({ group }) => group !== undefined),
      ({ group }) => group,
    );
    const things = [...byNumber.values()];
    if (things.length > 1 && things.some((thing) => thing.some((part) => part.name === name))) return things;
  }
  return [];
}

/** "The second one", "the other", "both", of "2 blue shirts and a red hat": a thing with all that belongs to it. */
export function pickThing(cues: Cues, things: Thing[], mentions: Mention[], own: Entity[]): Picked | null {
  const { ordinal, other, all } = cues;
  const fitting = things.filter((thing) => holdsNamed(thing, things, own));
  if (other) return amongThings(things, othersThanLast(things, mentions), 'the other');
  if (all) return picked(things, things.flat(), 'all', []);
  if (ordinal === undefined) return amongThings(things, fitting, 'one');
  const thing = fitting.at(ordinal);
  return thing ? amongThings(things, [thing], ordinal < 0 ? 'the last' : `number ${ordinal + 1}`) : null;
}

/** "The red one", "just the hat": it is one of the things, by a value of it and no other words. */
export function pickNamedThing(
  { adds, isFragment }: Cues,
  words: string[],
  content: string[],
  mentions: Mention[],
  own: Entity[],
): Picked | null {
  const [first] = own;
  if (!first || adds || isFragment || content.length > 0 || words.length > MOST_WORDS) return null;
  const things = thingsIn(mentions, first.name);
  const fitting = things.filter((thing) => holdsNamed(thing, things, own));
  return fitting.length === 1 && fitting[0]!.length > 1 ? amongThings(things, fitting, 'the one') : null;
}

/** All values of this message that such things have stand in the thing; a count says how many, not which. */
function holdsNamed(thing: Thing, things: Thing[], own: Entity[]): boolean {
  const kinds = new Set(things.flat().map(({ name }) => name));
  return own
    .filter(({ name }) => kinds.has(name) && name !== 'quantity')
    .every((entity) => thing.some((part) => keyOf(part) === keyOf(entity) && part.value === entity.value));
}

/** Those that the customer did not pick or name since. */
function othersThanLast(things: Thing[], mentions: Mention[]): Thing[] {
  const said = mentions.at(-1)?.turn;
  const last = mentions.filter(({ turn }) => turn === said).map(({ entity }) => entity);
  const isLast = (thing: Thing) =>
    thing.every((part) => last.some((one) => keyOf(one) === keyOf(part) && one.value === part.value));
  const others = things.filter((thing) => !isLast(thing));
  return others.length === 0 ? things : others;
}

function amongThings(things: Thing[], fitting: Thing[], which: string): Picked | null {
  const [thing, ...more] = fitting;
  if (!thing) return null;
  const because = `${which} of ${things.map(shown).join(', ')}`;
  if (more.length > 0) return { ...picked(things, [], because, []), undecided: fitting.map(shown) };
  // A value alone is another for the same thing: "the jacket in blue or green".
  const rest = things.filter((other) => other !== thing).flat();
  if (thing.length === 1) {
    const { name } = thing[0]!;
    return {
      name,
      names: [name],
      values: thing,
      because,
      dropped: rest.filter((part) => part.name === name),
    };
  }
  return picked(things, thing, because, rest);
}

function picked(things: Thing[], values: Entity[], because: string, dropped: Entity[]): Picked {
  const names = [...new Set(things.flat().map(({ name }) => name))];
  return { name: names[0]!, names, values, because, dropped };
}

const shown = (thing: Thing) =>
  thing
    .toSorted((a, b) => a.start - b.start)
    .map(({ text }) => text)
    .join(' ');
