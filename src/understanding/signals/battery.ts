import { alternativesOf } from './literals.ts';

/** Many regular expressions over plain clauses, of which only those run that a clause has the necessary letters for. */
export interface Battery {
  /** The leftmost match. */
  exec(clause: string): RegExpExecArray | null;
  /** The clause without what matches; for patterns with the flag `g`. */
  strip(clause: string): string;
  /** Those that may match, in the order in which they were written. */
  candidates(clause: string): RegExp[];
}

interface Piece {
  battery: Battery;
  order: number;
  source: string;
  flags: string;
  /** Compiled at its first use: most never are. */
  pattern?: RegExp;
}

/** By the first letters of a literal: the literals that begin so, and the pieces that need one of them. */
const BY_KEY = new Map<number, Map<string, Piece[]>>();
/** Pieces of which each is found in any clause, such as one of two letters. */
const ALWAYS = new Map<Battery, Piece[]>();
/** Of the clauses read last: a message's are read by each battery in turn. */
const MOST_READ = 64;
const read = new Map<string, Map<Battery, Piece[]>>();
const KEY_LETTERS = 3;

/** One battery of the alternatives of all sources; `wrap` makes an alternative's whole source. */
export function createBattery(
  sources: string[],
  flags = '',
  wrap: (alternative: string, source: string) => string = (alternative) => alternative,
): Battery {
  const battery: Battery = { exec, strip, candidates };
  const always: string[] = [];
  let order = 0;
  for (const source of sources)
    for (const alternative of alternativesOf(source)) {
      const whole = wrap(alternative.source, source);
      if (alternative.needed === undefined) always.push(whole);
      else addPiece({ battery, order: order++, source: whole, flags }, alternative.needed);
    }
  if (always.length > 0) ALWAYS.set(battery, [{ battery, order, source: always.join('|'), flags }]);

  function candidates(clause: string): RegExp[] {
    return (piecesFor(clause).get(battery) ?? ALWAYS.get(battery) ?? []).map(patternOf);
  }

  function exec(clause: string, from = 0): RegExpExecArray | null {
    let first: RegExpExecArray | null = null;
    for (const pattern of candidates(clause)) {
      pattern.lastIndex = from;
      const match = pattern.exec(clause);
      if (match && (first === null || match.index < first.index)) first = match;
    }
    return first;
  }

  function strip(clause: string): string {
    let left = '';
    let from = 0;
    for (let match = exec(clause); match !== null; match = exec(clause, from)) {
      left += `${clause.slice(from, match.index)} `;
      from = match.index + Math.max(1, match[0].length);
    }
    return left + clause.slice(from);
  }
  return battery;
}

function patternOf(piece: Piece): RegExp {
  piece.pattern ??= new RegExp(piece.source, piece.flags);
  return piece.pattern;
}

function addPiece(piece: Piece, literals: string[]): void {
  for (const literal of literals) {
    const key = keyOf(literal);
    const bucket = BY_KEY.get(key) ?? new Map<string, Piece[]>();
    const pieces = bucket.get(literal);
    if (pieces) pieces.push(piece);
    else BY_KEY.set(key, bucket.set(literal, [piece]));
  }
}

function keyOf(literal: string): number {
  let key = 0;
  for (let at = 0; at < KEY_LETTERS; at++) key = (key << 7) | (literal.charCodeAt(at) & 127);
  return key;
}

/** The pieces that may match, by battery: one walk along the clause for all batteries. */
function piecesFor(clause: string): Map<Battery, Piece[]> {
  const known = read.get(clause);
  if (known) return known;
  const found = new Set<Piece>();
  let key = 0;
  for (let at = 0; at < clause.length; at++) {
    key = ((key << 7) | (clause.charCodeAt(at) & 127)) & 0x1fffff;
    const bucket = BY_KEY.get(key);
    if (bucket === undefined) continue;
    for (const [literal, pieces] of bucket)
      if (clause.startsWith(literal, at + 1 - KEY_LETTERS)) for (const piece of pieces) found.add(piece);
  }
  if (read.size >= MOST_READ) read.clear();
  const byBattery = grouped(found);
  read.set(clause, byBattery);
  return byBattery;
}

function grouped(pieces: Set<Piece>): Map<Battery, Piece[]> {
  const byBattery = new Map<Battery, Piece[]>();
  for (const piece of pieces) {
    const own = byBattery.get(piece.battery);
    if (own) own.push(piece);
    else byBattery.set(piece.battery, [piece, ...(ALWAYS.get(piece.battery) ?? [])]);
  }
  for (const own of byBattery.values()) own.sort((a, b) => a.order - b.order);
  return byBattery;
}
