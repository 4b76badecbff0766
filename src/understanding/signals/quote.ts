/**
 * The part of a message, as its writer wrote it, that a plain clause was made from: "Das dritte Mal, dass" for "das
 * dritte mal dass". The plain words themselves where spelling was mended on the way.
 */
export function quoteOf(text: string, plain: string): string {
  const { folded, at } = fold(text);
  const found = ` ${folded} `.indexOf(` ${plain} `);
  if (found < 0 || plain === '') return plain;
  return text.slice(at[found]!, at[found + plain.length - 1]! + 1);
}

/** The text in plain letters, every run of others one space, and where each of its characters stood. */
function fold(text: string): { folded: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  let offset = 0;
  for (const character of text) {
    const plain = character
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .normalize('NFC');
    const letters = /[\p{L}\p{N}]/u.test(plain) ? plain : plain === '' || folded.endsWith(' ') ? '' : ' ';
    if (letters !== ' ' || folded !== '') {
      folded += letters;
      for (let i = 0; i < letters.length; i++) at.push(offset);
    }
    offset += character.length;
  }
  return { folded: folded.trimEnd(), at };
}
