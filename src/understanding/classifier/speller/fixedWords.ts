import { wordsOf } from '../features.ts';

/** Codes, addresses, paths, handles, names written as `likeThis`, and words with letters that English has not. */
const CODE = /[^\p{ASCII}’‘´`'"“”–—…]|[\p{N}_@\\/#=<>{}|~^]|\p{Ll}\p{Lu}|\p{L}\.\p{L}/u;
const CAPITALS = /^[^\p{L}]*\p{Lu}{2,}[^\p{Ll}]*$/u;
const NAME = /^[^\p{L}\p{N}]*\p{Lu}\p{Ll}+/u;
const SENTENCE_END = /[.!?:\n]["')\]]*$/;

/** The words of a text that are no language: they are as they are. Names are told by a capital inside a sentence. */
export function fixedWords(text: string): Set<string> {
  const fixed = new Set<string>();
  if (!/[^\p{ASCII}]|[\p{N}\p{Lu}_@\\/#=<>{}|~^.]/u.test(text)) return fixed;
  const isWritten = /\p{Ll}{3}/u.test(text);
  let isStart = true;
  for (const piece of text.split(/\s+/)) {
    const isName = isWritten && (CAPITALS.test(piece) || (!isStart && NAME.test(piece)));
    if (isName || CODE.test(piece)) for (const word of wordsOf(piece)) fixed.add(word);
    isStart = SENTENCE_END.test(piece);
  }
  return fixed;
}
