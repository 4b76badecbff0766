interface NumberWords {
  /** 1 to 19. */
  ones: Record<string, number>;
  tens: Record<string, number>;
  /** German: "fünfundzwanzig". */
  onesBeforeTens?: string;
  /** Hundreds that are words of their own: "doscientos". */
  hundreds?: Record<string, number>;
  hundred: string;
  thousand: string;
  /** Stands between tens and ones, or after a hundred. */
  and: string;
}

/** Numbers in words, folded. "a" and "one" are told apart by whoever reads them. */
const WORDS: Record<string, NumberWords> = {
  en: {
    ones: count(
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ),
    tens: tens('twenty thirty forty fifty sixty seventy eighty ninety'),
    hundred: 'hundred',
    thousand: 'thousand|grand',
    and: 'and',
  },
  de: {
    ones: {
      ...count(
        'eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
      ),
      ein: 1,
      eine: 1,
      einen: 1,
      einem: 1,
      einer: 1,
      zwo: 2,
      fuenf: 5,
      zwoelf: 12,
    },
    tens: tens('zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'),
    onesBeforeTens: 'ein|zwei|drei|vier|funf|sechs|sieben|acht|neun',
    hundred: 'hundert',
    thousand: 'tausend',
    and: 'und',
  },
  fr: {
    ones: {
      ...count('un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
      une: 1,
    },
    tens: {
      vingt: 20,
      trente: 30,
      quarante: 40,
      cinquante: 50,
      soixante: 60,
      'quatre-vingts': 80,
      'quatre-vingt': 80,
    },
    hundred: 'cents?',
    thousand: 'mille',
    and: 'et',
  },
  es: {
    ones: {
      ...count(
        'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
      ),
      un: 1,
      una: 1,
      veintiuno: 21,
      veintidos: 22,
      veinticinco: 25,
    },
    tens: tens('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'),
    hundreds: hundreds(
      'doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
    ),
    hundred: 'cien|cientos?',
    thousand: 'mil',
    and: 'y',
  },
  pt: {
    ones: {
      ...count(
        'um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
      ),
      uma: 1,
      duas: 2,
      catorze: 14,
    },
    tens: tens('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'),
    hundreds: hundreds(
      'duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos',
    ),
    hundred: 'cem|centos?',
    thousand: 'mil',
    and: 'e',
  },
};

/** One number in words as a pattern without groups. Languages that have no table count in English. */
export function numberPattern(language: string): string {
  const words = WORDS[language] ?? WORDS.en!;
  const { hundred, thousand, hundreds = {}, and, onesBeforeTens } = words;
  const below = belowHundred(words);
  const gap = onesBeforeTens ? `(?: ?${and})? ?` : `(?: ${and})? `;
  const many = [`(?:${below}[ -]?)?(?:${hundred})`, ...Object.keys(hundreds)].join('|');
  const belowThousand = `(?:(?:${many})(?:${gap}${below})?|${below})`;
  return `(?:(?:${belowThousand}[ -]?)?(?:${thousand})(?:${gap}${belowThousand})?|${belowThousand})\\b`;
}

/** As `numberPattern`, up to 99. */
export function smallNumberPattern(language: string): string {
  return `${belowHundred(WORDS[language] ?? WORDS.en!)}\\b`;
}

/** Hours of the clock in words, without groups. */
export function hourPattern(language: string): string {
  const { ones } = WORDS[language] ?? WORDS.en!;
  return `(?:${either(Object.fromEntries(Object.entries(ones).filter(([, hour]) => hour <= 12)))})\\b`;
}

function belowHundred({ ones, tens, and, onesBeforeTens }: NumberWords): string {
  const one = either(ones);
  const round = either(tens);
  if (onesBeforeTens) return `(?:(?:(?:${onesBeforeTens})und)?(?:${round})|(?:${one}))`;
  return `(?:(?:${round})(?:(?:-| | ${and} )(?:${one}))?|(?:${one}))`;
}

/** "twenty five" -> 25, "three hundred" -> 300, "12" -> 12; undefined where it is no number. */
export function numberOf(text: string, language: string): number | undefined {
  if (/^\d/.test(text)) return Number(text.replace(',', '.'));
  const words = WORDS[language] ?? WORDS.en!;
  const { ones, tens, hundreds = {}, hundred, thousand, and } = words;
  let thousands = 0;
  let sum = 0;
  for (const word of tens[text] !== undefined ? [text] : wordsOf(text, words)) {
    const plain = ones[word] ?? tens[word] ?? hundreds[word];
    if (plain !== undefined) sum += plain;
    else if (isOneOf(hundred, word)) sum = (sum || 1) * 100;
    else if (isOneOf(thousand, word)) {
      thousands = (sum || 1) * 1000;
      sum = 0;
    } else if (word !== and) return undefined;
  }
  return thousands + sum;
}

/** German writes "zweihundertfünfzig" as one word. */
function wordsOf(text: string, { onesBeforeTens }: NumberWords): string[] {
  if (!onesBeforeTens) return text.split(/[ -]+/);
  const apart = text.replace(/hundert|tausend/g, ' $& ').replace(/(?<=[a-gi-z])und(?=[a-z])/g, ' ');
  return apart.split(/[ -]+/).filter(Boolean);
}

/** `pattern` is a list with optional plural endings: `cents?`. */
function isOneOf(pattern: string, word: string): boolean {
  return pattern.split('|').some((one) => word === one.replace('?', '') || word === one.replace(/.\?$/, ''));
}

/** Every single word that a number in this language may begin with. */
export function numberWordsOf(language: string): string[] {
  const { ones, tens, hundred, thousand, onesBeforeTens } = WORDS[language] ?? WORDS.en!;
  const pairs =
    onesBeforeTens?.split('|').flatMap((one) => Object.keys(tens).map((ten) => `${one}und${ten}`)) ?? [];
  return [
    ...pairs,
    ...Object.keys(ones),
    ...Object.keys(tens),
    ...`${hundred}|${thousand}`.replace(/\?/g, '').split('|'),
  ];
}

function either(words: Record<string, number>): string {
  return Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

function count(words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, at) => [word, at + 1]));
}

function tens(words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, at) => [word, (at + 2) * 10]));
}

function hundreds(words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, at) => [word, (at + 2) * 100]));
}
