import type { Json } from '../../domain/json.ts';
import { sentencesOf } from '../../knowledge/sentences.ts';
import { clearQuote } from '../clearQuote.ts';
import { foldWords, marksOf } from '../grounding/marks.ts';
import { readStatement } from '../grounding/readStatement.ts';
import { likeWord } from '../grounding/supports.ts';
import { baseOf } from '../languages.ts';
import { type Addresses, foreignLink, foreignMail, foreignPhone, leavesOf } from './checkAddresses.ts';
import { ANY_CHANGE, CLAIMS } from './claims.ts';

/** What a reply of the model may be made of. */
export interface Sources extends Addresses {
  /** What the bot's author wrote of its actions: words that it may use, and no figure or name. */
  vocabulary: string[];
  /** Names that it may say without a source: its own. */
  known: string[];
  /** The prompt's own words: nobody is shown them. */
  system: string;
  /** Names of tools: internal words. */
  tools: string[];
  /** What was changed for this goal: names and descriptions of the actions. */
  done: string[];
  /** BCP 47. */
  language: string;
}

export type SayingFault =
  | 'too long'
  | 'link'
  | 'mail'
  | 'phone'
  | 'unsafe'
  | 'system'
  | 'internal'
  | 'name'
  | 'figure'
  | 'claim'
  | 'words';

const LONGEST = 1_500;
/** So many words in a row as in the prompt are no chance. */
const RUN = 6;
const LONGEST_TOKEN = 40;
const LONGEST_VALUE = 30;
/** Of the words that say something, so many must be known from somewhere. */
const KNOWN_WORDS = 0.6;
/** In so few words nothing can be told apart. */
const FEW = 4;
const NUMBER = /(?<![\p{L}\d])\d+(?:[.,:/-]\d+)*/gu;
const LIST_MARKER = /^\s*\(?\d{1,2}[.)]\s/gm;
const MARKDOWN_LINK = /(?<!!)\[([^\]]*)\]\(([^)\s]*)\)/g;

/**
 * What is wrong with a reply, and what of it; null: nothing. Figures, names, codes and numbers must stand in a source letter
 * by letter, links lead to listed hosts only, nothing speaks of the prompt, and what is said to be done was done.
 */
export function checkSaying(text: string, sources: Sources): { fault: SayingFault; what: string } | null {
  if (text.length > LONGEST) return { fault: 'too long', what: `${LONGEST} characters at most` };
  return checkShown(text, sources) ?? checkGround(text, sources);
}

/** What nobody may be shown, whoever wrote it: for words that a text of somebody else has come into. */
export function checkShown(
  text: string,
  { hosts, system, tools }: Pick<Sources, 'hosts' | 'system' | 'tools'>,
): { fault: SayingFault; what: string } | null {
  const bad = foreignLink(text, hosts);
  if (bad !== undefined) return { fault: 'link', what: bad };
  const plain = text.replace(MARKDOWN_LINK, '$1');
  const clear = clearQuote({
    quote: plain,
    score: 0,
    confidence: 0,
    article: { id: '', title: '', version: 1 },
  });
  if (foldWords(clear) !== foldWords(plain) || clear.includes('<') !== plain.includes('<'))
    return { fault: 'unsafe', what: 'orders, markup, pictures, or asking for a secret' };
  if (repeats(plain, system)) return { fault: 'system', what: 'the rules are not for anybody' };
  const tool = tools.find((name) => name.includes('_') && plain.includes(name));
  return tool === undefined ? null : { fault: 'internal', what: tool };
}

function checkGround(text: string, sources: Sources): { fault: SayingFault; what: string } | null {
  const plain = text.replace(MARKDOWN_LINK, '$1');
  const { texts, results, known, language } = sources;
  const said = [...texts, ...results.map((result) => plainOf(result))].join('\n');
  const folded = ` ${foldWords(`${said} ${known.join(' ')}`)} `;
  const { phones, names } = marksOf(plain, { hasNouns: baseOf(language) === 'de' });
  const mail = foreignMail(plain, sources);
  if (mail !== undefined) return { fault: 'mail', what: mail };
  const phone = foreignPhone(phones, sources);
  if (phone !== undefined) return { fault: 'phone', what: phone };
  const name = names.find((one) => !folded.includes(` ${one} `));
  if (name !== undefined) return { fault: 'name', what: name };
  const figures = new Set(figuresIn(said));
  const figure = figuresIn(plain.replace(LIST_MARKER, ' ')).find((one) => !figures.has(one));
  if (figure !== undefined) return { fault: 'figure', what: figure };
  const long = plain.split(/\s+/).find((word) => word.length > LONGEST_TOKEN && !said.includes(word));
  if (long !== undefined) return { fault: 'words', what: long.slice(0, LONGEST_TOKEN) };
  return checkClaims(plain, sources) ?? checkWords(plain, folded, sources);
}

/** "Cancelled" is said where a tool's value says so, such as a status, or after a change of that kind; prose is no proof. */
function checkClaims(text: string, { results, done }: Sources) {
  const values = results.flatMap(leavesOf).filter((value) => value.length <= LONGEST_VALUE);
  const told = [...values, ...done].join(' ').toLowerCase();
  for (const claim of CLAIMS)
    for (const [all, verb = ''] of text.matchAll(claim)) {
      const begins = verb.toLowerCase();
      const isBorneOut = told.includes(begins) || (done.length > 0 && ANY_CHANGE.has(begins));
      if (!isBorneOut) return { fault: 'claim' as const, what: all };
    }
  return null;
}

/** A sentence of words that nobody has said is not about this. */
function checkWords(text: string, folded: string, { vocabulary, language }: Sources) {
  const own = baseOf(language);
  const known = readStatement(`${folded} ${vocabulary.join(' ')}`, own).all;
  for (const { start, end } of sentencesOf(text, 0, text.length)) {
    const sentence = text.slice(start, end);
    const words = [...readStatement(sentence, own).content];
    const there = words.filter((word) => likeWord(word, known) || COURTESY.has(word)).length;
    if (words.length >= FEW && there / words.length < KNOWN_WORDS)
      return { fault: 'words' as const, what: sentence.slice(0, 200) };
  }
  return null;
}

/** As stems: what a help desk says in any case. */
const COURTESY = new Set(
  'help please thank sorry order account request question need want like tell give know check look found chang cancel return exchang refund detail inform number person colleagu team proceed confirm item email name choic option wait moment done glad happi'.split(
    ' ',
  ),
);

/** Six words in a row that stand in the prompt. */
function repeats(text: string, system: string): boolean {
  const rules = ` ${foldWords(system)} `;
  const words = foldWords(text).split(' ');
  return words.some(
    (_, at) => at + RUN <= words.length && rules.includes(` ${words.slice(at, at + RUN).join(' ')} `),
  );
}

/** Names and values of a result as words. */
function plainOf(result: Json): string {
  return JSON.stringify(result)
    .replace(/\\[nrt]/g, ' ')
    .replace(/[{}[\]"_]/g, ' ');
}

/** `1,200.50` and `1200.5` are the same. */
function figuresIn(text: string): string[] {
  return [...text.matchAll(NUMBER)].map(([digits]) => {
    const plain = digits.replace(/,(?=\d{3}\b)/g, '').replace(/,(?=\d{1,2}$)/, '.');
    return Number.isNaN(Number(plain)) ? digits : String(Number(plain));
  });
}
