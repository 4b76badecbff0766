import { isAlike, plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';

const LEAD =
  '(?:(?:ok|okay|no|oh|ah|actually|sorry|well|hi|hello|nein|ach|doch|non|en fait|finalement|en realidad|na verdade|nao)[ ,.!]+)*';
/** "I do not need …", "no longer needed", in five languages; what follows is the thing. */
const UNNEEDED = new RegExp(
  `^${LEAD}(?:${[
    '(?:i|we) (?:do not|dont|no longer) (?:really |actually )?(?:need|want)(?! to(?![\\p{L}\\p{N}]))',
    '(?:(?:it|that|this) is |its |thats )?(?:no longer|not) (?:needed|wanted|necessary|required)',
    '(?:ich|wir) brauchen?(?=.* (?:nicht|keine?n?)(?![\\p{L}\\p{N}]))',
    '(?:das |es )?(?:wird |ist )?nicht (?:mehr )?(?:notig|gebraucht)',
    '(?:je|nous) n ?(?:en )?(?:ai|avons) plus besoin',
    '(?:ce n est )?plus (?:necessaire|besoin)',
    'ya no (?:lo |la |los |las )?(?:necesito|necesitamos|quiero|queremos|hace falta|es necesari[oa])',
    '(?:(?:eu |nos )?(?:ja )?nao (?:o |a )?(?:preciso|precisamos|quero)|(?:ja )?nao e (?:mais )?(?:preciso|necessari[oa]))',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
/** Beside these only the thing itself may be named: "I do not need it by Friday" keeps it. */
const BESIDE = new Set(
  `it that this them one the a an my any more anymore longer now after all please thanks thank you sorry
  das es die den der dem sie ihn mein meine meinen keine keinen kein nicht mehr jetzt doch bitte danke
  le la les l un une de d du mon ma mes merci ca cela en maintenant
  el lo los las una mi eso esto mas ya gracias ahora o os as um uma meu minha do da isso disso dele dela mais obrigado obrigada agora`.split(
    /\s+/,
  ),
);
const LONGEST = 100;

/** "I do not need it any more", "no longer needed", of what a task is about: nothing else is named. */
export function needsNoLonger(text: string, about: string[]): boolean {
  if (text.length > LONGEST || /\?\s*$/.test(text)) return false;
  const plain = plainOf(text).replaceAll('ß', 'ss');
  if (!UNNEEDED.test(plain)) return false;
  const known = about.flatMap((one) => wordsIn(plainOf(one).replaceAll('ß', 'ss')));
  return wordsIn(plain.replace(UNNEEDED, ' ')).every(
    (word) => BESIDE.has(word) || known.some((one) => isAlike(word, one)),
  );
}
