/** One word as it is compared: lower case, no accents, no apostrophes. Offsets are UTF-16, of the text it came from. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** A number with its dots and dashes (4.1.1, 500,000), a code (E-4031, CVE-2014-8730), or a run of letters, marks and digits. */
const RUN = /\d+(?:[.,:-]\d+)+|\p{L}+-\d+(?:[.-]\d+)*|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)?/gu;

/** Scripts that write without spaces: their runs are compared by pairs of characters. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A code as letters and number; its number alone is a word too when it is long enough to mean something. */
const CODE = /^(\p{L}+)-?(\d[\d.-]*)$/u;
const LONG_NUMBER = 3;

/** `loadExtensions`, `macOS`, and what a lost line break makes: `WixTransfer`. */
const CAMEL = /(?<=[a-z]{2})(?=[A-Z])/;

/** Longest word kept, in characters; longer runs are keys and base64. */
const LONGEST = 40;

/**
 * Text -> its words in order. A number keeps its dots out (`4.1.1` is `411`), a code or a camelCase word is followed
 * by its parts, a run of Chinese, Japanese or Thai becomes overlapping pairs.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  eachRun(text, (run, start, end) => {
    for (const word of readKnown(run)) words.push({ word, start, end });
  });
  return words;
}

/** The same words without their places, at half the cost. */
export function eachWord(text: string, found: (word: string) => void): void {
  eachRun(text, (run) => readKnown(run).forEach(found));
}

/** Finds what RUN finds. Most runs are plain English words, which are told by their characters faster than by it. */
function eachRun(text: string, found: (run: string, start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isAsciiGap(code)) {
      at++;
      continue;
    }
    const plain = plainEnd(text, at);
    RUN.lastIndex = at;
    const match = plain > at ? null : RUN.exec(text);
    if (plain === at && !match) return;
    const start = match ? match.index : at;
    const end = match ? RUN.lastIndex : plain;
    found(text.slice(start, end), start, end);
    at = end;
  }
}

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122 && code < 128;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAsciiGap = (code: number): boolean => code < 128 && !isAsciiLetter(code) && !isDigit(code);

/** End of the run of ASCII letters at `at` where that is all of RUN; `at` where RUN must look. */
function plainEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isAsciiLetter(text.charCodeAt(end))) end++;
  if (end === text.length) return end;
  const next = text.charCodeAt(end);
  const isPlain = isAsciiGap(next) && next !== 39 && !(next === 45 && isDigit(text.charCodeAt(end + 1)));
  return isPlain ? end : at;
}

/** What short runs were read as: texts say the same words again and again. */
const known = new Map<string, string[]>();
const MOST_KNOWN = 50_000;

function readKnown(run: string): string[] {
  let read = known.get(run);
  if (!read) {
    read = readRun(run);
    if (known.size >= MOST_KNOWN) known.clear();
    if (run.length <= LONGEST) known.set(run, read);
  }
  return read;
}

function readRun(run: string): string[] {
  const plain = foldRun(run);
  if (plain === '') return [];
  if (UNSPACED.test(plain)) return pairsOf(plain);
  const words = [plain.slice(0, LONGEST)];
  const [, letters, digits] = CODE.exec(run) ?? [];
  if (letters && digits && run.includes('-')) words.push(fold(letters));
  if (digits && digits.length >= LONG_NUMBER) words.push(foldRun(digits).slice(0, LONGEST));
  if (CAMEL.test(run)) words.push(...run.split(CAMEL).map((part) => foldRun(part).slice(0, LONGEST)));
  return words;
}

function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => letters[i]! + letter);
}

const ASCII = /^\p{ASCII}*$/u;

function foldRun(run: string): string {
  if (/\d/.test(run)) return fold(run).replaceAll(/[.,:'’-]/g, '');
  const bare = run.replace(/['’]s$/i, '').replace(/['’]/, '');
  return fold(bare);
}

function fold(run: string): string {
  const lower = run.toLowerCase();
  return ASCII.test(lower) ? lower : lower.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** True for a word that carries no topic: grammar, politeness, and what every request to a help desk says. */
export function isFiller(word: string): boolean {
  return FILLER.has(word) || (word.length === 1 && /[a-z0-9]/.test(word));
}

const FILLER = new Set(
  `a about above after again all almost also although always am an and another any anybody anyone anything anyway are arent
  around as asap at be because been before being below between both but by can cannot cant could couldnt did didnt do does
  doesnt doing done dont down due during each either else etc even ever every everyone everything few for from further get
  gets getting give gives go goes going gonna got gotten had has hasnt have havent having he hence her here hers him his how
  however i id if ill im in into is isnt it its itself ive just kind kindly least less let lets like likely lot lots made
  make makes making many may maybe me might mine more most much must my myself near neither never no nobody none nor not
  nothing now of off often ok okay on once one ones only onto or other others otherwise our ours out over own per perhaps
  please pls possible possibly probably quite rather really regarding s said same say says see seem seems seen several shall
  she should shouldnt since so some somebody somehow someone something sometimes somewhere soon still such sure t take takes
  tell than that thats the their theirs them themselves then there theres these they theyre thing things think this those
  though through thus till to too toward towards try trying tried u under unless until up upon ur us use used uses using
  usually various very via wanna want wanted wants was wasnt way ways we well went were werent what whatever whats when
  whenever where wheres wherever whether which while who whole whom whos whose why will with within without wont would
  wouldnt yes yet you youd youll your youre yours yourself youve
  hello hi hey dear hiya greetings thanks thank thx cheers regards sincerely sorry
  advise answer anybody appreciate appreciated ask asked asking assist assistance attempting clarify concerning confirm
  curious currently describe encounter encountered encountering experience experiencing explain figure figuring find finding
  guidance guide happening help helped helping hope hoping idea indicate inform information inquire inquires inquiring
  instructions interested issue issues know known knowing learn let look looked looking manage mention mentioned need needed
  needing needs problem problems provide provided question questions request requesting required respond reply seeking
  seeking share specify state struggling suggest support suppose supposed trouble understand unable unsure user wish wonder
  wondering work working works`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that point back to what was said before. */
export const POINTING = new Set(
  'it its this that these those they them their there one ones same he she him her instead either both then else'.split(
    ' ',
  ),
);
