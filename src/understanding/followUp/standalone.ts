import type { EarlierTurn, Entity } from '../../domain/understanding.ts';
import { familyOf } from './mentions.ts';
import { isAlike, subjectsOf } from './plainWords.ts';
import type { Topic } from './topics.ts';

const LONGEST = 600;
/** Where words were left out, with what joined them to the rest. */
const GAP = '\u0001';
const JOINT = String.raw`(?:,|\b(?:and|or|plus|und|oder|et|ou|y|o|e)\b)`;
const GAPS = new RegExp(
  String.raw`${JOINT}?\s*${GAP}(?:\s*${GAP})*\s*[,;.!?]*\s*$|${GAP}(?:\s*${GAP})*(?:\s*${JOINT})?`,
  'giu',
);

/**
 * The message as it would read on its own: the request that it hangs on, its old values exchanged for new ones, and
 * then these words, as far as they add to it.
 */
export function standaloneOf(
  { text, content }: { text: string; content: string[] },
  own: Entity[],
  before: EarlierTurn[],
  topic: Topic | undefined,
  dropped: Entity[] = [],
): string {
  const whole = anchorOf(before, topic);
  if (!whole) return text;
  const anchor = without(whole, dropped);
  const exchanged = exchange(anchor, own);
  const said = [...subjectsOf(anchor.text), ...subjectsOf(exchanged)];
  const adds =
    content.some((word) => !said.some((other) => isAlike(word, other))) ||
    own.some((entity) => text.includes(entity.text) && !exchanged.includes(entity.text));
  const joined = adds ? `${exchanged} ${text.trim()}` : exchanged;
  return joined.length > LONGEST
    ? `${exchanged.slice(0, LONGEST / 2)} ${text.trim()}`.slice(0, LONGEST)
    : joined;
}

/** Of the topic's turns the last that says what it is about. */
function anchorOf(before: EarlierTurn[], topic: Topic | undefined): EarlierTurn | undefined {
  const turns = topic?.turns.map((turn) => before[turn]!) ?? before;
  const saysMuch = ({ text }: EarlierTurn) => subjectsOf(text).length >= 2;
  const saysWhat = ({ text }: EarlierTurn) => subjectsOf(text).some((word) => !/\d/.test(word));
  return (
    turns.findLast(saysMuch) ?? turns.findLast(saysWhat) ?? turns.findLast(({ text }) => text.trim() !== '')
  );
}

/** Leaves out the things that were not picked, where they stand as they were found. */
function without(turn: EarlierTurn, dropped: Entity[]): EarlierTurn {
  const gone = turn.entities.filter(
    (entity) =>
      dropped.some(({ start, name }) => start === entity.start && name === entity.name) &&
      turn.text.slice(entity.start, entity.end) === entity.text,
  );
  if (gone.length === 0) return turn;
  const text = gone
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)}${GAP}${left.slice(end)}`, turn.text);
  return {
    ...turn,
    text: text.replace(GAPS, ' ').replace(/\s+/g, ' ').trim(),
    entities: turn.entities.filter((entity) => !gone.includes(entity)),
  };
}

/** The one value that holds now for each old one. */
function exchange({ text, entities }: EarlierTurn, values: Entity[]): string {
  return entities.reduce((line, old) => {
    const now = values.filter(
      (entity) => familyOf(entity.name) === familyOf(old.name) && entity.role === old.role,
    );
    const [only] = now;
    return only && now.length === 1 && only.value !== old.value
      ? line.replace(asWords(old.text), () => only.text)
      : line;
  }, text.trim());
}

/** The text where it stands alone: "a" is no part of "want". */
const asWords = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u');
