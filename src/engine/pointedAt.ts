import { isAlike, subjectsOf } from '../understanding/followUp/plainWords.ts';

/** Something that a message points at: "this loan", "the hurricane". */
export interface PointedAt {
  /** In the customer's own words, without the word that points. */
  thing: string;
  /** Whether either side spoke of it before. */
  isKnown: boolean;
}

/**
 * Words that point at one certain thing. Beside English only those that point with a finger: "la facture", "die Rechnung"
 * stand for any.
 */
const POINTS =
  /^(?:the|an?|this|these|those|diese[mnrs]?|cette|cet|ces|est[ea]s?|estos|es[ea]s|esos|aquel(?:la|los|las)?|n?d?est[ea]s?|n?d?ess[ea]s?|[nd]?aquel[ea]s?)$/;
/** One certain thing, and its name is not said: also after "a", and whatever was spoken of before. */
const UNNAMED =
  /^(?:specific|particular|certain|bestimmte[nmrs]?|particuli[eè]re?|particular|determinad[oa])$/i;
/** What stands behind it and explains it: "the price of the Pro plan", "the mail that you sent". */
const EXPLAINS = /^(?:of|for|to|that|which|who|whose|from|about|where|when|i|we|you|they|he|she|it)$/;
/** What there is only one of, what only measures or sorts, and what is no thing. */
const ASKS_NOTHING = new RegExp(
  String.raw`^(?:${[
    'kinds? types? sorts? ways? times? moment weeks? months? years? days? morning afternoon evening weekend',
    'world internet web market future past beginning end company organi[sz]ation team office office',
    'most least best worst same whole entire rest following next only latest newest exact correct right wrong possible',
    'differen(?:t|ces?) reasons? points? purpose requirements? issues? problems? questions? information',
    'art arten mal tag woche monat jahr type sorte fois jour semaine mois annee tipo vez dia semana mes ano',
  ]
    .join(' ')
    .split(' ')
    .join('|')}|\p{L}+ed)$`,
  'u',
);
/** Longest thing, in words, and what ends it. */
const MOST = 4;
const ENDS =
  /^(?:behind|under|over|during|while|within|through|via|per|between|against|since|before|after|because|like|plus|available)$/i;
/** Who writes more explains it. */
const MOST_WORDS = 30;
const LONGEST = 1_000;

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}'’-]|\.(?=\S))*|[^\s\p{L}\p{N}]/gu;
const isWord = (token: string) => /^[\p{L}\p{N}]/u.test(token);
const isName = (word: string) => /^\p{Lu}|\d/u.test(word);

/**
 * The thing that a short message points at without saying which; first of all one that nobody spoke of. `said`: what
 * both sides said before. "The" points only at what is new, has no name of its own and is not explained by what follows.
 */
export function pointedAt(text: string, said: string[]): PointedAt | null {
  const tokens = text.slice(0, LONGEST).match(TOKEN) ?? [];
  if (tokens.filter(isWord).length > MOST_WORDS) return null;
  const before = said.flatMap(subjectsOf);
  const found: PointedAt[] = [];
  for (const [at, token] of tokens.entries()) {
    const pointer = token.toLowerCase();
    if (!POINTS.test(pointer)) continue;
    const isUnnamed = UNNAMED.test(tokens[at + 1] ?? '');
    if (/^an?$/.test(pointer) && !isUnnamed) continue;
    const from = at + (isUnnamed ? 2 : 1);
    const thing = thingAt(tokens, from);
    const words = thing.flatMap(subjectsOf);
    if (words.length === 0 || ASKS_NOTHING.test(words[0]!)) continue;
    const own = subjectsOf(tokens.slice(0, at).join(' '));
    const isKnown = !isUnnamed && hasAny(words, before);
    const next = tokens[from + thing.length] ?? '';
    const isExplained = EXPLAINS.test(next.toLowerCase()) || ENDS.test(next);
    if (hasAny(words, own) || (pointer === 'the' && (isKnown || isExplained || isName(thing[0]!)))) continue;
    found.push({ thing: thing.join(' '), isKnown });
  }
  return found.find(({ isKnown }) => !isKnown) ?? found[0] ?? null;
}

const hasAny = (words: string[], among: string[]) =>
  words.some((word) => among.some((other) => isAlike(word, other)));

/** The words that name it, up to the next word without a meaning of its own; "the actor's approach" is about the actor. */
function thingAt(tokens: string[], from: number): string[] {
  const thing: string[] = [];
  for (const token of tokens.slice(from, from + MOST)) {
    const bare = token.replace(/['’]s$/i, '');
    if (!isWord(token) || ENDS.test(token) || subjectsOf(bare).length === 0) break;
    if (thing.length > 0 && /\p{L}{2}ed$/u.test(bare)) break;
    thing.push(bare);
    if (bare !== token) break;
  }
  return thing;
}
