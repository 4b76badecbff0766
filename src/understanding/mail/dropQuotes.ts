import { hasWordsBefore, type Lines } from './lines.ts';

/** "On … wrote:" and its sisters; mail programs break it over two lines. */
const WROTE =
  /^\s*(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb\b.{0,100}|le\b.{4,200}\ba écrit|el\b.{4,200}\bescribió|em\b.{4,200}\bescreveu|il\b.{4,200}\bha scritto|op\b.{4,200}\bschreef\b.{0,100})\s*:\s*$/i;
/** "Support <s@example.com> schrieb am Mo., 6. Mai 2024, 10:02:" */
const PERSON_WROTE =
  /^[^:]{0,100}@\S{3,80}\s.{0,20}(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef)\b.{0,80}:\s*$/i;
const ORIGINAL =
  /^\s*(?:-{2,}\s*(?:original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|messaggio originale|oorspronkelijk bericht)\s*-{2,}|_{10,})\s*$/i;
/** What desks put into their mails: "##- Please type your reply above this line -##". */
const REPLY_ABOVE =
  /^.{0,60}(?:above (?:this|the) line|(?:oberhalb|über) (?:dieser|der) (?:zeile|linie)|au-dessus de cette ligne|(?:por )?encima de esta línea|sobre esta línea|acima d(?:esta|a) linha).{0,40}$/i;
const FROM = /^\s*\*?(?:from|von|de|da|van|fra|från|od)\s?\*?:\*?\s*\S/i;
const HEADER =
  /^\s*\*?(?:sent|gesendet|envoyé|enviad[oa](?: e[lm])?|inviato|verzonden|skickat|sendt|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|date|datum|fecha|data|to|an|à|para|a|aan|cc|kopie)\s?\*?:\*?/i;
const SENT =
  /^\s*\*?(?:sent|gesendet|envoyé|enviad[oa](?: e[lm])?|inviato|verzonden|skickat|sendt|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne)\s?\*?:\*?/i;
const LONGEST_HEADER = 300;

/** Quoted lines, and from the head of a quoted mail on everything, unless the answers stand below or between. */
export function dropQuotes(message: Lines): void {
  const { lines, dropped } = message;
  for (const [at, line] of lines.entries()) {
    if (/^\s*>/.test(line)) dropped[at] = 1;
    else if (startsQuote(lines, at)) {
      dropped[at] = 1;
      const isBroken = isBrokenHead(lines, at);
      if (isBroken) dropped[at + 1] = 1;
      const next = lines.slice(at + (isBroken ? 2 : 1)).find((later) => later.trim() !== '');
      const answersBelow = next === undefined || /^\s*>/.test(next) || !hasWordsBefore(message, at);
      if (!answersBelow) return void dropped.fill(1, at);
    }
  }
}

function startsQuote(lines: string[], at: number): boolean {
  const line = lines[at]!;
  if (line.length > LONGEST_HEADER) return false;
  if (WROTE.test(line) || ORIGINAL.test(line) || PERSON_WROTE.test(line) || REPLY_ABOVE.test(line))
    return true;
  return (FROM.test(line) && isMailHead(lines.slice(at, at + 6))) || isBrokenHead(lines, at);
}

function isBrokenHead(lines: string[], at: number): boolean {
  const line = lines[at]!;
  const next = lines[at + 1] ?? '';
  if (line.length > LONGEST_HEADER || next.length > LONGEST_HEADER || !/:\s*$/.test(next)) return false;
  return !WROTE.test(line) && WROTE.test(`${line} ${next}`);
}

/** "From: Berlin, To: Madrid" is a journey: a mail also says when it was sent or what about, or has an address. */
function isMailHead(head: string[]): boolean {
  const headers = head.slice(1).filter((line) => line.length <= LONGEST_HEADER && HEADER.test(line));
  return (
    headers.length > 0 && (headers.some((line) => SENT.test(line)) || head.some((line) => line.includes('@')))
  );
}
