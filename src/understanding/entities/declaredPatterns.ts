import type { EntityDefinition } from '../../domain/entity.ts';
import { type Candidate, CERTAINTY, candidate, fold, type Reading } from './reading.ts';

const BEFORE = '(?<![\\w\\u00c0-\\u024f])';
const AFTER = '(?![\\w\\u00c0-\\u024f])';
/** Characters in front of a match and behind it in which a `near` word counts. */
const NEAR_BEFORE = 60;
const NEAR_AFTER = 40;

/** The bot's own patterns, compiled. Throws where one is no regular expression, naming the entity. */
export function createPatternFinder(definitions: EntityDefinition[]): (reading: Reading) => Candidate[] {
  const finders = definitions.flatMap(({ name, patterns, near }) =>
    patterns.map((pattern) => ({ name, ...compile(name, pattern), near: nearPattern(near) })),
  );
  return (reading) => finders.flatMap((finder) => [...findAll(finder, reading)]);
}

interface Finder {
  name: string;
  pattern: RegExp;
  /** As written, for telling what only matched in the other case. */
  asWritten: RegExp;
  near: RegExp | undefined;
}

function compile(name: string, source: string): { pattern: RegExp; asWritten: RegExp } {
  try {
    const whole = `${BEFORE}(?:${source})${AFTER}`;
    return { pattern: new RegExp(whole, 'gid'), asWritten: new RegExp(`^(?:${source})$`) };
  } catch (cause) {
    throw new Error(
      `Entity ${name}: "${source}" is no regular expression. Mend it in entities/${name}.yaml.`,
      { cause },
    );
  }
}

function nearPattern(near: string[]): RegExp | undefined {
  if (near.length === 0) return undefined;
  const words = near.map((word) => fold(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${BEFORE}(?:${words.join('|')})`);
}

function* findAll({ name, pattern, asWritten, near }: Finder, reading: Reading): Generator<Candidate> {
  for (const match of reading.text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.value ?? match.indices![0]!;
    const whole = match.indices![0]!;
    if (end === start) continue;
    if (near && !near.test(surroundings(reading, whole[0], whole[1]))) continue;
    const said = reading.text.slice(start, end);
    const needsCapitals = !asWritten.test(match[0]) && asWritten.test(match[0].toUpperCase());
    yield candidate(
      reading,
      name,
      needsCapitals ? said.toUpperCase() : said,
      { start, end },
      CERTAINTY.declared,
    );
  }
}

function surroundings({ folded }: Reading, start: number, end: number): string {
  return `${folded.slice(Math.max(0, start - NEAR_BEFORE), start)} ${folded.slice(end, end + NEAR_AFTER)}`;
}
