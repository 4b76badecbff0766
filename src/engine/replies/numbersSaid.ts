import type { Entity } from '../../domain/understanding.ts';
import { fold } from '../../understanding/entities/reading.ts';
import { type Said, type UnitRead, unitsOf } from './units.ts';

export interface NumberOptions {
  /** What it is asked by: the slot's name and its question. */
  asks: string;
  /** As the customer speaks, then as the bot does. */
  languages: string[];
  /** Only what has a unit that the question names: "for 3 days", said before anything was asked. */
  unasked?: boolean | undefined;
}

/** Read for a number too: what is found as a number of some kind. The words of all else are not looked at. */
const NUMBERED = new Set([
  ...['number', 'quantity', 'percent', 'money', 'duration'],
  ...['reference', 'order_number', 'ticket_number', 'invoice_number', 'tracking_number'],
]);
/** "About 4" is found as a time of the day. */
const BARE_TIME = /^\D*\d{1,2}$/;
const DOZEN = /doz|dutz|doc|duz/;
const OF_THE_CLOCK = /\d ?(?:am|pm|h|uhr)\b|o'?clock|:/;
/** "2.5" may be a day of May, too. */
const FIGURE_ALONE = /^[-−\s]*\d+(?:[.,]\d+)?[\s.!]*$/;
/** Words beside a number with which a message is still about that number. */
const MOST_WORDS = 8;
/** Characters of a message in which numbers are looked for. */
const MOST_READ = 1_000;
const NONE =
  /^(?:none|nobody|no one|zero|null|keine[rnms]?|niemand|aucune?|personne|cero|ningun[oa]?|nadie|nenhuma?|ninguem)[ .!]*$/;
const HOW_MANY = /\b(?:how many|wie ?viele?|combien|cuant[oa]s|quant[oa]s)\b/;
/** Said to win time. */
const A_MOMENT =
  /^(?:\W*(?:just|only|wait|hold on|ok|nur|moment|bitte|attendez|espere?))*\W*(?:one|an?|1|eine?n?|une?|una|uma?) (?:moment\w*|min(?:ute|uto)?|sec(?:ond)?|segundo|sekunde|seconde|instante?|augenblick)\b/;

/**
 * The numbers that a message may mean, in the unit that the question names: "two weeks" is 14, where days are asked for.
 * Several: it cannot be told which. None: it says no number, or one of something else.
 */
export function numbersSaid(text: string, entities: Entity[], options: NumberOptions): number[] {
  const { asks, languages, unasked = false } = options;
  const units = unitsOf(languages);
  const asked = units.namedIn(asks);
  if (unasked && asked.length === 0) return [];
  const folded = fold(text.slice(0, MOST_READ));
  const plain = FIGURE_ALONE.test(folded) ? folded : withoutOthers(folded, entities);
  const words = plain.match(/\p{L}+/gu)?.length ?? 0;
  if (!unasked && NONE.test(plain.trim()) && HOW_MANY.test(fold(asks))) return [0];
  if (A_MOMENT.test(plain) && !asked.includes('minute')) return [];
  const said = units.read(plain);
  // "2 of us, for 3 days": what has the unit that is asked for goes first.
  const named = said.filter(({ unit }) => unit !== undefined && asked.length > 0);
  const rest = unasked || words > MOST_WORDS ? [] : said;
  const found = [named, rest].map((some) => some.flatMap((one) => inUnit(one, asked, units) ?? []));
  return [...new Set(found.find((some) => some.length > 0))];
}

/** Figures of dates, telephones and addresses are out of the way. A dozen is in figures. */
function withoutOthers(folded: string, entities: Entity[]): string {
  return entities.reduce((left, { name, value, text }) => {
    const said = fold(text);
    const isBareTime = name === 'time' && BARE_TIME.test(said) && !OF_THE_CLOCK.test(said);
    if (name === 'quantity' && DOZEN.test(said) && /^\d+$/.test(value)) return left.replace(said, value);
    return NUMBERED.has(name) || isBareTime ? left : left.replace(said, ' ');
  }, folded);
}

/** undefined: "two months", where days are asked for. What is asked for without a unit is taken as it is said. */
function inUnit({ count, unit }: Said, asked: string[], { factor }: UnitRead): number | undefined {
  if (unit === undefined || asked.length === 0 || asked.includes(unit)) return count;
  const [to, ...more] = asked.filter((other) => factor(unit, other) !== undefined);
  if (to === undefined || more.length > 0) return undefined;
  return Math.round(count * factor(unit, to)! * 100) / 100;
}
