import { type EntityDefinition, MOST_READ } from '../../domain/entity.ts';
import type { Entity } from '../../domain/understanding.ts';
import { findDates } from './dates/findDates.ts';
import { findDurations } from './dates/findDurations.ts';
import { createPatternFinder } from './declaredPatterns.ts';
import { findEmails } from './emails.ts';
import { findErrorCodes, findIpAddresses } from './errorCodes.ts';
import { groupParts } from './groups.ts';
import { createListFinder } from './listedValues.ts';
import { findMoney } from './money.ts';
import { findOrderNumbers } from './orderNumbers.ts';
import { findPhones } from './phones.ts';
import { findQuantities } from './quantities.ts';
import { type Candidate, type EntityContext, type Reading, readText } from './reading.ts';
import { resolveOverlaps, withoutCertainty } from './resolveOverlaps.ts';
import { createRoleFinder } from './roles.ts';
import { findUrls } from './urls.ts';

export type { EntityContext } from './reading.ts';
/** Values in a text, in order, without overlaps. Offsets are UTF-16 and exact: `text.slice(start, end) === entity.text`. */
export type FindEntities = (text: string, context?: EntityContext) => Entity[];

/** Touch every pattern. */
const WARM_UP = [
  '10:30 half two may 5 $20 #123 +49 170 1234567',
  'Ω10:30 half two may 5 $20 #123 +49 170 1234567',
];
/** Entities of one message: more are a table that nobody reads in a chat. */
const MOST = 100;
const BUILT_IN: ((reading: Reading) => Candidate[])[] = [
  findEmails,
  findUrls,
  findErrorCodes,
  findIpAddresses,
  findOrderNumbers,
  findMoney,
  findPhones,
  findDates,
  findDurations,
];

/** "move it from Tuesday to Thursday". */
const FROM_TO = {
  from: ['from', 'vom', 'von', 'du', 'de', 'del', 'do dia', 'da'],
  to: ['to', 'until', 'till', 'auf', 'bis', 'au', 'a', 'al', 'para', 'pour'],
};
const DATE_ROLES = ['date', 'time'].map((name) => ({ name, roles: FROM_TO, fewest: 2 }));

/**
 * Compiles the bot's entities once. A declared kind takes the place of the built-in one of its name. The patterns of
 * `languages` are made ready at once, those of others (0.1 s each) when the first message in them comes.
 */
export function createEntityFinder(
  definitions: EntityDefinition[] = [],
  languages: string[] = [],
): FindEntities {
  const findListed = createListFinder(definitions);
  const findPatterns = createPatternFinder(definitions);
  const assignRoles = createRoleFinder([...DATE_ROLES, ...definitions]);
  const declared = new Set(definitions.filter(isDeclared).map(({ name }) => name));
  const things = new Set(definitions.filter(isThing).map(({ name }) => name));
  const find: FindEntities = (text, context = {}) => {
    const reading = readText(beginningOf(text), context);
    if (reading.tokens.length === 0) return [];
    const listed = findListed(reading);
    const builtIn = [...BUILT_IN.flatMap((find) => find(reading)), ...findQuantities(reading, listed)];
    const own = [...findPatterns(reading), ...listed];
    const kept = resolveOverlaps([...own, ...builtIn.filter(({ name }) => !declared.has(name))]);
    const grouped = groupParts(kept.slice(0, MOST), reading, things);
    const entities = grouped.slice(0, MOST).map(withoutCertainty);
    assignRoles(entities, reading);
    return entities;
  };
  for (const language of languages) for (const text of WARM_UP) find(text, { at: 0, language });
  return find;
}

/** Cut between words: half a number would be another number. */
function beginningOf(text: string): string {
  if (text.length <= MOST_READ) return text;
  const beginning = text.slice(0, MOST_READ);
  return /\s/.test(text[MOST_READ]!) ? beginning : beginning.replace(/[^\s,;]{1,80}$/, '');
}

function isDeclared({ patterns, values }: EntityDefinition): boolean {
  return patterns.length > 0 || values.length > 0;
}

/** What can be counted and described; places with roles are not. */
function isThing({ values, roles }: EntityDefinition): boolean {
  return values.length > 0 && Object.keys(roles).length === 0;
}
