import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Candidate, CERTAINTY, candidate, type Reading } from './reading.ts';

const PHONE = /(?<![\p{L}\p{N}#.,_/-])(?:\+|00)?\(?\d[\d ().\-/\u00a0]{5,22}\d(?![\p{L}\p{N}%€_]|[.,-]\d)/gu;
const ANNOUNCED =
  /(?:phone|tel|mobile|cell|number|call|whatsapp|text|reach me|ring|nummer|handy|mobil|telefon[a-z]*|numer[oa]|portable|celular|movil|llame[a-z]*|llama[a-z]*|appele[a-z]*|erreichbar|anrufen)\W*(?:me |us |is |at |on |back |under |unter |au |al |en el |no |e |ist |es |est )*$/;
/** Numbers of something else. */
const OTHER_NUMBER =
  /\b(?:order|ticket|case|invoice|tracking|item|product|serial|account|card|customer|member|membership|policy|part|model|reference|confirmation|booking|contract|claim|iban|ssn|konto|kunden|bestell|rechnungs|karte)/;
/** North America: three, three and four digits, no block beginning with 0 or 1. https://nationalnanpa.com/about_us/abt_nanp.html */
const NORTH_AMERICAN = /^(?:1[ .-])?(?:\([2-9]\d\d\)[ -]?|[2-9]\d\d[.-])[2-9]\d\d[ .-]\d{4}$/;
const WRITTEN = /^(?:\+|00|0|\()|^\d{3}[ .-]\d{3}[ .-]\d{4}$|^\d{3}-\d{4}$/;

/**
 * Telephone numbers of any country. `value` is E.164 where the country is known or written; else the digits.
 * libphonenumber-js reads only what has the shape of a number: it costs 20 to 50 µs a call.
 */
export function findPhones(reading: Reading): Candidate[] {
  if (!/\d[\d ().\-/\u00a0]{5}/.test(reading.text)) return [];
  const found: Candidate[] = [];
  for (const { 0: text, index } of reading.text.matchAll(PHONE)) {
    const before = reading.folded.slice(Math.max(0, index - 32), index);
    const value = phoneOf(text, before, reading);
    if (value)
      found.push(
        candidate(reading, 'phone', value, { start: index, end: index + text.length }, CERTAINTY.shape),
      );
  }
  return found;
}

function homeOf(country: string | undefined): CountryCode | undefined {
  const code = country?.toUpperCase().replace(/^UK$/, 'GB');
  return code && isSupportedCountry(code) ? (code as CountryCode) : undefined;
}

function phoneOf(text: string, before: string, { context, language }: Reading): string | undefined {
  const { country } = context;
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || /^\d{4}-\d\d-\d\d|^\d{3}-\d\d-\d{4}$/.test(text))
    return undefined;
  const isAmerican = !country && NORTH_AMERICAN.test(language === 'en' ? text.replaceAll(' ', '-') : text);
  const isWritten = isAmerican || WRITTEN.test(text);
  const isAnnounced = ANNOUNCED.test(before) && !OTHER_NUMBER.test(before);
  if (!isWritten && !isAnnounced && !country) return undefined;
  const international = text.startsWith('00') ? `+${text.slice(2)}` : text;
  const known = parsePhoneNumberFromString(international, isAmerican ? 'US' : homeOf(country));
  if (known?.isValid() && (isWritten || isAnnounced || /[ ().\-/]/.test(text.trim()))) return known.number;
  if (!isWritten && !isAnnounced) return undefined;
  if (isAmerican) return `+1${digits.slice(-10)}`;
  return international.startsWith('+') ? `+${digits.replace(/^00/, '')}` : digits;
}
