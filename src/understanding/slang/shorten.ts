import { isCommonWord } from '../language/commonWords.ts';

/** Words with a double letter that people drag out. */
const DOUBLED = new Set(
  'cool soon free need seen see been feel keep week too good look book food room door tell call still will all well hell sell bill miss less loss pass off stuff add happy sorry hurry tomorrow ugly really better cancel cannot annoying terrible horrible disappointed dumb hello yellow button bottom follow full pull goodbye idiot agree three'.split(
    ' ',
  ),
);
const DRAGGED = /(\p{L})\1{2,}/u;
const DRAGS = /(\p{L})\1{2,}/gu;
const MOST_DRAGS = 4;

/** "pleeeease" -> "please", "heeelp" -> "help", "sooooon" -> "soon"; what no letter is dragged out in stays as it is. */
export function shorten(word: string): string {
  if (word.length < 4 || !DRAGGED.test(word) || /^(?:\p{Lu}+|(\p{L})\1+|[ivx]+|x+[sl]+|w{3})$/u.test(word))
    return shortenSingle(word);
  const candidates = readingsOf(word);
  return (
    candidates.find((each) => DOUBLED.has(each.toLowerCase())) ?? candidates.find(isCommonWord) ?? byEar(word)
  );
}

/** The word with each drag as one letter or as two; none where there are too many to try. */
function readingsOf(word: string): string[] {
  const drags = word.match(DRAGS)!.length;
  if (drags > MOST_DRAGS) return [];
  return Array.from({ length: 2 ** drags }, (_, bits) => {
    let at = 0;
    return word.replace(DRAGS, (__, letter: string) => ((bits >> at++) & 1 ? letter + letter : letter));
  });
}

/** "soooo": one letter held on to is a short word with one drag at its end. */
function shortenSingle(word: string): string {
  const held = /^(\p{L}{1,2}?)(\p{L})\2{2,}$/u.exec(word);
  return held && isCommonWord(held[1]! + held[2]!) ? held[1]! + held[2]! : word;
}

/** Vowels once; consonants twice inside a word, where a double one is common, and once at its end. */
function byEar(word: string): string {
  return word.replace(DRAGS, (run, letter: string, at: number) =>
    /[aeiouyäöüáéíóú]/iu.test(letter) || at + run.length === word.length ? letter : letter + letter,
  );
}
