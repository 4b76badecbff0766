import { isDerived } from './derived.ts';
import { createLexicon, type Lexicon, LONGEST } from './lexicon.ts';

/**
 * Mends slips of the finger: a noisy channel over the bot's own words and the encoder's. The likeliest row of words is
 * found by a beam over word and word-pair counts. A message whose every word is known is left exactly as it is.
 */
export interface Speller {
  /** The words as they were meant, or null where nothing is to be mended; those of `fixed` stay as they are. */
  mend(words: string[], fixed?: ReadonlySet<string>): string[] | null;
}

export interface SpellerWords {
  /** The bot's texts, as words. */
  texts: string[][];
  /** Words of the language, the most frequent first. */
  general: readonly string[];
  /** Further words that are right as they are, such as the articles': asked anew for each message. */
  knows?: (word: string) => boolean;
}

/** Words that some of the message was meant as. `chance`: log probability of meaning and mistyping it so. */
interface Option {
  words: string[];
  chance: number;
}

/** How slips are weighed, in nats. */
interface Pace {
  edit: number;
  /** Nobody knows every word: an unknown one may be right. */
  unknown: number;
  furthest: number;
}

/** One unknown word in a clean message may well be a name; where slips abound it is another slip. */
const CALM: Pace = { edit: -5.5, unknown: -17.5, furthest: 2 };
/** Without the words of the language nearly every word is unknown, and most of them are right. */
const BARE: Pace = { edit: -5.5, unknown: -15, furthest: 1 };
const NOISY: Pace = { edit: -4.8, unknown: -23, furthest: 2 };
/** Share of unknown words from which on a message is noisy: of one such word, and of several. */
const NOISY_FROM = { one: 0.15, several: 0.1 };
/** A word that stays as it is, and one that is made of known ones. */
const FIXED = -12;
const MADE = -14;
const NOTHING: ReadonlySet<string> = new Set();
/** A first letter is seldom wrong. */
const WRONG_START = -0.7;
/** A known word in a message full of slips may be one, too. */
const DOUBT = -2.5;
const BEAM = 8;
const MOST_OPTIONS = 10;
const SHORTEST_SPLIT = 4;
const SHORTEST_BARE = 7;
/** A message longer than this is a log or a mail: a slip in it does no harm. */
const MOST_WORDS = 60;
const MOST_REMEMBERED = 5_000;

export function createSpeller({ texts, general, knows = () => false }: SpellerWords): Speller {
  const counts = countAll(texts, (text) => text);
  const pairs = countAll(texts, (text) => text.slice(1).map((word, at) => `${text[at]} ${word}`));
  const lexicon = createLexicon(counts, general);
  const calm = remember((word: string) => optionsFor(word, lexicon, general.length > 0 ? CALM : BARE));
  const noisy = remember((word: string) => optionsFor(word, lexicon, NOISY));
  const isMade = (word: string) => isDerived(word, lexicon);
  const together = (a: string | undefined, b: string) => {
    const seen = a === undefined ? undefined : pairs.get(`${a} ${b}`);
    return seen === undefined ? 0 : Math.log1p((seen / ((counts.get(a!) ?? 1) + 5)) * 1000);
  };

  return {
    mend(words, fixed = NOTHING) {
      if (words.length > MOST_WORDS) return null;
      const isRight = (word: string) =>
        !isMendable(word) || fixed.has(word) || (!lexicon.has(word) && knows(word));
      const unknown = words.filter((word) => !isRight(word) && !lexicon.has(word));
      if (unknown.length === 0) return null;
      const isNoisy =
        general.length > 0 && isNoise(unknown.filter((word) => !isMade(word)).length, words.length);
      const mended = likeliest(
        words.map((word) => (isRight(word) ? [asTyped(word)] : (isNoisy ? noisy : calm)(word))),
        words.map((word, at) => {
          const before = words[at - 1];
          if (!isNoisy || before === undefined || isRight(before) || isRight(word)) return [];
          return rejoined(before, word, lexicon);
        }),
        together,
      );
      return mended.length === words.length && mended.every((word, at) => word === words[at]) ? null : mended;
    },
  };
}

/** Letters of the Latin alphabet only: numbers, codes and other scripts are not ours to mend. */
function isMendable(word: string): boolean {
  return word.length <= LONGEST && /^[a-z]+$/.test(word);
}

const asTyped = (word: string): Option => ({ words: [word], chance: FIXED });

