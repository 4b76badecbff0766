import { digest } from '../../domain/ids.ts';
import type { ReadMask } from '../../domain/reading.ts';

export interface Known {
  /** Full names. */
  customer: string | undefined;
  agents: string[];
  /** What must not be known again, and what stands for it. */
  others: Record<string, string>;
  mask: ReadMask;
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
const REFERENCE = /(?<![\p{L}\d.,:/-])(\p{Lu}{0,4}-?)(?!(?:19|20)\d\d(?!\d))(\d{4,})(?!\d|[.,:/-]\d)/gu;

/** Puts neutral values in the place of one person's, the same for the same wherever it stands. */
export function neutralise({ customer, agents, others, mask }: Known): (text: string) => string {
  const words = [
    ...Object.entries(others),
    ...namesOf(customer ? [customer] : [], CUSTOMER),
    ...namesOf(agents, AGENT),
  ].filter(([word]) => word !== '');
  // What is put in for others stays as it is.
  const numbers = new Map(Object.values(others).map((word) => [word, word]));

  function numberFor(digits: string): string {
    const known = numbers.get(digits);
    if (known) return known;
    const taken = new Set(numbers.values());
    let made = '';
    for (let salt = 0; made === '' || made === digits || taken.has(made); salt++)
      made = digitsLike(digits, salt);
    numbers.set(digits, made);
    return made;
  }

  return (text) => {
    const named = words.reduce((left, [word, instead]) => replaceWord(left, word, instead), text);
    return mask
      .hide(named)
      .replace(REFERENCE, (_, before: string, digits: string) => `${before}${numberFor(digits)}`)
      .replace(PLACEHOLDER, (_, kind: string, n: string) => INSTEAD[kind]!(Number(n)));
  };
}

/** The whole name, then each of its parts that is long enough to be one. */
function namesOf(names: string[], instead: string): [string, string][] {
  const [first = '', last = ''] = instead.split(' ');
  return names.flatMap((name) => {
    const parts = name.split(/\s+/).filter((part) => part.length > 2);
    return [
      [name, instead],
      ...parts.map((part, i) => [part, i === 0 ? first : last] as [string, string]),
    ] as [string, string][];
  });
}

function replaceWord(text: string, word: string, instead: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'), () => instead);
}

/** As many digits, always the same for the same. */
function digitsLike(digits: string, salt: number): string {
  const hash = digest(digits, String(salt));
  return Array.from(digits, (_, i) => {
    const value = Number.parseInt(hash.slice((2 * i) % 62, ((2 * i) % 62) + 2), 16);
    return String(i === 0 ? 1 + (value % 9) : value % 10);
  }).join('');
}
