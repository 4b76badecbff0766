import { digest } from '../../domain/ids.ts';
import type { ReadMask } from '../../domain/reading.ts';

export interface Known {
  /** Full names. */
  customer: string | undefined;
  agents: string[];
  /** Ids of the person, and what stands for them. */
  ids: Record<string, string>;
  /** Numbers, and what stands for them. */
  numbers: Record<string, string>;
  mask: ReadMask;
  /** What actions were given and gave: a number there is an amount, unless it also stands there as a text. */
  answers: unknown;
  /** Everything that is to be put in neutral values: a number that is found in one place is known in all others. */
  texts: unknown[];
}

/** People that are not there. */
const CUSTOMER = 'Sam Miller';
const AGENT = 'Kim Jones';
/** Numbers and addresses that belong to nobody: RFC 2606, and 555 01xx of https://en.wikipedia.org/wiki/555_(telephone_number) */
const INSTEAD: Record<string, (n: number) => string> = {
  EMAIL: (n) => `person${n}@example.com`,
  PHONE: (n) => `+1 202 555 01${String(n % 100).padStart(2, '0')}`,
  CARD: () => '4111 1111 1111 1111',
  ACCOUNT: () => 'DE89 3704 0044 0532 0130 00',
};
const PLACEHOLDER = /\[(EMAIL|PHONE|CARD|ACCOUNT)_(\d+)\]/g;
/** Digits that stand for one person's thing: an order, an invoice. A year is everybody's. */
const REFERENCE = /(?<![\p{L}\d.,:/-])\p{Lu}{0,4}-?(?!(?:19|20)\d\d(?!\d))(\d{4,})(?!\d|[.,:/-]\d)/gu;
const DIGITS = /(?<!\d)\d{4,}(?!\d)/g;
/** A shorter id, or one of letters alone, may be a word. */
const UNLIKE_A_WORD = /^(?=.*[\d@_-]).{6,}$/;

/** Puts neutral values in the place of one person's, the same for the same wherever it stands. */
export function neutralise(known: Known): <T>(value: T) => T {
  const { mask, ids } = known;
  const inIds = Object.entries(ids).filter(([id]) => UNLIKE_A_WORD.test(id));
  const inNames = [
    ...namesOf(known.customer ? [known.customer] : [], CUSTOMER),
    ...namesOf(known.agents, AGENT),
  ].filter(([word]) => word !== '');
  // An address is masked whole before a name that stands in it is replaced: "ben@example.com" of Ben.
  const hide = (text: string) => replaceWords(mask.hide(replaceWords(text, inIds)), inNames);
  const numbers = numbersFor(known, hide);

  const neutral = (text: string) =>
    Object.hasOwn(ids, text) && !text.includes('@')
      ? ids[text]!
      : hide(text)
          .replace(DIGITS, (digits) => numbers.get(digits) ?? digits)
          .replace(PLACEHOLDER, (_, kind: string, n: string) => INSTEAD[kind]!(Number(n)));
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return neutral(value);
    if (typeof value === 'number') return Number(numbers.get(String(value)) ?? value);
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [neutral(key), map(item)]));
  };
  return map as <T>(value: T) => T;
}

/** Every number that stands for a thing of one person, and what stands for it from now on. */
function numbersFor({ numbers, answers, texts }: Known, hide: (text: string) => string): Map<string, string> {
  const all = new Map(Object.entries(numbers).filter(([digits]) => /^\d{4,}$/.test(digits)));
  const found = leavesOf(answers);
  const asText = new Set(found.flatMap((leaf) => (typeof leaf === 'string' ? [leaf] : [])));
  const amounts = new Set(found.flatMap((leaf) => (typeof leaf === 'number' ? [String(leaf)] : [])));
  const taken = new Set(Object.values(numbers));
  for (const leaf of leavesOf(texts))
    for (const [, digits = ''] of typeof leaf === 'string' ? hide(leaf).matchAll(REFERENCE) : []) {
      const isAmount = amounts.has(digits) && !asText.has(digits);
      if (all.has(digits) || isAmount || taken.has(digits)) continue;
      const made = digitsLike(digits, taken);
      taken.add(made);
      all.set(digits, made);
    }
  return all;
}

/** Texts and numbers in it, names of fields included. */
function leavesOf(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...leavesOf(item)]);
}

/** The whole name, then each of its parts that is long enough to be one. */
function namesOf(names: string[], instead: string): [string, string][] {
  const [first = '', last = ''] = instead.split(' ');
  return [...new Set(names)].flatMap((name) => {
    const parts = name.split(/\s+/).filter((part) => part.length > 2);
    return [
      [name, instead],
      ...parts.map((part, i) => [part, i === 0 ? first : last] as [string, string]),
    ] as [string, string][];
  });
}

/** Not within what stands for something masked: "[EMAIL_1]" where somebody is called so. */
function replaceWords(text: string, words: [string, string][]): string {
  return words.reduce((left, [word, instead]) => {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}]|_\\d+\\])`, 'giu');
    return left.replace(whole, () => instead);
  }, text);
}

/** As many digits, always the same for the same, and none that stand for something else. */
function digitsLike(digits: string, taken: Set<string>): string {
  for (let salt = 0; ; salt++) {
    const hash = digest(digits, String(salt));
    const made = Array.from(digits.slice(0, 30), (_, i) => {
      const value = Number.parseInt(hash.slice((2 * i) % 62, ((2 * i) % 62) + 2), 16);
      return String(i === 0 ? 1 + (value % 9) : value % 10);
    }).join('');
    if (made !== digits && !taken.has(made) && !/^(?:19|20)\d\d$/.test(made)) return made;
  }
}
