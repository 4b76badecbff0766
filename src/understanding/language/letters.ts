/** Letters that speak for languages written in Latin script, each with the languages that use it. */
const LETTERS: [letters: string, languages: string][] = [
  ['ß', 'de'],
  ['ä', 'de sv fi'],
  ['ö', 'de sv fi tr hu'],
  ['ü', 'de tr hu'],
  ['ñ¿¡', 'es'],
  ['ãõ', 'pt'],
  ['ç', 'fr pt tr'],
  ['œëû', 'fr'],
  ['êâ', 'fr pt'],
  ['è', 'fr it'],
  ['àù', 'fr it'],
  ['òì', 'it'],
  ['áíóú', 'es pt cs hu'],
  ['å', 'sv da nb'],
  ['øæ', 'da nb'],
  ['łąęśźżń', 'pl'],
  ['ć', 'pl hr'],
  ['ěůř', 'cs'],
  ['ľĺŕ', 'sk'],
  ['čšž', 'cs sk hr'],
  ['ý', 'cs sk'],
  ['őű', 'hu'],
  ['ățșţ', 'ro'],
  ['ğı', 'tr'],
  ['ş', 'tr ro'],
  ['đ', 'hr vi'],
  ['ơưạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỵỷỹ', 'vi'],
];

export const LETTER_OF: ReadonlyMap<string, string[]> = new Map(
  LETTERS.flatMap(([letters, languages]) =>
    [...letters].map((letter) => [letter, languages.split(' ')] as const),
  ),
);
