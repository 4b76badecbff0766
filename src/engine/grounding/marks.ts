/** What nobody may change by a letter: addresses, telephone numbers, codes, names. */
export interface Marks {
  links: string[];
  phones: string[];
  /** Names and codes, folded. */
  names: string[];
}

const LINK =
  /(?:https?:\/\/|www\.|mailto:|tel:|javascript:|data:)[^\s<>"')\]]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|de|co|uk|eu|info|biz|app|dev|example|test|ru|cn|shop|xyz|me|ly)\b(?:\/[^\s<>"')\]]*)?/gi;
export const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONE = /(?<![\w.])\+?\(?\d[\d\s()./-]{5,}\d(?![\w])/g;
const PATH_TARGET = /\]\(([^)\s]+)/g;
const TAG = /<\/?[a-z!][^>]*>?/gi;
/** Letters and digits in one, or capitals where none are due. */
const CODE =
  /\b(?=[\w-]*\d)(?=[\w-]*\p{L})\p{L}[\w-]*(?:\.\d+)*|\b\p{Lu}{2,}\b|\b\p{L}\p{Ll}*\p{Lu}\p{L}*\b/gu;
/** A capital in the middle of a sentence. */
const NAME = /(?<=[\p{Ll}\d,]\s)\p{Lu}[\p{L}\p{M}]+/gu;

/** `hasNouns`: a language that writes every noun with a capital. */
export function marksOf(text: string, { hasNouns = false } = {}): Marks {
  const emails = text.match(EMAIL) ?? [];
  const rest = text.replace(EMAIL, ' ');
  const targets = [...rest.matchAll(PATH_TARGET)].map(([, target]) => target!);
  const links = [...(rest.match(LINK) ?? []), ...targets, ...(rest.match(TAG) ?? []), ...emails];
  const words = rest.replace(LINK, ' ').replace(PATH_TARGET, ' ');
  const isShouted = !/\p{Ll}/u.test(words);
  const names = [
    ...(isShouted ? [] : (words.match(CODE) ?? [])),
    ...(hasNouns ? [] : (words.match(NAME) ?? [])),
  ];
  return {
    links: links.map(foldLink),
    phones: (words.match(PHONE) ?? [])
      .map((phone) => phone.replace(/\D/g, ''))
      .filter(({ length }) => length >= 7),
    names: names.map(foldWords),
  };
}

/** The end of a sentence is no part of an address. */
const foldLink = (link: string) =>
  link
    .replace(/^https?:\/\/|^mailto:|^tel:/i, '')
    .replace(/^www\./i, '')
    .replace(/[.,;:!?*_/]+$/, '')
    .toLowerCase();

export const foldName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase();

/** Words between single spaces, whatever stood between them. */
export const foldWords = (text: string) =>
  foldName(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