function optionsFor(word: string, lexicon: Lexicon, pace: Pace): Option[] {
  const own = lexicon.chance(word);
  const asItIs: Option = {
    words: [word],
    chance: own ?? (isDerived(word, lexicon) ? MADE : pace.unknown),
  };
  if (pace === BARE && word.length < SHORTEST_BARE) return [asItIs];
  if (own !== undefined && pace !== NOISY) return [asItIs];
  const furthest = own !== undefined || word.length < 5 ? 1 : pace.furthest;
  const changed = lexicon.near(word, furthest).map(({ text, edits, chance }): Option => {
    const start = word[0] === text[0] ? 0 : WRONG_START;
    return { words: [text], chance: chance + edits * pace.edit + start + (own === undefined ? 0 : DOUBT) };
  });
  const split = own === undefined && pace !== BARE ? splits(word, lexicon, pace) : [];
  return bestOf([asItIs, ...changed, ...split]);
}

/** Two words whose space was left out or hit as a letter; the longer one may hold one more slip. */
function splits(word: string, lexicon: Lexicon, pace: Pace): Option[] {
  if (word.length < SHORTEST_SPLIT) return [];
  const found: Option[] = [];
  const add = (left: string, right: string) => {
    const a = chanceOf(left, lexicon, pace);
    const b = a && chanceOf(right, lexicon, pace);
    if (a && b && a.edits + b.edits <= 1)
      found.push({
        words: [a.text, b.text],
        chance: a.chance + b.chance + pace.edit * (1 + a.edits + b.edits),
      });
  };
  for (let at = 1; at < word.length; at++) {
    add(word.slice(0, at), word.slice(at));
    if (at + 1 < word.length) add(word.slice(0, at), word.slice(at + 1));
  }
  return found;
}

/** A word as it stands; a long unknown one as its likeliest neighbour. */
function chanceOf(
  word: string,
  lexicon: Lexicon,
  pace: Pace,
): { text: string; chance: number; edits: number } | null {
  const chance = lexicon.chance(word);
  if (chance !== undefined) return { text: word, chance, edits: 0 };
  if (pace !== NOISY || word.length < 5) return null;
  const near = lexicon.near(word, 1).sort((a, b) => b.chance - a.chance)[0];
  return near ?? null;
}

/** Two pieces that were one word, or whose space slipped by a letter: "car d" and "m ycard". */
function rejoined(left: string, right: string, lexicon: Lexicon): Option[] {
  if (
    !isMendable(left) ||
    !isMendable(right) ||
    (lexicon.has(left) && lexicon.has(right) && right.length > 2)
  )
    return [];
  const whole = left + right;
  const found: Option[] = [];
  const chance = lexicon.chance(whole);
  if (chance !== undefined) found.push({ words: [whole], chance: chance + NOISY.edit });
  else if (whole.length >= 5 && whole.length <= LONGEST)
    for (const near of lexicon.near(whole, 1))
      found.push({ words: [near.text], chance: near.chance + 2 * NOISY.edit });
  for (const at of [left.length - 1, left.length + 1]) {
    const [a, b] = [lexicon.chance(whole.slice(0, at)), lexicon.chance(whole.slice(at))];
    if (a !== undefined && b !== undefined)
      found.push({ words: [whole.slice(0, at), whole.slice(at)], chance: a + b + NOISY.edit });
  }
  return bestOf(found);
}

function bestOf(options: Option[]): Option[] {
  return options
    .sort((a, b) => b.chance - a.chance || (a.words.join(' ') < b.words.join(' ') ? -1 : 1))
    .slice(0, MOST_OPTIONS);
}

interface Path {
  words: string[];
  chance: number;
}

/** The likeliest words for the whole: `single[i]` stands for word i alone, `double[i]` for it and the one before. */
function likeliest(
  single: Option[][],
  double: Option[][],
  together: (a: string | undefined, b: string) => number,
): string[] {
  const beams: Path[][] = [[{ words: [], chance: 0 }]];
  const extend = (paths: Path[], options: Option[]) =>
    paths.flatMap(({ words, chance }) =>
      options.map((option): Path => {
        let sum = chance + option.chance;
        let before = words.at(-1);
        for (const word of option.words) {
          sum += together(before, word);
          before = word;
        }
        return { words: [...words, ...option.words], chance: sum };
      }),
    );
  for (const [at, options] of single.entries()) {
    const paths = extend(beams[at]!, options);
    if (at > 0) paths.push(...extend(beams[at - 1]!, double[at]!));
    beams.push(paths.sort((a, b) => b.chance - a.chance).slice(0, BEAM));
  }
  return beams.at(-1)![0]!.words;
}

/** Whether so many unknown words of so many are too many for names. */
function isNoise(unknown: number, all: number): boolean {
  return unknown > 0 && unknown / all >= (unknown > 1 ? NOISY_FROM.several : NOISY_FROM.one);
}

function countAll(texts: string[][], partsOf: (text: string[]) => string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const part of partsOf(text)) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

function remember(work: (word: string) => Option[]): (word: string) => Option[] {
  const known = new Map<string, Option[]>();
  return (word) => {
    const kept = known.get(word);
    if (kept) return kept;
    const made = work(word);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(word, made);
    return made;
  };
}
