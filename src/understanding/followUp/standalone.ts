import type { EarlierTurn, Entity } from '../../domain/understanding.ts';
import { familyOf } from './mentions.ts';
import { isAlike, subjectsOf } from './plainWords.ts';
import type { Topic } from './topics.ts';

const LONGEST = 600;

/**
 * The message as it would read on its own: the request that it hangs on, its old values exchanged for new ones, and
 * then these words, as far as they add to it.
 */
export function standaloneOf(
  { text, content }: { text: string; content: string[] },
  own: Entity[],
  before: EarlierTurn[],
  topic: Topic | undefined,
): string {
  const anchor = anchorOf(before, topic);
  if (!anchor) return text;
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
  return turns.findLast(saysMuch) ?? turns.findLast(({ text }) => text.trim() !== '');
}

/** The one value that holds now for each old one. */
function exchange({ text, entities }: EarlierTurn, values: Entity[]): string {
  return entities.reduce((line, old) => {
    const now = values.filter(
      (entity) => familyOf(entity.name) === familyOf(old.name) && entity.role === old.role,
    );
    const [only] = now;
    return only && now.length === 1 && only.value !== old.value
      ? line.replace(old.text, () => only.text)
      : line;
  }, text.trim());
}
