import { EMAIL } from './marks.ts';

/** Takes personal data out of what is sent, and puts it back into what comes. */
export interface Mask {
  hide(text: string): string;
  restore(text: string): string;
}

const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b/g;
/** A run of digits as people write cards and telephone numbers. */
const DIGITS = /(?<![\p{L}\d.@/#-])\+?\(?\d(?:[\s()./-]{0,2}\d){7,18}(?![\p{L}\d@])/gu;
const PLACEHOLDER = /\[?\b(EMAIL|PHONE|CARD|ACCOUNT)_(\d{1,3})\b\]?/g;

/**
 * E-mail addresses, telephone, card and account numbers become `[EMAIL_1]`, the same value always the same one. One mask
 * serves one call: question and passages share it.
 */
export function createMask(): Mask {
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();

  function placeholderOf(kind: string, value: string): string {
    const known = placeholders.get(value);
    if (known) return known;
    const name = `${kind}_${values.size + 1}`;
    placeholders.set(value, `[${name}]`);
    values.set(name, value);
    return `[${name}]`;
  }

  return {
    hide: (text) =>
      text
        .replace(EMAIL, (value) => placeholderOf('EMAIL', value))
        .replace(IBAN, (value) => placeholderOf('ACCOUNT', value))
        .replace(DIGITS, (value) => {
          const kind = kindOf(value);
          return kind ? placeholderOf(kind, value) : value;
        }),
    restore: (text) => text.replace(PLACEHOLDER, (all, kind, n) => values.get(`${kind}_${n}`) ?? all),
  };
}

/** A card passes Luhn's check (ISO/IEC 7812-1); a telephone number begins as one or is written in groups. */
function kindOf(value: string): 'CARD' | 'PHONE' | null {
  const digits = value.replace(/\D/g, '');
  if (digits.length >= 13 && isCard(digits)) return 'CARD';
  if (/^\d{4}-\d{2}-\d{2}/.test(value) || digits.length > 15) return null;
  const isDialled = /^(?:\+|\(?0)/.test(value);
  return isDialled || (/[\s()/-]/.test(value) && digits.length >= 9) ? 'PHONE' : null;
}

function isCard(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.at(-1 - i));
    const weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
