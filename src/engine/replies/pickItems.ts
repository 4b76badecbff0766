import type { Choice } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import type { Picked, PickOptions } from '../../flows/run/ports.ts';
import { choose } from '../../understanding/followUp/choose.ts';
import { cuesOf, ordinalIn } from '../../understanding/followUp/cues.ts';
import { contentOf, plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';
import { type ChoiceWords, likeness, singular, withoutTails, wordsOf, wordsSaid } from './wordsOfChoices.ts';

const ALL =
  /\b(?:all|everything|every one|each|both|whole|entire|alles|alle|beide[rsn]?|samtliche|tout|tous|toutes|les deux|l ensemble|todo|todos|todas|ambos|ambas|los dos|las dos|tudo|os dois|as duas)\b/;
const TWO = /\b(?:both|beide[rsn]?|les deux|ambos|ambas|los dos|las dos|os dois|as duas)\b/;
const EXCEPT =
  /\b(?:except(?: for)?|apart from|other than|excluding|everything but|all but|but not|not|ausser|bis auf|aber nicht|nicht|sauf|hormis|mais pas|excepto|menos|salvo|pero no|exceto|mas nao)\b/;
const AND = /\s*(?:[,;&+]|\b(?:and|plus|as well as|und|sowie|et|ainsi que|y|e|tambien|also|along with)\b)\s*/;
const PLACES =
  /^(?:(?:numbers?|options?|items?|nos?|nrs?|nummern?|numeros?|choices?|#)\.? ?)?#?\d{1,2}(?:(?: ?(?:,|and|&|\+|und|et|y|e) ?| )#?\d{1,2})*[.)!]?$/;
const CHEAPEST =
  /\b(?:cheap(?:est|er)|least expensive|lowest price|billigste\w*|gunstigste\w*|moins cher\w*|mas barat\w*|mais barat\w*)\b/;
const DEAREST = /\b(?:most expensive|priciest|teuerste\w*|plus cher\w*|mas car\w*|mais car\w*)\b/;
const OTHER =
  /\b(?:the other(?: one)?|das andere|die andere|der andere|den anderen|l autre|el otro|la otra|o outro|a outra)\b/;
const LONE =
  /^(?:(?:the|my|der|die|das|den|le|la|el|o|a) )?((?!(?:not|non|nicht|nao|pas|sin|sem|ohne|sans|yes|oui|sim)$)\p{L}{3,})[.!]?$/u;
/** A thing said beside a place: "the second one". */
const GENERIC = /^(?:item|option|choice|thing|article|artikel|product|one|order|number|\d+(?:st|nd|rd|th)?)$/;

interface Looked {
  words: ChoiceWords[];
  choices: Choice[];
  options: PickOptions;
}

/**
 * Which of the choices a reply means: by their labels, by their places ("the first two"), by what they are ("the blue
 * one", "both shirts", "the cheapest"), all of them, or all but some.
 */
export function pickItems(text: string, choices: Choice[], options: PickOptions): Picked {
  const plain = plainOf(text);
  const said = wordsIn(plain).join(' ');
  if (said === '' || choices.length === 0) return null;
  const exact = choices.findIndex(({ label }) => wordsIn(plainOf(label)).join(' ') === said);
  if (exact >= 0) return { as: 'picked', at: [exact] };
  if (!options.unasked) {
    const labels = choices.map(({ label }) => label);
    if (choose(text, labels) === 'none') return { as: 'none' };
    const places = placesIn(plain, choices, options.many);
    if (places) return places;
  }
  const looked = { words: choices.map(wordsOf), choices, options };
  if (OTHER.test(plain) && wordsSaid(plain).length === 0) return { as: 'unsure', at: [...choices.keys()] };
  return options.many ? pickMany(plain, looked) : pickOne(plain, looked);
}

/** "2", "1 and 3", "the second", "the first two". */
function placesIn(plain: string, choices: Choice[], many: boolean): Picked {
  const named = (figure: string) => choices.some(({ label }) => wordsIn(plainOf(label)).includes(figure));
  if (PLACES.test(plain)) {
    const figures = plain.match(/\d+/g) ?? [];
    const at = figures.map((figure) => Number(figure) - 1);
    const isPlace = at.every((place) => place >= 0 && place < choices.length);
    if (isPlace && (many || at.length === 1) && !(figures.length === 1 && named(figures[0]!)))
      return { as: 'picked', at: [...new Set(at)] };
  }
  const firstFew = /\b(first|last) (two|three|2|3)\b/.exec(plain);
  if (firstFew && many) {
    const count = firstFew[2] === 'two' || firstFew[2] === '2' ? 2 : 3;
    const at = [...choices.keys()];
    return { as: 'picked', at: firstFew[1] === 'first' ? at.slice(0, count) : at.slice(-count) };
  }
  const parts = many ? plain.split(AND).filter(Boolean) : [plain];
  const at = parts.map((part) => placeOf(part, choices.length));
  if (at.length === 0 || at.some((place) => place === null)) return null;
  return { as: 'picked', at: [...new Set(at as number[])] };
}

function placeOf(part: string, count: number): number | null {
  const ordinal = cuesOf(part, wordsIn(part).length).ordinal ?? ordinalIn(part);
  if (ordinal === undefined || ordinal >= count) return null;
  const rest = contentOf(part).filter((word) => !GENERIC.test(word) && ordinalIn(word) === undefined);
  if (rest.length > 0) return null;
  return ordinal < 0 ? count - 1 : ordinal;
}

function pickOne(plain: string, looked: Looked): Picked {
  const found = match(plain, looked);
  if (found.at.length === 0) return null;
  return found.at.length === 1 ? { as: 'picked', at: found.at } : unsure(found.at, looked);
}

function pickMany(plain: string, looked: Looked): Picked {
  const [wanted = '', ...without] = plain.split(EXCEPT);
  const gone = new Set(
    without.flatMap((part) => part.split(AND)).flatMap((part) => match(part, looked, true).at),
  );
  const hasAll = ALL.test(wanted) || /\b(?:everything|all) but\b/.test(plain);
  const base = pickWanted(wanted, hasAll, looked);
  if (base === null && gone.size > 0 && (hasAll || !looked.options.unasked))
    return picked([...looked.choices.keys()].filter((at) => !gone.has(at)));
  if (base === null || base.as !== 'picked') return base;
  return picked(base.at.filter((at) => !gone.has(at)));
}

const picked = (at: number[]): Picked =>
  at.length === 0 ? null : { as: 'picked', at: [...new Set(at)].sort((a, b) => a - b) };

function pickWanted(wanted: string, hasAll: boolean, looked: Looked): Picked {
  const names = wordsSaid(wanted).some((word) => looked.words.some(({ words }) => has(words, word)));
  if (hasAll && !names) return allOf(wanted, looked);
  const found: number[] = [];
  for (const part of wanted.split(AND)) {
    const { at, isPlural } = match(part, looked, ALL.test(part));
    if (at.length > 1 && !isPlural) {
      const left = unsure(at, looked);
      if (left?.as !== 'picked') return left;
      // Of two that are alike in every word, each is named once: "this kettle and this kettle".
      found.push(...at.filter((place) => !found.includes(place)).slice(0, 1));
    } else found.push(...at);
  }
  return picked(found);
}

/** "Both", of three, is not clear. */
function allOf(wanted: string, { choices, options }: Looked): Picked {
  if (options.unasked) return null;
  const at = [...choices.keys()];
  return TWO.test(wanted) && at.length !== 2 ? { as: 'unsure', at } : picked(at);
}

/** A word that says nothing in some language, such as the German "hat", and yet is the name of one of the choices. */
function loneName(part: string, choices: ChoiceWords[]): string[] {
  const name = LONE.exec(part.trim())?.[1];
  return name && choices.filter(({ words }) => words.has(name)).length === 1 ? [name] : [];
}

const has = (words: Set<string>, said: string) => [...words].some((word) => likeness(said, word) > 0);

/** Those that most of what is said fits; all of them where several of a kind are asked for. */
function match(
  part: string,
  { words, choices, options }: Looked,
  wantsAll = false,
): { at: number[]; isPlural: boolean } {
  const content = wordsSaid(part);
  const named = content.length > 0 || options.unasked ? content : loneName(part, words);
  const said = withoutTails(named, words).filter((word) => !(options.unasked && isOf(options.like, word)));
  const weights = said.map((one) => {
    const likes = words.map((choice) => Math.max(0, ...[...choice.words].map((word) => likeness(one, word))));
    const holding = likes.filter((like) => like > 0).length;
    return { likes, weight: holding === 0 ? 0 : Math.log(1 + choices.length / holding), holding };
  });
  const telling = weights.filter(({ holding }) => holding > 0);
  if (options.unasked && !telling.some(({ holding }) => holding < choices.length)) return NOTHING;
  const scores = words.map((_, at) =>
    telling.reduce((sum, { likes, weight }) => sum + likes[at]! * weight, 0),
  );
  const best = Math.max(0, ...scores);
  const isByPrice = CHEAPEST.test(part) || DEAREST.test(part);
  if (best === 0 && !isByPrice) return NOTHING;
  const at = [...scores.keys()].filter((place) => scores[place]! >= best - 0.05);
  if (isByPrice) return { at: byPrice(part, at, words), isPlural: false };
  const isPlural =
    wantsAll ||
    /\b(?:both|two|three|all|these|those|zwei|deux|dos|dois)\b/.test(part) ||
    isPluralOf(said, at, words);
  if (at.length > 1 && !isPlural && options.like !== undefined && options.like !== null)
    return { at: nearest(at, choices, options.like), isPlural };
  return { at, isPlural };
}

/** What is true of the one that goes says nothing of what shall come: "the small blue one for a red one". */
function isOf(like: Json | undefined, word: string): boolean {
  return like !== undefined && has(wordsOf({ label: '', item: like }).words, word);
}

const NOTHING = { at: [], isPlural: false };

function byPrice(part: string, at: number[], words: ChoiceWords[]): number[] {
  const priced = at.filter((place) => words[place]!.price !== null);
  const prices = priced.map((place) => words[place]!.price!);
  const wanted = CHEAPEST.test(part) ? Math.min(...prices) : Math.max(...prices);
  return priced.filter((place) => words[place]!.price === wanted);
}

/** "shirts", where each is called a shirt. */
function isPluralOf(said: string[], at: number[], words: ChoiceWords[]): boolean {
  return said.some(
    (word) =>
      singular(word) !== word &&
      at.every((place) => !words[place]!.words.has(word) && words[place]!.words.has(singular(word))),
  );
}

/** Those that differ least from the one that is to be replaced. */
function nearest(at: number[], choices: Choice[], like: Json): number[] {
  const wanted = leavesOf(like);
  const shared = at.map(
    (place) => [...leavesOf(choices[place]!.item)].filter((leaf) => wanted.has(leaf)).length,
  );
  const most = Math.max(...shared);
  return at.filter((_, i) => shared[i] === most);
}

function leavesOf(value: Json, key = ''): Set<string> {
  if (value === null || typeof value !== 'object') return new Set([`${key}=${String(value)}`]);
  return new Set(
    Object.entries(value).flatMap(([name, one]) => [...leavesOf(one, Array.isArray(value) ? key : name)]),
  );
}

/** Things that are alike in every word are one as good as the other. */
function unsure(at: number[], { choices }: Looked): Picked {
  const kinds = new Set(at.map((place) => choices[place]!.label));
  const items = new Set(at.map((place) => JSON.stringify(choices[place]!.item)));
  return kinds.size === 1 && items.size === 1 ? { as: 'picked', at: [at[0]!] } : { as: 'unsure', at };
}
