/** Characters of a message that are read at all, and characters that are then understood. */
const LONGEST_READ = 20_000;
export const LONGEST_UNDERSTOOD = 2_000;

/** "On … wrote:" and its sisters; mail programs break it over two lines. */
const WROTE =
  /^\s*(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb\b.{0,100}|le\b.{4,200}\ba écrit|el\b.{4,200}\bescribió|em\b.{4,200}\bescreveu)\s*:\s*$/i;
const ORIGINAL =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original)\s*-{2,}|_{10,})\s*$/i;
const OUTLOOK_FROM = /^\s*\*?(?:from|von|de)\*?\s*:\s.+/i;
const OUTLOOK_SENT =
  /^\s*\*?(?:sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|fecha|data|to|an)\*?\s*:\s.+/i;
const SIGNATURE = /^--\s*$/;
const SENT_FROM = /^\s*(?:sent from my |gesendet von |envoyé de mon |enviado (?:desde|do|de) )\S.{0,60}$/i;
const LOG_LINE =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d |at\s+[\w$.<>]+\s?\(.*\)|at\s+\S+:\d+|File ".+", line \d+|Traceback \(|Caused by:|\.{3} \d+ more|\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL)\]?[\s:]|0x[0-9a-f]{6,}|#\d+\s+0x|(?:[0-9a-f]{2} ){8,})/;

/**
 * What this person wrote now: quoted mail, signature and all but the first line of a pasted log become spaces, so that
 * every offset still holds. Where nothing else is left, the text itself.
 */
export function ownWords(text: string): string {
  const read = text.slice(0, LONGEST_READ);
  if (!/[\n>]/.test(read)) return read;
  const lines = read.split('\n');
  const dropped = new Uint8Array(lines.length);
  dropQuotes(lines, dropped);
  dropSignature(lines, dropped);
  dropLogs(lines, dropped);
  const own = lines.map((line, at) => (dropped[at] ? ' '.repeat(line.length) : line)).join('\n');
  return own.trim() === '' ? read : own;
}

/** Plain text: no control or zero-width characters, single spaces, no empty lines, at most `LONGEST_UNDERSTOOD` long. */
export function tidy(text: string): string {
  return text
    .slice(0, LONGEST_READ)
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .split('\n')
    .map((line) => line.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n')
    .slice(0, LONGEST_UNDERSTOOD);
}

function dropQuotes(lines: string[], dropped: Uint8Array): void {
  const said = (at: number) => lines.slice(0, at).some((line, i) => !dropped[i] && line.trim() !== '');
  for (const [at, line] of lines.entries()) {
    if (/^\s*>/.test(line)) dropped[at] = 1;
    else if (startsQuote(lines, at)) {
      const next = lines.slice(at + 1).find((later) => later.trim() !== '');
      dropped[at] = 1;
      if (WROTE.test(`${line} ${lines[at + 1] ?? ''}`) && !WROTE.test(line)) dropped[at + 1] = 1;
      const answersBelow = next === undefined || /^\s*>/.test(next) || !said(at);
      if (!answersBelow) return void dropped.fill(1, at);
    }
  }
}

function startsQuote(lines: string[], at: number): boolean {
  const line = lines[at]!;
  const next = lines[at + 1] ?? '';
  if (WROTE.test(line) || ORIGINAL.test(line)) return true;
  if (OUTLOOK_FROM.test(line) && OUTLOOK_SENT.test(next)) return true;
  return line.length < 200 && next.length < 200 && /:\s*$/.test(next) && WROTE.test(`${line} ${next}`);
}

function dropSignature(lines: string[], dropped: Uint8Array): void {
  const at = lines.findIndex((line) => SIGNATURE.test(line));
  if (at > 0 && lines.slice(0, at).some((line, i) => !dropped[i] && line.trim() !== '')) dropped.fill(1, at);
  for (const [i, line] of lines.entries()) if (i > 0 && SENT_FROM.test(line)) dropped[i] = 1;
}

/** Of three or more log lines in a row the first stays: it mostly names the error. */
function dropLogs(lines: string[], dropped: Uint8Array): void {
  let run = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && LOG_LINE.test(lines[at]!)) run++;
    else {
      if (run >= 3) dropped.fill(1, at - run + 1, at);
      run = 0;
    }
  }
}
