import { tidy } from '../understanding/normalize.ts';
import { plainSentences } from '../understanding/plain.ts';
import { HELPED, PRAISE } from '../understanding/signals/answers.ts';

const LONGEST = 500;
const SMILES = /^(?:[😀😃😄😁😊🙂😉😍🤩🥳🎉👏🙌😎☺😇💪]|[\s!.]|\ufe0f|\p{Emoji_Modifier})+$/u;

/** "That worked", "perfect": more than a plain "yes", which may only acknowledge. */
export function saysItHelped(text: string): boolean {
  const sentences = plainSentences(tidy(text.slice(0, LONGEST)));
  const clauses = sentences.flatMap((parts) => [...parts, parts.join(' ')]);
  return clauses.some((clause) => HELPED.test(clause) || PRAISE.test(clause));
}

/** Faces and hands of content, and nothing else. */
export function isSmile(text: string): boolean {
  return text.length <= LONGEST && /\p{Extended_Pictographic}/u.test(text) && SMILES.test(text);
}
