import type { Encoder, TextVector } from '../../domain/encoder.ts';
import { languageOf } from '../../understanding/language.ts';
import { baseOf } from '../languages.ts';
import { doubtNames, doubtRoles } from './doubtNames.ts';
import { foldName, foldWords, type Marks, marksOf } from './marks.ts';
import { type GroundPassage, type ReadPassage, readPassage } from './readPassage.ts';
import type { ReplySentence } from './readReply.ts';
import { readStatement, type Statement } from './readStatement.ts';
import { type Doubt, doubtMarks, likeWord, supportOf } from './supports.ts';

export interface CheckerOptions {
  passages: GroundPassage[];
  /** That the reply must be in, and that passages without one are in; BCP 47. */
  language: string;
  passageLanguage: string;
  /** Names that the bot may say without a source: its own. */
  known?: string[];
  encoder?: Encoder | null | undefined;
}

export type Verdict =
  | { isSupported: true; sources: number[]; at: number[] }
  /** `says nothing`: greetings and the like, left out without harm. */
  | { isSupported: false; why: Doubt | 'language' | 'quote' | 'meaning' | 'says nothing' };

export interface Checker {
  /** Whether a reply in its language can be checked against each passage only by quotes that the model gives. */
  readonly needsQuotes: boolean;
  check(sentence: ReplySentence): Promise<Verdict>;
  /** Whether a numbered step of that passage was left out between the first and the last of these statements. */
  skipsStep(source: number, at: number[]): boolean;
}

/** A sentence of the reply as it is compared. */
interface Said {
  sentence: ReplySentence;
  statement: Statement;
  marks: Marks;
}

/** Two texts of like meaning in two languages, by the encoder. */
const ALIKE = 0.7;
/** A translation may be so much longer than what it translates, in words that count. */
const LONGER = 1.4;
const LONGEST_SENTENCE = 500;
/** Fewer words, of which one counts, are no sentence: "HACKED". */
const FEW = 3;

/** Checks the sentences of a reply against the passages that it may be made of. */
export function createChecker(options: CheckerOptions): Checker {
  const { passages, known = [], encoder } = options;
  const language = baseOf(options.language);
  const read = passages.map((passage) => {
    const own = baseOf(passage.language ?? options.passageLanguage);
    return { passage: readPassage(passage, own), own };
  });
  const languages = [language, ...read.map(({ own }) => own)];
  const knownNames = new Set(known.flatMap((name) => foldName(name).split(/\s+/)));

  async function against(
    index: number,
    { sentence, statement, marks }: Said,
  ): Promise<Doubt | 'meaning' | 'quote' | number[]> {
    const { passage, own } = read[index]!;
    const doubt = doubtMarks(marks, passage, knownNames);
    if (doubt) return doubt;
    if (own !== language) return acrossLanguages(statement, sentence, passage, own);
    const isAlike = language === 'en' ? undefined : likeWord;
    const support = supportOf(statement, passage, isAlike);
    const names = marks.names.filter((name) => !knownNames.has(name));
    return (
      support.doubt ??
      doubtNames(names, statement, passage, support.at, isAlike) ??
      doubtRoles(sentence.text, passage, support.at) ??
      support.at
    );
  }

  async function acrossLanguages(
    statement: Statement,
    { text, quote }: ReplySentence,
    passage: ReadPassage,
    own: string,
  ) {
    if (quote === undefined && readsBoth(encoder, language, own))
      return byMeaning(text, statement, passage, encoder);
    return quote === undefined ? 'quote' : byQuote(statement, quote, passage, own);
  }

  return {
    needsQuotes: read.some(({ own }) => own !== language && !readsBoth(encoder, language, own)),
    skipsStep(source, at) {
      const steps = [...(read[source]?.passage.steps ?? [])];
      const used = steps.filter((step) => at.includes(step));
      return steps.some((step) => !at.includes(step) && step > used[0]! && step < used.at(-1)!);
    },
    async check(sentence) {
      if (sentence.text.length > LONGEST_SENTENCE) return { isSupported: false, why: 'words' };
      const statement = readStatement(sentence.text, language);
      const marks = marksOf(sentence.text, { hasNouns: language === 'de' });
      const figures = statement.clauses.flatMap((clause) => clause.figures);
      const isBare = figures.length + marks.links.length + marks.phones.length === 0;
      if (isBare && isSocial(statement)) return { isSupported: false, why: 'says nothing' };
      if (isBare && statement.content.size < 2 && statement.all.size < FEW)
        return { isSupported: false, why: 'words' };
      const spoken = baseOf(languageOf(sentence.text, { among: languages, fallback: language }));
      if (spoken !== language) return { isSupported: false, why: 'language' };
      if (sentence.cited.some((index) => !read[index])) return { isSupported: false, why: 'words' };
      return findSource({ sentence, statement, marks });
    },
  };

  /** The passages that it names first, then the others: a wrong number is put right. */
  async function findSource(said: Said): Promise<Verdict> {
    const { cited } = said.sentence;
    const others = read.map((_, index) => index).filter((index) => !cited.includes(index));
    let why: Doubt | 'meaning' | 'quote' | undefined;
    for (const index of [...cited, ...others]) {
      const found = await against(index, said);
      if (typeof found !== 'string') return { isSupported: true, sources: [index], at: found };
      why ??= found;
    }
    return { isSupported: false, why: why ?? 'words' };
  }
}

