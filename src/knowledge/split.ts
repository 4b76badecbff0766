import { readBlocks } from './blocks.ts';

/** The smallest thing that is quoted: a sentence, a list item, a table row, a block of code. */
export interface Unit {
  /** UTF-16 offsets in the body, end exclusive. */
  start: number;
  end: number;
  kind: 'sentence' | 'item' | 'row' | 'code';
  /** Units of one group belong together and are quoted together: a list with its lead-in, a procedure, a table. */
  group: number;
  /** Paragraph or list: units of one block stand on one line or in one list. */
  block: number;
}

/** About a hundred words that stand together under one heading. */
export interface Passage {
  /** Headings above it, outermost first; without the title. */
  heading: string[];
  /** Its units: `units[from]` up to `units[to]`, end exclusive. */
  from: number;
  to: number;
}

export interface Split {
  units: Unit[];
  passages: Passage[];
}

/** Words after which a passage is full, and words that a group may have before it is cut across passages. */
const FULL = 100;
const LONG_GROUP = 220;

/** Most passages of one article; what is behind is not indexed (at a hundred words each: 5 MB of text). */
export const MOST_PASSAGES = 8192;

/**
 * An article's body -> units and passages by structure: never across a heading, and a list, table or procedure in
 * two passages only when it has more than 220 words. Offsets let a source name its span.
 */
export function split({ title, body }: { title: string; body: string }): Split {
  const { units, headings } = readBlocks(title, body);
  if (units.length === 0) return whole(body);
  const passages: Passage[] = [];
  let from = 0;
  let words = 0;
  const close = (to: number) => {
    if (to > from && passages.length < MOST_PASSAGES) passages.push({ heading: headings[from]!, from, to });
    from = to;
    words = 0;
  };
  for (let i = 0; i < units.length; i = groupEnd(units, i)) {
    const end = groupEnd(units, i);
    const size = wordCount(body, units[i]!.start, units[end - 1]!.end);
    if (headings[i] !== headings[from] || (words > 0 && words + size > FULL * 1.4)) close(i);
    if (size > LONG_GROUP) cutLong(units, body, i, end, close);
    else words += size;
    if (words >= FULL) close(end);
  }
  close(units.length);
  return { units, passages };
}

/** A body without a sentence, such as a single heading: one unit, one passage. */
function whole(body: string): Split {
  const start = body.search(/\S|$/);
  const unit: Unit = {
    start,
    end: Math.max(start, body.trimEnd().length),
    kind: 'sentence',
    group: 0,
    block: 0,
  };
  return { units: [unit], passages: [{ heading: [], from: 0, to: 1 }] };
}

function groupEnd(units: Unit[], at: number): number {
  let end = at + 1;
  while (end < units.length && units[end]!.group === units[at]!.group) end++;
  return end;
}

function cutLong(units: Unit[], body: string, from: number, to: number, close: (to: number) => void): void {
  let words = 0;
  for (let i = from; i < to; i++) {
    words += wordCount(body, units[i]!.start, units[i]!.end);
    if (words < FULL) continue;
    close(i + 1);
    words = 0;
  }
  close(to);
}

function wordCount(text: string, start: number, end: number): number {
  let count = 0;
  let inside = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const letter = code > 32 && code !== 160;
    if (letter && !inside) count++;
    inside = letter;
  }
  return count;
}
