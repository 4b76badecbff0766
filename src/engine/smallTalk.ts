export type SmallTalk = 'greeting' | 'thanks' | 'goodbye';

/** Messages that are nothing but small talk, by language; under `any` what is said in all of them. */
const WHOLE: Record<SmallTalk, Record<string, string[]>> = {
  greeting: {
    any: ['hi', 'hey', 'hiya', 'yo', 'hallo hallo'],
    en: [
      'hello',
      'hi there',
      'hello there',
      'hey there',
      'good morning',
      'good afternoon',
      'good evening',
      'howdy',
    ],
    de: [
      'hallo',
      'guten tag',
      'guten morgen',
      'guten abend',
      'moin',
      'servus',
      'gruss gott',
      'hallo zusammen',
    ],
    fr: ['bonjour', 'salut', 'bonsoir', 'coucou'],
    es: ['hola', 'buenos dias', 'buenas tardes', 'buenas noches', 'buenas', 'que tal', 'hola que tal'],
    pt: ['ola', 'oi', 'bom dia', 'boa tarde', 'boa noite', 'oi tudo bem'],
  },
  thanks: {
    any: ['thx', 'ty', 'cheers'],
    en: [
      'thanks',
      'thank you',
      'thanks a lot',
      'thank you so much',
      'many thanks',
      'great thanks',
      'ok thanks',
    ],
    de: ['danke', 'vielen dank', 'danke schon', 'danke sehr', 'dankeschon'],
    fr: ['merci', 'merci beaucoup', 'merci bien'],
    es: ['gracias', 'muchas gracias', 'mil gracias'],
    pt: ['obrigado', 'obrigada', 'muito obrigado', 'muito obrigada', 'valeu'],
  },
  goodbye: {
    any: ['ciao'],
    en: [
      'bye',
      'goodbye',
      'good bye',
      'bye bye',
      'see you',
      'see ya',
      'take care',
      'have a nice day',
      'good night',
    ],
    de: ['tschuss', 'auf wiedersehen', 'bis bald', 'schonen tag noch'],
    fr: ['au revoir', 'bonne journee', 'a bientot'],
    es: ['adios', 'hasta luego', 'chau'],
    pt: ['tchau', 'adeus', 'ate logo'],
  },
};

const BY_TEXT = new Map(
  Object.entries(WHOLE).flatMap(([kind, languages]) =>
    Object.entries(languages).flatMap(([language, texts]) =>
      texts.map(
        (text) => [text, { kind: kind as SmallTalk, ...(language === 'any' ? {} : { language }) }] as const,
      ),
    ),
  ),
);
const LONGEST = Math.max(...[...BY_TEXT.keys()].map((text) => text.length)) + 12;

/** The kind of small talk that the whole text is, and its language where that shows; anything longer is understood properly. */
export function smallTalk(text: string): { kind: SmallTalk; language?: string } | null {
  if (text.length > LONGEST) return null;
  const plain = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return BY_TEXT.get(plain) ?? null;
}