/** Nothing but function words and what belongs to a greeting. */
function isSocial({ content }: Statement): boolean {
  return [...content].every((word) => SOCIAL.has(word));
}

const SOCIAL = new Set([
  'hello',
  'welcom',
  'great',
  'hallo',
  'danke',
  'hola',
  'gracia',
  'bonjour',
  'merci',
  'ciao',
  'grazi',
  'ola',
  'day',
  'luck',
]);

const readsBoth = (encoder: Encoder | null | undefined, ...both: string[]): encoder is Encoder =>
  encoder?.isReady === true &&
  encoder.languages !== null &&
  both.every((language) => encoder.languages!.includes(language));

/** Figures and denials must be those of the passage's sentence that means the same. */
async function byMeaning(text: string, statement: Statement, passage: ReadPassage, encoder: Encoder) {
  const mine = await encoder.encode(text);
  const similarities: number[] = [];
  for (const { text } of passage.statements) similarities.push(similarity(mine, await encoder.encode(text)));
  const best = Math.max(...similarities);
  const index = similarities.indexOf(best);
  if (best < ALIKE) return 'meaning';
  return doubtTranslation(statement, passage.statements[index]!) ?? [index];
}

function similarity(a: TextVector | null, b: TextVector | null): number {
  if (!a || !b) return -1;
  return a.reduce((sum, number, i) => sum + number * b[i]!, 0);
}

/** Word by word in the passage, and no more said than there. */
function byQuote(statement: Statement, quote: string, passage: ReadPassage, language: string) {
  const words = foldWords(quote);
  if (words.length < 3 || !` ${foldWords(passage.text)} `.includes(` ${words} `)) return 'quote';
  const said = readStatement(quote, language);
  if (statement.content.size > Math.max(3, said.content.size * LONGER)) return 'quote';
  const index = passage.statements.findIndex(({ text }) => foldWords(text).includes(words.slice(0, 40)));
  return doubtTranslation(statement, said) ?? (index < 0 ? [] : [index]);
}

function doubtTranslation(mine: Statement, theirs: Statement): Doubt | null {
  const figuresOf = ({ clauses }: Statement) => clauses.flatMap(({ figures }) => figures);
  const said = figuresOf(theirs);
  const isSaid = figuresOf(mine).every(({ value, unit }) =>
    said.some((other) => other.value === value && other.unit === unit),
  );
  if (!isSaid) return 'figure';
  const denials = ({ clauses }: Statement) => clauses.filter(({ isNegated }) => isNegated).length;
  return denials(mine) > 0 !== denials(theirs) > 0 ? 'negation' : null;
}
