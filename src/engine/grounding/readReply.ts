import { sentencesOf } from '../../knowledge/sentences.ts';

/** A sentence of the model's reply. */
export interface ReplySentence {
  /** Without its markers, with the number or dash of a list. */
  text: string;
  /** Indices of passages, from 0. */
  cited: number[];
  /** The passage's own words, where they were asked for. */
  quote?: string;
  isStep: boolean;
  /** What stands between it and the sentence before. */
  lead: '' | ' ' | '\n' | '\n\n';
}

/** `[1]`, `[1, 2]`, but not the label of a link. */
const MARKERS = /(?:\s{0,2}\[\d{1,2}(?:\s?,\s?\d{1,2}){0,4}\](?!\()){1,5}[.!?]?/g;
const QUOTE = /<<([^<>]{1,1000})>>/;
const ITEM = /^\s*(?:[-*•]|\(?\d{1,2}[.)])\s+/;
const STEP = /^\s*\(?\d{1,2}[.)]\s+/;

export interface ReplyReader {
  /** What became complete with the text as it is now; `isWhole`: nothing comes after it. */
  read(text: string, isWhole: boolean): ReplySentence[];
}

/** Reads a growing reply: a line is complete at its end; within a line, a sentence is complete after its marker. */
export function createReplyReader({ hasQuotes = false } = {}): ReplyReader {
  let at = 0;
  let lead: ReplySentence['lead'] = '';
  let wasItem = false;
  let breaks = 0;

  function sentencesIn(piece: string, atLineStart: boolean): ReplySentence[] {
    const [, quote] = QUOTE.exec(piece) ?? [];
    const bare = piece.replace(QUOTE, ' ');
    const cited = [...bare.matchAll(MARKERS)].flatMap(([marks]) =>
      [...marks.matchAll(/\d+/g)].map(([n]) => Number(n) - 1),
    );
    const text = bare.replace(MARKERS, (marks) => (/[.!?]$/.test(marks) ? marks.at(-1)! : '')).trim();
    const isItem = atLineStart && ITEM.test(text);
    if (lead === ' ' && atLineStart && (isItem || wasItem)) lead = '\n';
    if (atLineStart) wasItem = isItem;
    const marker = isItem ? ITEM.exec(text)![0].length : 0;
    const spans = hasQuotes ? [{ start: 0, end: text.length }] : sentencesOf(text, marker, text.length);
    return spans.flatMap(({ start, end }, i) => {
      const sentence = text.slice(i === 0 ? 0 : start, end).trim();
      if (!/[\p{L}\p{N}]/u.test(sentence.replace(ITEM, ''))) return [];
      const own = lead;
      lead = ' ';
      return [
        { text: sentence, cited, ...(quote ? { quote } : {}), isStep: isItem && STEP.test(text), lead: own },
      ];
    });
  }

  /** Where the next piece of the text ends; null while that is not known. */
  function nextEnd(text: string, isWhole: boolean): number | null {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 ? text.length : newline;
    if (!hasQuotes) {
      MARKERS.lastIndex = at;
      const marks = MARKERS.exec(text);
      const end = marks ? marks.index + marks[0].length : stop;
      if (end < stop && /\s/.test(text[end]!)) return end;
    }
    return newline >= 0 || isWhole ? stop : null;
  }

  return {
    read(text, isWhole) {
      const found: ReplySentence[] = [];
      for (let end = nextEnd(text, isWhole); end !== null && at < text.length; end = nextEnd(text, isWhole)) {
        const piece = text.slice(at, end);
        const atLineStart = at === 0 || text[at - 1] === '\n';
        if (end === at) breaks++;
        at = Math.max(end, at + 1);
        if (piece.trim() === '') continue;
        if (breaks > 1 && lead !== '') lead = '\n\n';
        breaks = 0;
        found.push(...sentencesIn(piece, atLineStart));
      }
      return found;
    },
  };
}
