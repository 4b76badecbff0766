import { groupUnits } from './groups.ts';
import { sentencesOf } from './sentences.ts';
import type { Unit } from './split.ts';

const FENCE = /^\s*(?:```|~~~)/;
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const UNDERLINE = /^\s*(?:=|-|~){3,}\s*$/;
const ITEM = /^\s*(?:[-*+•·]|\(?\d{1,3}[.)])\s+\S/;
const ROW = /^\s*\|/;
const NUMBERED_HEADING = /^\s*\d{1,2}(?:\.\d{1,2})+\s+[A-Z][^.:]{2,60}$/;

type Line = { start: number; end: number; text: string };
type Path = { level: number; text: string }[];

/** Reads a body line by line; `headings[i]` is the heading path of `units[i]`, the same array for the same heading. */
export function readBlocks(title: string, body: string): { units: Unit[]; headings: string[][] } {
  const units: Unit[] = [];
  const headings: string[][] = [];
  const lines = linesOf(body);
  let path: Path = [];
  let names: string[] = [];
  let block = 0;

  const add = (start: number, end: number, kind: Unit['kind']) => {
    units.push({ start, end, kind, block, group: 0 });
    headings.push(names);
  };
  const enter = (level: number, text: string) => {
    block++;
    if (same(text, title)) return;
    path = [...path.filter((above) => above.level < level), { level, text }];
    names = path.map((above) => above.text);
  };

  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const heading = headingAt(lines, i, title);
    if (heading) enter(heading.level, heading.text);
    const end = heading ? i + heading.lines : blockEnd(lines, i);
    if (!heading) addBlock(body, lines.slice(i, end), add);
    if (!heading && !(kindOf(line) === 'item' && kindOf(nextFull(lines, end)) === 'item')) block++;
    i = end;
  }
  groupUnits(units, body);
  return { units, headings };
}

function linesOf(body: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= body.length; ) {
    const newline = body.indexOf('\n', start);
    const end = newline < 0 ? body.length : newline;
    lines.push({ start, end, text: body.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

function kindOf(line: Line | undefined): 'blank' | 'fence' | 'item' | 'row' | 'text' {
  if (!line || !/[\p{L}\p{N}|`~]/u.test(line.text)) return 'blank';
  if (FENCE.test(line.text)) return 'fence';
  if (ITEM.test(line.text)) return 'item';
  return ROW.test(line.text) ? 'row' : 'text';
}

function headingAt(
  lines: Line[],
  i: number,
  title: string,
): { level: number; text: string; lines: number } | undefined {
  const text = lines[i]!.text;
  const marked = HEADING.exec(text);
  if (marked) return { level: marked[1]!.length, text: marked[2]!, lines: 1 };
  if (kindOf(lines[i]) !== 'text' && !NUMBERED_HEADING.test(text)) return undefined;
  const bare = text.trim();
  if (i === 0 && same(bare, title)) return { level: 1, text: bare, lines: 1 };
  const next = lines[i + 1]?.text ?? '';
  if (UNDERLINE.test(next) && bare.length <= 90)
    return { level: next.includes('=') ? 1 : 2, text: bare, lines: 2 };
  if (isShouted(bare)) return { level: 2, text: bare, lines: 1 };
  return NUMBERED_HEADING.test(text) ? { level: 3, text: bare, lines: 1 } : undefined;
}

/** `LOCAL FIX`: a short line in capitals, without the full stop or the underscore of a sentence or a code. */
function isShouted(text: string): boolean {
  return text.length <= 60 && /\p{Lu}{3}/u.test(text) && !/[\p{Ll}\d_.:=]/u.test(text);
}

/** The line after the block that begins at `i`. */
function blockEnd(lines: Line[], i: number): number {
  const kind = kindOf(lines[i]);
  let end = i + 1;
  if (kind === 'fence') {
    while (end < lines.length && !FENCE.test(lines[end]!.text)) end++;
    return Math.min(end + 1, lines.length);
  }
  if (kind === 'item') {
    while (kindOf(lines[end]) === 'text' && /^\s{2,}/.test(lines[end]!.text)) end++;
    return end;
  }
  while (end < lines.length && kindOf(lines[end]) === kind && !(kind === 'text' && headingAt(lines, end, '')))
    end++;
  return end;
}

function nextFull(lines: Line[], from: number): Line | undefined {
  for (let i = from; i < lines.length && i < from + 3; i++) if (kindOf(lines[i]) !== 'blank') return lines[i];
  return undefined;
}

function addBlock(
  body: string,
  lines: Line[],
  add: (start: number, end: number, kind: Unit['kind']) => void,
): void {
  const kind = kindOf(lines[0]);
  const start = lines[0]!.start + lines[0]!.text.search(/\S|$/);
  const last = lines.at(-1)!;
  const end = last.start + last.text.trimEnd().length;
  if (kind === 'fence') add(start, end, 'code');
  if (kind === 'item') add(start, end, 'item');
  if (kind === 'row') for (const row of lines) add(row.start, row.start + row.text.trimEnd().length, 'row');
  if (kind === 'text')
    for (const span of sentencesOf(body, start, end)) add(span.start, span.end, 'sentence');
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
