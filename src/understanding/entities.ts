import type { Entity } from '../domain/understanding.ts';

interface Finder {
  name: string;
  pattern: RegExp;
  /** The normalised value, or undefined where it is none after all. `before` is what stands in front. */
  value: (match: RegExpExecArray, before: string) => string | undefined;
  /** Where the name depends on what stands in front. */
  nameOf?: (match: RegExpExecArray, before: string) => string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const SIGNS: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };
const AMOUNT = '\\d{1,3}(?:[.,  ]\\d{3}){1,4}(?:[.,]\\d{1,2})?|\\d{1,12}(?:[.,]\\d{1,2})?';
const UNITS: Record<string, string> = {
  dollar: 'USD',
  buck: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yen: 'JPY',
  rupee: 'INR',
  franc: 'CHF',
  quid: 'GBP',
};

/** Standards and sizes that look like a number of ours. */
const NO_REFERENCE =
  /^(?:ISO|RFC|UTF|SHA|HTTP|AES|RSA|COVID|IPV|USB|DIN|PCI|CVE|WIN|MP|HD|KB|MB|GB|TB|PX|MS|AM|PM|Q)-?\d/;

/** In order of certainty: where two overlap, the earlier keeps the place. */
const FINDERS: Finder[] = [
  {
    name: 'email',
    pattern:
      /(?<![\p{L}\p{N}._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![a-z0-9-])/giu,
    value: ([text]) => text.toLowerCase(),
  },
  {
    name: 'url',
    pattern: /(?:https?:\/\/|www\.)[^\s<>"'`]{3,2000}/gi,
    value: ([text]) => text,
  },
  {
    name: 'date',
    pattern: /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d|-\d)/g,
    value: ([, year, month, day]) => iso(Number(year), Number(month), Number(day)),
  },
  {
    name: 'date',
    pattern: /(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/g,
    value: numericDate,
  },
  {
    name: 'date',
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? ${MONTH}\\b\\.?(?:,? (\\d{4})\\b)?`, 'gi'),
    value: ([, day, month, year]) => iso(yearOf(year), monthOf(month!), Number(day)),
  },
  {
    name: 'date',
    pattern: new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:,? (\\d{4})\\b)?`, 'gi'),
    value: ([, month, day, year]) => iso(yearOf(year), monthOf(month!), Number(day)),
  },
  {
    name: 'date',
    pattern:
      /\b(?:the day (?:after tomorrow|before yesterday)|today|tomorrow|yesterday|tonight|(?:(?:next|last|this|on|until|by) )(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|weekend))\b/gi,
    value: ([text]) => text.toLowerCase().replace(/^(?:on|until|by) /, ''),
  },
  {
    name: 'money',
    pattern: new RegExp(`([$€£¥₹])[  ]?(${AMOUNT})(?![\\d])`, 'g'),
    value: ([, sign, amount]) => `${plainAmount(amount!)} ${SIGNS[sign!]}`,
  },
  {
    name: 'money',
    pattern: new RegExp(
      `(?<![\\d.,#-])(${AMOUNT})[  ]?([€£$¥₹]|(?:USD|EUR|GBP|CHF|JPY|INR|CAD|AUD|BRL|MXN)\\b|(?:dollar|buck|euro|pound|yen|rupee|franc)s?\\b|quid\\b)`,
      'gi',
    ),
    value: ([, amount, unit]) => `${plainAmount(amount!)} ${currencyOf(unit!)}`,
  },
  {
    name: 'reference',
    pattern: /(?<![\p{L}\p{N}_&/-])#\s?([A-Z]{0,4}-?\d{2,18})(?![\p{L}\p{N}])/giu,
    value: ([, id]) => id!.toUpperCase(),
    nameOf: kindOfNumber,
  },
  {
    name: 'reference',
    pattern: /(?<![\p{L}\p{N}_/-])[A-Z]{2,6}-?(?:\d{2,8}-)?\d{3,14}(?![\p{L}\p{N}])/gu,
    value: ([text]) => (NO_REFERENCE.test(text) ? undefined : text),
    nameOf: kindOfNumber,
  },
  {
    name: 'reference',
    pattern:
      /\b(?:order|ticket|case|invoice|booking|reference|ref|tracking|bestellung|rechnung|commande|facture|pedido|factura)(?: ?(?:number|no|nr|num|id|code|nummer|numero|número)\b)?[.:]?(?: is| lautet| ist|:)? ?#?([A-Z]{0,3}\d{3,18}[A-Z]{0,2})(?![\p{L}\p{N}-])/giu,
    value: ([, id]) => id!.toUpperCase(),
    nameOf: kindOfNumber,
  },
  {
    name: 'phone',
    pattern: /(?<![\p{L}\p{N}#.,-])(?:\+|00)?\(?\d(?:[\d ().\-/]{5,22})\d(?![\p{L}\p{N}%€]|[.,-]\d)/gu,
    value: phoneOf,
  },
];

/** Values in the text, in order, without overlaps. Offsets are UTF-16 and exact: `text.slice(start, end) === entity.text`. */
export function entitiesIn(text: string): Entity[] {
  const found: Entity[] = [];
  for (const finder of FINDERS)
    for (const entity of findAll(finder, text))
      if (!found.some(({ start, end }) => entity.start < end && start < entity.end)) found.push(entity);
  return found.sort((a, b) => a.start - b.start);
}

function* findAll({ name, pattern, value, nameOf }: Finder, text: string): Generator<Entity> {
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const made = value(match, before);
    if (made === undefined) continue;
    const { start, end } = spanOf(name, match);
    const exact = text.slice(start, end);
    yield {
      name: nameOf?.(match, before) ?? name,
      value: name === 'url' ? exact : made,
      text: exact,
      start,
      end,
    };
  }
}

/** A number is its span without the word in front; a URL leaves the sentence its full stop and brackets. */
function spanOf(name: string, match: RegExpExecArray): { start: number; end: number } {
  let text = match[0];
  let start = match.index;
  if (name === 'reference' && match[1] && !text.startsWith('#')) {
    start += text.length - match[1].length;
    text = match[1];
  }
  if (name === 'url') {
    text = text.replace(/[.,;:!?*_]+$/, '');
    while (/[)\]}]$/.test(text) && !/[([{]/.test(text)) text = text.slice(0, -1).replace(/[.,;:!?]+$/, '');
  }
  return { start, end: start + text.length };
}

function kindOfNumber(match: RegExpExecArray, before: string): string {
  const said = `${before} ${match[0]}`.toLowerCase();
  const kinds: [string, RegExp][] = [
    ['ticket_number', /\b(?:ticket|case|tkt|inc)\b|\b(?:ticket|case)-?\d|\b(?:tkt|inc)-?\d/g],
    ['invoice_number', /\b(?:invoice|inv|rechnung|facture|factura|fatura)\b|\binv-?\d/g],
    ['order_number', /\b(?:order|ord|purchase|bestellung|commande|pedido)\b|\bord-?\d/g],
  ];
  const last = kinds
    .map(([name, pattern]) => ({
      name,
      at: Math.max(-1, ...[...said.matchAll(pattern)].map(({ index }) => index)),
    }))
    .sort((a, b) => b.at - a.at)[0]!;
  return last.at >= 0 ? last.name : 'reference';
}

function numericDate([text, first, separator, second, last]: RegExpExecArray): string | undefined {
  const year = Number(last!.length === 2 ? `20${last}` : last);
  const a = Number(first);
  const b = Number(second);
  if (separator === '.' || a > 12) return iso(year, b, a);
  if (b > 12) return iso(year, a, b);
  if (a < 1 || b < 1) return undefined;
  return a === b ? iso(year, a, b) : text; // 03/04: which is the month depends on the country
}

/** `2024-05-03`; without a year `--05-03` (ISO 8601); undefined where the calendar has no such day. */
function iso(year: number | undefined, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year ?? 2024, month - 1, day));
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const rest = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return year === undefined ? `--${rest}` : `${String(year).padStart(4, '0')}-${rest}`;
}

