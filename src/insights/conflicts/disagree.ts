import type { ReadFigure, Reading, ReadSentence } from '../../domain/reading.ts';
import { datesOf } from './datesOf.ts';
import type { SentencePair } from './pairSentences.ts';
import { speakOfOne } from './speakOfOne.ts';

export const DISAGREEMENTS = ['figure', 'date', 'phone', 'email', 'negation'] as const;
export type Disagreement = (typeof DISAGREEMENTS)[number];

/** How much alike two sentences must be to contradict each other, by what they disagree in. */
const ALIKE: Record<Disagreement, number> = {
  figure: 0.7,
  date: 0.8,
  phone: 0.65,
  email: 0.65,
  negation: 0.88,
};
/** Fewer words that count state no rule, and name no day of anything: "Publish your site", "Released on 8 January". */
const FEWEST: Record<Disagreement, number> = { figure: 2, date: 3, phone: 2, email: 2, negation: 3 };
/** A sentence of fewer words says little: more of it must be the same. */
const SHORT = 4;
const MORE_WHERE_SHORT = 0.05;

/** A question claims nothing, and when a page was written is no claim of it. */
const SAYS_NOTHING =
  /\?["'”’)*_\s]*$|^[\s*_#>-]*(?:q|question)\s*[:.]|^[\s*_#>-]*(?:(?:last )?(?:posted|published|updated|modified|reviewed|created)|date|version|page|stand)(?!\p{L})/iu;
/** What has not happened is no rule. */
const NOT_YET = /(?<!\p{L})(?:ha(?:ve|s|d)|did|was|were)(?: ?not|n['’]t)(?!\p{L})/iu;

/** In what two sentences on the same subject contradict each other; null: in nothing, or they speak of two things. */
export function disagree({ a, b, alike }: SentencePair, reading: Reading): Disagreement | null {
  const kind = kindOf(a.read, b.read);
  if (!kind || !isEnough(kind, alike, Math.min(a.read.content.size, b.read.content.size))) return null;
  const isClaim = ({ text }: ReadSentence) =>
    !SAYS_NOTHING.test(text) && !(kind === 'negation' && NOT_YET.test(text));
  return isClaim(a.read) && isClaim(b.read) && speakOfOne(a, b, reading) ? kind : null;
}

function isEnough(kind: Disagreement, alike: number, size: number): boolean {
  return size >= FEWEST[kind] && alike >= ALIKE[kind] + (size < SHORT ? MORE_WHERE_SHORT : 0);
}

function kindOf(a: ReadSentence, b: ReadSentence): Disagreement | null {
  if (isOther(a.phones, b.phones)) return 'phone';
  if (isOther(emailsOf(a), emailsOf(b))) return 'email';
  const [ours, theirs] = [datesOf(a.text), datesOf(b.text)];
  if (ours.length === 1 && theirs.length === 1 && ours[0] !== theirs[0]) return 'date';
  const figures = [figuresOf(a), figuresOf(b)] as const;
  if (differInOne(...figures)) return 'figure';
  return isSame(...figures) && isDenied(a) !== isDenied(b) ? 'negation' : null;
}

const emailsOf = ({ links }: ReadSentence) => links.filter((link) => link.includes('@'));

/** Both name some, and none of the one is among the other's. */
const isOther = (a: string[], b: string[]) =>
  a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));

/** An odd number of clauses that deny. */
const isDenied = ({ clauses }: ReadSentence) => clauses.filter(({ isNegated }) => isNegated).length % 2 === 1;

const figuresOf = ({ clauses }: ReadSentence): ReadFigure[] => clauses.flatMap(({ figures }) => figures);

/** As many figures of each unit, and one unit of which none is the same. */
function differInOne(a: ReadFigure[], b: ReadFigure[]): boolean {
  if (a.length !== b.length) return false;
  let others = 0;
  for (const unit of new Set([...a, ...b].map((figure) => figure.unit))) {
    const [ours, theirs] = [valuesOf(a, unit), valuesOf(b, unit)];
    if (ours.length !== theirs.length) return false;
    if (ours.every((value) => theirs.includes(value))) continue;
    if (!isOther(ours, theirs) || (unit === '' && ![...ours, ...theirs].every(isAmount))) return false;
    others++;
  }
  return others === 1;
}

const valuesOf = (figures: ReadFigure[], unit: string) =>
  figures.filter((figure) => figure.unit === unit).map(({ value }) => value);

/** A version, a code or a year is a name and no amount. */
const isAmount = (value: string) => /^\d{1,5}$/.test(value) && !/^(?:19|20)\d\d$/.test(value);

function isSame(a: ReadFigure[], b: ReadFigure[]): boolean {
  const key = (figures: ReadFigure[]) =>
    figures
      .map(({ value, unit }) => `${value} ${unit}`)
      .sort()
      .join();
  return key(a) === key(b);
}
