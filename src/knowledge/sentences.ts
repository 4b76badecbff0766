/** A stretch of the body: UTF-16 offsets, end exclusive, no white space at its ends. */
export interface Span {
  start: number;
  end: number;
}

/** A full stop, and what may follow it before the next sentence: closing marks, then space, or a capital at once. */
const STOP = /[.!?…]+["'”’)\]*_]*(?=\s|[A-Z“"(]|$)|[。！？]+/gu;

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|incl|no|nr|mr|mrs|ms|dr|st|inc|ltd|co|corp|fig|[A-Za-z])$/i;

/** Shortest line whose end may be a wrap in the middle of a sentence, in characters. */
const WRAPPED_LINE = 55;

/**
 * Cuts `text[start, end)` into sentences. Texts scraped from pages lose the space after a full stop
 * ("account is activated.Verification process"); such a stop ends a sentence too, file names and addresses excepted.
 */
export function sentencesOf(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const line of linesOf(text, start, end)) {
    if (line.start > from && endsAt(text, line.start, end)) from = push(spans, text, from, line.start);
    for (const stop of text.slice(line.start, line.end).matchAll(STOP)) {
      const at = line.start + stop.index;
      const after = at + stop[0].length;
      if (isEnd(text, at, after)) from = push(spans, text, from, after);
    }
  }
  push(spans, text, from, end);
  return spans;
}

function* linesOf(text: string, start: number, end: number): Generator<Span> {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline >= end ? end : newline;
    yield { start: at, end: stop };
    at = stop + 1;
  }
}

/** Whether the line break before `at` ends a sentence, or only wraps it. */
function endsAt(text: string, at: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 2) + 1, at - 1).trimEnd();
  const next = /\S/.exec(text.slice(at, Math.min(end, at + 80)))?.[0] ?? '';
  if (/[.:;!?…。！？]$/.test(before) || before.length < WRAPPED_LINE) return !/\p{Ll}/u.test(next);
  return false;
}

function isEnd(text: string, stop: number, after: number): boolean {
  const next = text[after];
  if (next === undefined) return true;
  const before = text.slice(Math.max(0, stop - 40), stop);
  if (/\s/.test(next)) {
    const following = /\S/.exec(text.slice(after, after + 20))?.[0] ?? '';
    return !/\p{Ll}/u.test(following) && !(text[stop] === '.' && ABBREVIATION.test(before));
  }
  const token = /\S*$/.exec(before)?.[0] ?? '';
  if (/[。！？]/.test(text[stop]!)) return true;
  if (/[/@\\_]|^www\b/.test(token) || token.includes('.')) return false;
  return /(?:\p{Ll}{2}|[)\]%"”\d])$/u.test(token) && /^["“(]?[A-Z][a-z' ]/.test(text.slice(after, after + 3));
}

/** Adds the trimmed span and returns where the next begins. */
function push(spans: Span[], text: string, from: number, to: number): number {
  let start = from;
  let end = to;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  if (end > start) spans.push({ start, end });
  return to;
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at]!);