function yearOf(year: string | undefined): number | undefined {
  return year === undefined ? undefined : Number(year);
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function phoneOf([text]: RegExpExecArray, before: string): string | undefined {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return undefined;
  const isWritten =
    /^(?:\+|00|0|\()/.test(text) || /^\d{3}[ .-]\d{3}[ .-]\d{4}$/.test(text) || /^\d{3}-\d{4}$/.test(text);
  const isAnnounced =
    /(?:phone|tel|mobile|cell|number|call|whatsapp|reach me|ring|nummer|handy|telefon\w*|num[eé]ro)\W*(?:me |is |at |on |under |: |ist |es |est )*$/iu.test(
      before,
    );
  if (!isWritten && !isAnnounced) return undefined;
  return text.startsWith('+') ? `+${digits}` : digits.replace(/^00/, '+');
}

/** "1.299,90", "1,299.90" and "1 299" -> "1299.90", "1299.90", "1299". */
function plainAmount(amount: string): string {
  const packed = amount.replace(/[  ]/g, '');
  const cents = /[.,](\d{1,2})$/.exec(packed);
  const whole = (cents ? packed.slice(0, cents.index) : packed).replace(/[.,]/g, '');
  return cents ? `${whole}.${cents[1]!.padEnd(2, '0')}` : whole;
}

function currencyOf(unit: string): string {
  return SIGNS[unit] ?? UNITS[unit.toLowerCase().replace(/s$/, '')] ?? unit.toUpperCase();
}
