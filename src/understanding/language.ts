import { detectAll } from 'tinyld';
import { LETTER_OF } from './language/letters.ts';
import { languageOfScript } from './language/scripts.ts';
import { WORDS } from './language/words.ts';
import { withoutAccents } from './withoutAccents.ts';

export interface LanguageOptions {
  /** What the bot speaks, BCP 47; where evidence is even, these win. */
  among?: string[];
  /** The bot's own language. */
  fallback: string;
  /** The language of the conversation so far. */
  previous?: string | undefined;
}

type Votes = Map<string, number>;

const MOST_WORDS = 60;
const LONGEST_READ = 1_000;
/** One word that no other list has. */
const ENOUGH = 0.9;
const NAME_WEIGHT = 0.7;
const FEW_WORDS = 2;
/** From more words than these, runs of letters tell a language of which no word is known. */
const GUESSED_FROM = 4;
const LETTER_WEIGHT = 0.6;
const AMONG_SPOKEN = 0.25;
/** What a language needs where letters are all there is, one that the bot speaks and any other. */
const LIKELY = 0.4;
const LIKELY_OTHER = 0.75;
/** A word that two of the bot's languages share, where its own has none: "pedido 4711". */
const LIKELY_AGAINST_NONE = 0.3;
/** What the conversation's language, and any other that the bot speaks, has ahead of the rest. */
const HOME = 0.35;
const SPOKEN = 0.15;
/** Nothing of these is language: addresses, and whatever holds a digit or a sign inside. */
const NOISE = /(?:https?:\/\/|www\.)\S+|\S+@\S+|\S*[\p{N}_{}<>=\\/#$]\S*|\p{L}+\.\p{L}[\p{L}.]*/gu;

/** Addresses, which may stand in a text without spaces, and what somebody else said. */
const NOT_SAID =
  /(?:https?:\/\/|www\.)[!-~]+|[!-~]+@[!-~]+|`[^`]*`|"[^"\n]{1,80}"|„[^“”\n]{1,80}[“”]|“[^”\n]{1,80}”|«[^»\n]{1,80}»/g;
/** Lines that no sentence looks like. A semicolon at the end alone says nothing: it is the question mark of Greek. */
const CODE = /^.*(?:=>|\w\(\)|::|\{\s*$|\}\s*;?\s*$|[={}<>].*;\s*$|\w\(.*\)\s*;\s*$).*$/gm;

const LISTS: ReadonlyMap<string, string[]> = languagesByWord(WORDS);

function languagesByWord(lists: Record<string, string>): Map<string, string[]> {
  const having = new Map<string, string[]>();
  for (const [language, words] of Object.entries(lists))
    for (const word of new Set(words.split(/\s+/))) having.set(word, [...(having.get(word) ?? []), language]);
  return having;
}

/**
 * The language that a message is written in, BCP 47: one of the bot's or any other, so that a customer whom the bot
 * does not understand can be told so. Without evidence ("ok", a number, a name) it is the conversation's language.
 */
export function languageOf(text: string, { among = [], fallback, previous }: LanguageOptions): string {
  const home = previous ?? fallback;
  const named = [home, ...among];
  const read = text.slice(0, LONGEST_READ).replace(NOT_SAID, ' ');
  const script = languageOfScript(read);
  if (script) return asSpoken(script, named);
  const words = wordsOf(read.replace(CODE, ' ').replace(NOISE, ' '));
  if (words.length === 0) return home;
  const found = languageOfWords(words, {
    home: baseOf(home),
    spoken: new Set([...among, fallback].map(baseOf)),
    isUnderWay: previous !== undefined,
  });
  return found === undefined ? home : asSpoken(found, named);
}

interface Expected {
  home: string;
  /** What the bot speaks. */
  spoken: Set<string>;
  /** The conversation had a language before this message. */
  isUnderWay: boolean;
}

/** A language that nobody expects only where it is proven; else the likeliest of those that are expected. */
function languageOfWords(words: Word[], expected: Expected): string | undefined {
  const { home, spoken, isUnderWay } = expected;
  const own = new Set([...spoken, home]);
  const votes = votesOf(words, spoken);
  const found = clearWinner(votes, words, expected);
  if (found === undefined || own.has(found) || isProven(found, words, own, isUnderWay)) return found;
  const ownVotes = new Map([...votes].filter(([language]) => own.has(language)));
  const second = clearWinner(ownVotes, words, expected);
  return second !== undefined && own.has(second) ? second : undefined;
}

/** `pt` as the bot calls it: `pt-BR`. */
function asSpoken(language: string, own: string[]): string {
  return own.find((each) => baseOf(each) === language) ?? language;
}

function baseOf(language: string): string {
  const [base = language] = language.split('-');
  return base === 'no' ? 'nb' : base;
}

interface Word {
  /** Lower case, accents kept. */
  exact: string;
  plain: string;
  /** Begins with a capital in the middle of a sentence that is not all capitals: a name, or a German noun. */
  isName: boolean;
}

function wordsOf(text: string): Word[] {
  const isShouted = !/\p{Ll}/u.test(text);
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}]+(?:['’]\p{L}+)*/gu)) {
    if (words.length === MOST_WORDS) break;
    const exact = match[0].toLowerCase().normalize('NFC');
    words.push({
      exact,
      plain: withoutAccents(exact)
        .replace(/ß/g, 'ss')
        .replace(/ı/g, 'i')
        .replace(/ø/g, 'o')
        .replace(/æ/g, 'ae')
        .replace(/ł/g, 'l')
        .replace(/đ/g, 'd'),
      isName:
        !isShouted && /^\p{Lu}/u.test(match[0]) && (words.length > 0 || /\p{Lu}/u.test(match[0].slice(1))),
    });
  }
  return words;
}

function votesOf(words: Word[], spoken: Set<string>): Votes {
  const votes: Votes = new Map();
  const vote = (language: string, weight: number) => votes.set(language, (votes.get(language) ?? 0) + weight);
  for (const { exact, plain, isName } of words) {
    const having = LISTS.get(plain) ?? [];
    for (const language of having)
      vote(language, weightOf(language, having, spoken) * (isName ? NAME_WEIGHT : 1));
    if (exact === plain || isName) continue;
    for (const letter of new Set(exact))
      for (const language of LETTER_OF.get(letter) ?? [])
        vote(language, LETTER_WEIGHT / LETTER_OF.get(letter)!.length);
  }
  return votes;
}

/** A word of one list weighs 1, of two a quarter in each, and so on; a language that the bot speaks shares with those mostly. */
function weightOf(language: string, having: string[], spoken: Set<string>): number {
  const among = having.length ** -1.6;
  if (having.length === 1 || !spoken.has(language)) return among;
  const rivals = having.filter((each) => spoken.has(each)).length;
  return (1 - AMONG_SPOKEN) * among + AMONG_SPOKEN * rivals ** -1.6;
}

/**
 * A language that nobody expects costs the customer an apology and a handover: amid a conversation, or in two words, it
 * takes two words or one telling one that none of the expected languages has.
 */
function isProven(language: string, words: Word[], own: Set<string>, isUnderWay: boolean): boolean {
  const isShort = words.length <= FEW_WORDS;
  if (!isUnderWay && words.length > GUESSED_FROM) return true;
  let proof = 0;
  for (const { exact, plain, isName } of words) {
    if (isName) continue;
    const isOnly = (having: string[] | undefined) =>
      having?.includes(language) === true && !having.some((each) => own.has(each));
    if (isOnly(LISTS.get(plain))) proof += plain.length > 3 && !isUnderWay ? 2 : plain.length > 2 ? 1 : 0;
    if ([...exact].some((letter) => isOnly(LETTER_OF.get(letter)))) proof++;
  }
  return proof >= (isShort || isUnderWay ? 2 : 1);
}

function clearWinner(
  votes: Votes,
  words: Word[],
  { home, spoken, isUnderWay }: Expected,
): string | undefined {
  if (isUnderWay && words.length === 1) return undefined;
  const ahead = (language: string) => (language === home ? HOME : spoken.has(language) ? SPOKEN : 0);
  const best = bestOf(votes, ahead);
  const rest = new Map([...votes].filter(([language]) => language !== best));
  const second = bestOf(rest, ahead);
  const lead = total(votes, best, ahead) - total(rest, second, ahead);
  if (best !== undefined && votes.get(best)! >= ENOUGH && lead > 0.2) return best;
  const guessed = new Map(votes);
  const isCut = isUnderWay && votes.has(home) && words.length <= FEW_WORDS;
  for (const [language, weight] of isCut ? [] : guess(words, votes.has(home) ? GUESS : GUESS_ALONE))
    guessed.set(language, (votes.get(language) ?? 0) + weight);
  const likely = bestOf(guessed.set(home, guessed.get(home) ?? 0), ahead)!;
  const isTelling = !votes.has(home) && words.some(({ plain, isName }) => !isName && plain.length > 3);
  const needed = !spoken.has(likely) ? LIKELY_OTHER : isTelling ? LIKELY_AGAINST_NONE : LIKELY;
  return guessed.get(likely)! >= needed ? likely : undefined;
}

function bestOf(votes: Votes, ahead: (language: string) => number): string | undefined {
  let best: string | undefined;
  for (const language of votes.keys())
    if (best === undefined || total(votes, language, ahead) > total(votes, best, ahead)) best = language;
  return best;
}

function total(votes: Votes, language: string | undefined, ahead: (language: string) => number): number {
  return language === undefined ? 0 : (votes.get(language) ?? 0) + ahead(language);
}

/** Languages that help desks hear; others, such as Latin and Esperanto, win only by mistake. https://github.com/komodojp/tinyld */
const GUESSED = 'en de fr es pt it nl pl sv da no fi cs sk hu ro hr tr ca vi id lt lv et sl'.split(' ');
const FEWEST_LETTERS = 9;
/** tinyld is sure of itself at 0.3 and above; below 0.1 it is guessing. */
const GUESS = 2.5;
/** Where no word is of the language at home. */
const GUESS_ALONE = 4;

/** By runs of letters, for words that no list has; names do not count. */
function guess(words: Word[], trust: number): [string, number][] {
  const text = words
    .filter(({ isName }) => !isName)
    .map(({ exact }) => exact)
    .join(' ');
  if (text.length < FEWEST_LETTERS || !text.includes(' ')) return [];
  const found = detectAll(text, { only: GUESSED }).slice(0, 4);
  return found.map(({ lang, accuracy }) => [baseOf(lang), trust * accuracy]);
}
