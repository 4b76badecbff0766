/** Endings that a word of a list may take on in a message, by language, the longest first; folded. */
const ENDINGS: Record<string, RegExp> = {
  en: /(?:(?<=[sxz]|ch|sh)es|(?<![su])s)$/,
  de: /(?:ern|en|er|es|em|e|n|s)$/,
  fr: /(?:es|e|s|x)$/,
  es: /(?:os|as|es|s|o|a|e)$/,
  pt: /(?:os|as|es|s|o|a|e)$/,
};
const SHORTEST = 3;

/** What is left of a word without its ending: "jackets" and "jacket", "rojas" and "rojo", "blauen" and "blau" meet in it. */
export function stem(word: string, language: string): string {
  if (language === 'en' && word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (language === 'pt' && word.endsWith('is') && word.length > 4) return `${word.slice(0, -2)}l`;
  const short = word.replace(ENDINGS[language] ?? ENDINGS.en!, '');
  return short.length >= SHORTEST ? short : word;
}
