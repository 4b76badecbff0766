import { numberOf, numberPattern } from './numberWords.ts';
import { type Candidate, CERTAINTY, candidate, type Reading } from './reading.ts';

const SIGNS: Record<string, string> = {
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  mx$: 'MXN',
  r$: 'BRL',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₪': 'ILS',
  '₫': 'VND',
  '₦': 'NGN',
  '₱': 'PHP',
  '฿': 'THB',
  '₴': 'UAH',
  zł: 'PLN',
};
const CODES =
  'usd|eur|gbp|chf|jpy|inr|cad|aud|nzd|brl|mxn|cny|rmb|sek|nok|dkk|pln|czk|huf|ron|try|zar|sgd|hkd|krw|ils|aed|sar|php|thb|idr|myr|vnd|ngn|kes|egp|uah|ars|cop|clp|pen|rub';
/** Words for money, folded, in the singular; `peso` and its like go by country. */
const UNITS: Record<string, string> = {
  dollar: 'USD',
  buck: 'USD',
  dolar: 'USD',
  dolare: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  quid: 'GBP',
  pfund: 'GBP',
  livre: 'GBP',
  libra: 'GBP',
  yen: 'JPY',
  rupee: 'INR',
  franc: 'CHF',
  franken: 'CHF',
  franco: 'CHF',
  peso: 'MXN',
  reai: 'BRL',
  real: 'BRL',
  yuan: 'CNY',
  zloty: 'PLN',
  rand: 'ZAR',
};
const PESOS: Record<string, string> = { AR: 'ARS', CL: 'CLP', CO: 'COP', MX: 'MXN', PH: 'PHP', UY: 'UYU' };
const DOLLARS: Record<string, string> = { AU: 'AUD', CA: 'CAD', NZ: 'NZD', SG: 'SGD', HK: 'HKD' };
/** Money that has no cents. */
const WHOLE = new Set(['JPY', 'KRW', 'VND', 'CLP', 'IDR', 'HUF']);

const DIGITS = "(?:\\d{1,3}(?:[., ']\\d{2,3}){1,4}(?:[.,]\\d{1,2})?|\\d{1,12}(?:[.,]\\d{1,2})?)";
const TIMES = '(?: ?(?:k|m|mio|million|mil|thousand)(?![a-z]))?';
const SIGN = Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replace(/\$/g, '\\$'))
  .join('|');
const UNIT = Object.keys(UNITS).join('|');
const BEFORE = new RegExp(
  `(?<![a-z0-9])((?:${SIGN})|(?:${CODES})(?=[ \\d])) ?(${DIGITS}${TIMES})(?:[.,]-+)?(?![\\d])`,
  'g',
);
const AFTER = new RegExp(
  `(?<![\\d.,#-])(${DIGITS}${TIMES})(?:[.,]-+)?[ -]?((?:${SIGN})(?!\\d)|(?:${CODES})\\b|(?:${UNIT})(?:e?s)?\\b)`,
  'g',
);
const MARK = new RegExp(
  `[$€£¥₹₽₩₺₪₫₦₱฿₴]|zł|\\b(?:zl|${CODES})\\b|\\d(?:${CODES})\\b|\\b(?:${UNIT})(?:e?s)?\\b`,
);

const spokenIn = new Map<string, RegExp>();

/** Sums: "€1.299,90", "20 EUR", "fifty dollars". `value` is `1299.90 EUR`; `parts` are the plain amount and the ISO 4217 code. */
export function findMoney(reading: Reading): Candidate[] {
  const { folded } = reading;
  if (!MARK.test(folded)) return [];
  const found: Candidate[] = [];
  for (const match of folded.matchAll(BEFORE)) push(found, reading, match, match[2]!, match[1]!);
  for (const match of folded.matchAll(AFTER)) push(found, reading, match, match[1]!, match[2]!);
  for (const match of folded.matchAll(spokenFor(reading.language))) {
    const amount = numberOf(match[1]!, reading.language);
    if (amount !== undefined) push(found, reading, match, String(amount), match[2]!);
  }
  return found;
}

function spokenFor(language: string): RegExp {
  let pattern = spokenIn.get(language);
  if (!pattern) {
    pattern = new RegExp(`\\b(${numberPattern(language)}) ((?:${UNIT})(?:e?s)?)\\b`, 'g');
    spokenIn.set(language, pattern);
  }
  return pattern;
}

function push(
  found: Candidate[],
  reading: Reading,
  match: RegExpExecArray,
  said: string,
  unit: string,
): void {
  const currency = currencyOf(unit, reading.context.country);
  const amount = plainAmount(said);
  if (!currency || amount === undefined) return;
  const span = { start: match.index, end: match.index + match[0].length };
  const value = `${WHOLE.has(currency) || amount.includes('.') ? amount : `${amount}.00`} ${currency}`;
  found.push(candidate(reading, 'money', value, span, CERTAINTY.shape, { amount, currency }));
}

/** "1.299,90", "1,299.90" and "1 299" -> "1299.90", "1299.90", "1299"; "2k" -> "2000". */
function plainAmount(said: string): string | undefined {
  const [, digits = '', times] = /^([\d., ']*\d)(?: ?([a-z]+))?$/.exec(said) ?? [];
  const packed = digits.replace(/[ ']/g, '');
  const cents = /[.,](\d{1,2})$/.exec(packed);
  const whole = (cents ? packed.slice(0, cents.index) : packed).replace(/[.,]/g, '');
  if (whole === '') return undefined;
  const plain = cents ? `${whole}.${cents[1]!.padEnd(2, '0')}` : whole;
  const factor = times === undefined ? 1 : /^m(?:io|illion)?$/.test(times) ? 1_000_000 : 1_000;
  return factor === 1 ? plain : String(Math.round(Number(plain) * factor));
}

function currencyOf(unit: string, country = ''): string | undefined {
  const plain = UNITS[unit] ? unit : unit.replace(/s$/, '');
  const currency = SIGNS[unit] ?? UNITS[plain] ?? (unit === 'rmb' ? 'CNY' : unit.toUpperCase());
  if (plain === 'peso') return PESOS[country.toUpperCase()] ?? currency;
  if (unit === '$' || plain === 'dollar') return DOLLARS[country.toUpperCase()] ?? currency;
  return currency;
}
