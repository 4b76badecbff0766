import { withoutAccents } from '../withoutAccents.ts';

/**
 * Finds the part of a message, as its writer wrote it, that a plain clause was made from: "Das dritte Mal, dass" for
 * "das dritte mal dass". The plain words themselves where spelling was mended on the way.
 */
export function createQuote(text: string): (plain: string) => string {
  let whole: Folded | undefined;
  return (plain) => {
    whole ??= fold(text);
    const found = ` ${whole.folded} `.indexOf(` ${plain} `);
    if (found < 0 || plain === '') return plain;
    return text.slice(whole.at[found]!, whole.at[found + plain.length - 1]! + 1);
  };
}

interface Folded {
  folded: string;
  /** Where each of its characters stood. */
  at: number[];
}

/** The text in plain letters, every run of others one space. */
function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let offset = 0;
  for (const character of text) {
    const plain = plainLetter(character);
    const letters = plain !== ' ' ? plain : folded === '' || folded.endsWith(' ') ? '' : ' ';
    folded += letters;
    for (let i = 0; i < letters.length; i++) at.push(offset);
    offset += character.length;
  }
  return { folded: folded.trimEnd(), at };
}

/** A letter or digit, nothing for an accent or apostrophe, else a space. */
function plainLetter(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (character !== "'" && character < '\x80') return ' ';
  const plain = withoutAccents(character.toLowerCase());
  return plain === '' || /[\p{L}\p{N}]/u.test(plain) ? plain : ' ';
}
