import { type Span, sentencesOf } from '../../knowledge/sentences.ts';
import { foldWords, type Marks, marksOf } from './marks.ts';
import { beforeOrders } from './orders.ts';
import { readStatement, type Statement } from './readStatement.ts';

/** What an answer may be made of. */
export interface GroundPassage {
  id: string;
  title: string;
  url?: string | undefined;
  /** The article's own words. */
  text: string;
  /** BCP 47; without it, as the bot's own. */
  language?: string | undefined;
}

export interface ReadPassage extends GroundPassage {
  statements: Statement[];
  /** Position of the numbered steps among the statements. */
  steps: Set<number>;
  titleWords: Set<string>;
  /** Of all its statements. */
  words: Set<string>;
  links: Set<string>;
  phones: Set<string>;
  /** Title and text, folded, between spaces. */
  folded: string;
}

const MARKER = /^\W*\d{0,2}\W*$/;
const STEP = /^\s*(?:[*_]{0,2})\(?\d{1,2}[.)]\s/;

/** Its sentences; the number or dash of a list is no sentence of its own. */
function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let marker: number | undefined;
  for (const { start, end } of sentencesOf(text, 0, text.length)) {
    const isMarker = MARKER.test(text.slice(start, end));
    if (isMarker) marker ??= start;
    else spans.push({ start: marker ?? start, end });
    if (!isMarker) marker = undefined;
  }
  return spans;
}

/**
 * The passage without the sentences in it that give orders to a machine: those are not sent, and nothing that they say
 * is support for anything.
 */
export function withoutOrders(passage: GroundPassage): GroundPassage {
  const { text } = passage;
  const kept = paragraphsOf(text, spansOf(text)).flatMap((spans) =>
    spans.slice(0, beforeOrders(spans.map(({ start, end }) => text.slice(start, end))).length),
  );
  let out = '';
  let last = 0;
  for (const { start, end } of kept) {
    const between = text.slice(last, start);
    out += /^\s*$/.test(between) ? between : between.includes('\n') ? '\n' : ' ';
    out += text.slice(start, end);
    last = end;
  }
  return { ...passage, text: out.trim() };
}

/** Sentences of one line or paragraph together. */
function paragraphsOf(text: string, spans: Span[]): Span[][] {
  const paragraphs: Span[][] = [];
  let last = 0;
  for (const span of spans) {
    if (paragraphs.length === 0 || text.slice(last, span.start).includes('\n')) paragraphs.push([]);
    paragraphs.at(-1)!.push(span);
    last = span.end;
  }
  return paragraphs;
}

export function readPassage(passage: GroundPassage, language: string): ReadPassage {
  const { title, text, url } = passage;
  const sentences = spansOf(text).map(({ start, end }) => text.slice(start, end));
  const statements = sentences.map((sentence) => readStatement(sentence, language));
  const steps = sentences.flatMap((sentence, i) => (STEP.test(sentence) ? [i] : []));
  const marks: Marks = marksOf(`${title}\n${text}\n${url ?? ''}`);
  return {
    ...passage,
    statements,
    words: new Set(statements.flatMap(({ content }) => [...content])),
    steps: new Set(steps),
    titleWords: readStatement(title, language).all,
    links: new Set(marks.links),
    phones: new Set(marks.phones),
    folded: ` ${foldWords(`${title} ${text}`)} `,
  };
}
