import { ARTICLE } from './quantityWords.ts';
import { type Candidate, candidate, type Reading } from './reading.ts';

/** What may stand between the parts of one thing: "2 of the blue shirts in large". */
const SAME =
  /^\s*(?:(?:of|the|in|size|colou?r|x|pairs?|more|new|de|en|du|des|in der|groesse|grosse|farbe|talla|taille|color|cor|tamanho|couleur|del?|la|el)\s+){0,3}(?:(?!(?:and|or|plus|but|und|oder|et|ou|with|then|not|for|to)\b)[a-z]{3,}\s+)?$/;
const PRONOUN = /^(\s+)(ones?)\b/;

/**
 * Parts of one thing get one number: "2 blue shirts and a red one" is two groups, and "one" is another shirt. `names`
 * are the bot's lists without roles. Articles count as 1 only where several things are named.
 */
export function groupParts(entities: Candidate[], reading: Reading, names: Set<string>): Candidate[] {
  const isPart = ({ name }: Candidate) => names.has(name) || name === 'quantity';
  const groups: Candidate[][] = [];
  let last: Candidate | undefined;
  for (const entity of entities) {
    const joined =
      last && isPart(entity) && isPart(last) && SAME.test(reading.folded.slice(last.end, entity.start));
    const group = groups.at(-1);
    if (joined && group && !group.some(({ name }) => name === entity.name)) group.push(entity);
    else if (isPart(entity)) groups.push([entity]);
    last = entity;
  }
  const things = groups.filter((group) => group.some(({ name }) => names.has(name)));
  const inherited = inheritHeads(things, reading);
  const isCounted =
    things.length > 1 ||
    things.some((group) =>
      group.some((one) => one.name === 'quantity' && !ARTICLE.test(one.text.toLowerCase())),
    );
  number(things);
  return [...entities, ...inherited]
    .filter((entity) => entity.name !== 'quantity' || isCounted || !ARTICLE.test(entity.text.toLowerCase()))
    .sort((a, b) => a.start - b.start);
}

/** "is the jacket there in size L" tells of one thing: nothing is named twice. */
function number(things: Candidate[][]): void {
  if (things.length === 1 && things[0]!.filter(({ text }) => !ARTICLE.test(text.toLowerCase())).length < 2)
    return;
  const names = things.flat().map(({ name }) => name);
  const isOneThing = new Set(names).size === names.length;
  for (const [at, group] of things.entries())
    for (const entity of group) entity.group = isOneThing ? 1 : at + 1;
}

/** "one" and "ones" stand for the thing named last, where theirs is not said. */
function inheritHeads(things: Candidate[][], reading: Reading): Candidate[] {
  const inherited: Candidate[] = [];
  let head: Candidate | undefined;
  for (const group of things) {
    const end = group.at(-1)!.end;
    const match = PRONOUN.exec(reading.folded.slice(end, end + 12));
    if (match && head && !group.some(({ name }) => name === head!.name)) {
      const start = end + match[1]!.length;
      const one = candidate(
        reading,
        head.name,
        head.value,
        { start, end: start + match[2]!.length },
        head.certainty,
      );
      group.push(one);
      inherited.push(one);
    } else if (!match) head = group.findLast(({ name }) => name !== 'quantity');
  }
  return inherited;
}
