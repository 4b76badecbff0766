import { createRandom } from './random.ts';

type Edit = (letters: string[], at: number, draw: Draw) => void;
/** A whole number below `count`. */
type Draw = (count: number) => number;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const LETTER = /^\p{L}$/u;
const CHARACTERS_PER_EDIT = 8;

const insert: Edit = (letters, at, draw) => {
  letters.splice(at, 0, ALPHABET[draw(26)]!);
};
const remove: Edit = (letters, at) => {
  letters.splice(at, 1);
};
const substitute: Edit = (letters, at, draw) => {
  const others = [...ALPHABET].filter((letter) => letter !== letters[at]!.toLowerCase());
  letters[at] = others[draw(others.length)]!;
};
/** The last letter of a word has no neighbour to its right: it changes places with the one to its left. */
const swap: Edit = (letters, at) => {
  const other = [at + 1, at - 1].find((place) => LETTER.test(letters[place] ?? ''));
  if (other !== undefined) [letters[at], letters[other]] = [letters[other]!, letters[at]!];
};
const EDITS = [insert, remove, substitute, swap];

/** The text with one random edit per eight characters, at least one, each on a letter. The same seed makes the same typos. */
export function createTypist(seed: number): (text: string) => string {
  const next = createRandom(seed);
  const draw: Draw = (count) => Math.floor(next() * count);
  return (text) => {
    const letters = [...text];
    const edits = Math.max(1, Math.floor(letters.length / CHARACTERS_PER_EDIT));
    for (let done = 0; done < edits; done++) {
      const places = letters.flatMap((letter, at) => (LETTER.test(letter) ? [at] : []));
      if (places.length > 0) EDITS[draw(EDITS.length)]!(letters, places[draw(places.length)]!, draw);
    }
    return letters.join('');
  };
}
