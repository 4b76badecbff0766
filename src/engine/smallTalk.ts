export type SmallTalk = 'greeting' | 'thanks' | 'goodbye';

/** Messages that are nothing but small talk, by the whole text; anything longer is understood properly. */
const WHOLE: Record<SmallTalk, string[]> = {
  greeting: [
    'hi',
    'hello',
    'hey',
    'hi there',
    'hello there',
    'hey there',
    'good morning',
    'good afternoon',
    'good evening',
    'hiya',
    'yo',
    'hallo',
    'guten tag',
    'guten morgen',
    'moin',
    'servus',
    'bonjour',
    'salut',
    'bonsoir',
    'hola',
    'buenos dias',
    'buenas tardes',
    'ola',
    'bom dia',
    'boa tarde',
  ],
  thanks: [
    'thanks',
    'thank you',
    'thx',
    'ty',
    'thanks a lot',
    'thank you so much',
    'many thanks',
    'cheers',
    'great thanks',
    'ok thanks',
    'danke',
    'vielen dank',
    'danke schon',
    'merci',
    'merci beaucoup',
    'gracias',
    'muchas gracias',
    'obrigado',
    'obrigada',
  ],
  goodbye: [
    'bye',
    'goodbye',
    'good bye',
    'bye bye',
    'see you',
    'see ya',
    'take care',
    'have a nice day',
    'good night',
    'tschuss',
    'auf wiedersehen',
    'au revoir',
    'adios',
    'hasta luego',
    'tchau',
    'adeus',
  ],
};

const BY_TEXT = new Map(
  Object.entries(WHOLE).flatMap(([kind, texts]) => texts.map((text) => [text, kind as SmallTalk] as const)),
);
const LONGEST = Math.max(...[...BY_TEXT.keys()].map((text) => text.length)) + 12;

export function smallTalk(text: string): SmallTalk | null {
  if (text.length > LONGEST) return null;
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return BY_TEXT.get(plain) ?? null;
}
