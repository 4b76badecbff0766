/** At least one of these stands in any text that matches; undefined where nothing must. */
export type Needed = string[] | undefined;

const SHORTEST = 3;
const LONG_ENOUGH = 5;
const NO_LITERAL = /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|[.^$]/y;
const OPENING = /\((?:\?(?:<?[=!]|:|<\w+>))?/y;
const LETTERS = /(?:[a-z0-9 ](?![*+?{]))+/y;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/y;

/**
 * The alternatives at the top of a regular expression's source, each with the literals that it cannot match without:
 * so that a text can be searched for those first, as FilteredRE2 does. https://github.com/google/re2
 */
export function alternativesOf(source: string): { source: string; needed: Needed }[] {
  const reader = { source, at: 0 };
  const found: { source: string; needed: Needed }[] = [];
  for (;;) {
    const from = reader.at;
    const needed = readSequence(reader);
    found.push({ source: source.slice(from, reader.at), needed });
    if (source[reader.at] !== '|') return found;
    reader.at++;
  }
}

interface Reader {
  source: string;
  at: number;
}

function readSequence(reader: Reader): Needed {
  let best: Needed;
  let run = '';
  const endRun = () => {
    best = better(best, [run]);
    run = '';
  };
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) {
    const letters = readLetters(reader);
    if (letters !== '') {
      run += letters;
      continue;
    }
    const { literal, needed } = readAtom(reader);
    const least = readLeast(reader);
    if (literal !== undefined && least === undefined) {
      run += literal;
      continue;
    }
    if (literal !== undefined && least! > 0) run += literal;
    endRun();
    if (least !== 0) best = better(best, needed);
  }
  endRun();
  return best;
}

/** Letters and spaces that no quantifier follows: most of any source. */
function readLetters(reader: Reader): string {
  LETTERS.lastIndex = reader.at;
  const [letters = ''] = LETTERS.exec(reader.source) ?? [];
  reader.at += letters.length;
  return letters;
}

/** Of two sets that are both needed, the one whose literals tell more. */
function better(one: Needed, other: Needed): Needed {
  if (other === undefined || worth(other) < SHORTEST) return one;
  if (one === undefined || worth(other) > worth(one)) return other;
  return worth(other) === worth(one) && other.length < one.length ? other : one;
}

function worth(literals: string[]): number {
  return Math.min(LONG_ENOUGH, ...literals.map(({ length }) => length));
}

/** How often the atom before stands at least; undefined where no quantifier follows. */
function readLeast(reader: Reader): number | undefined {
  QUANTIFIER.lastIndex = reader.at;
  const match = QUANTIFIER.exec(reader.source);
  if (!match) return undefined;
  reader.at += match[0].length;
  return match[1] !== undefined ? Number(match[1]) : match[0].startsWith('+') ? 1 : 0;
}

function readAtom(reader: Reader): { literal?: string; needed?: Needed } {
  const { source } = reader;
  const character = source[reader.at]!;
  if (character === '(') return { needed: readGroup(reader) };
  NO_LITERAL.lastIndex = reader.at;
  const match = NO_LITERAL.exec(source);
  reader.at += match ? match[0].length : 1;
  return match ? {} : { literal: character };
}

/** What is looked at ahead or behind counts for nothing. */
function readGroup(reader: Reader): Needed {
  OPENING.lastIndex = reader.at;
  const [open] = OPENING.exec(reader.source)!;
  reader.at += open.length;
  const needs: Needed[] = [];
  do needs.push(readSequence(reader));
  while (reader.source[reader.at++] === '|');
  if (/[=!]$/.test(open) || needs.includes(undefined)) return undefined;
  return [...new Set(needs.flat() as string[])];
}
