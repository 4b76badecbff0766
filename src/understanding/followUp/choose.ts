import { cuesOf, ordinalIn } from './cues.ts';
import { contentOf, isAlike, plainOf, wordsIn } from './plainWords.ts';

const NONE =
  /^(?:none(?: of (?:these|them|those|the above))?|neither|no|nope|something else|anything else|other|another thing|not (?:these|those|listed)|keine?s?(?: davon| von beiden)?|nichts davon|etwas anderes|was anderes|aucune?(?: des deux)?(?: de (?:ces|celles-ci).*)?|ni l un ni l autre|autre chose|ningun[oa]?(?: de (?:est[oa]s|ell[oa]s))?|otra cosa|nenhum[a]?(?: dest[ea]s| dess[ea]s)?|outra coisa)$/;
const YES =
  /^(?:yes|yeah|yep|yup|sure|ok|okay|correct|right|exactly|that one|ja|genau|oui|si|sim|isso|claro|exacto)(?: (?:please|bitte|thanks|danke|exactly|that one|svp|por favor))*$/;
const MOST_WORDS = 8;

/**
 * Which of the labels, in the order shown, the customer means: its place, `none` of them, `unsure` where they pick one
 * but it cannot be told which, or null where they say something else.
 */
export function choose(text: string, labels: string[]): number | 'none' | 'unsure' | null {
  if (labels.length === 0) return null;
  const plain = plainOf(text);
  const words = wordsIn(plain);
  const said = words.join(' ');
  const byLabel = labels.findIndex((label) => wordsIn(plainOf(label)).join(' ') === said);
  if (byLabel >= 0 && said !== '') return byLabel;
  if (NONE.test(said)) return 'none';
  if (words.length > MOST_WORDS || words.length === 0) return null;
  if (YES.test(said)) return labels.length === 1 ? 0 : 'unsure';
  const { compares, ordinal } = cuesOf(plain, words.length);
  const content = contentOf(plain).filter(
    (word) => !/^(?:option|choice|number|\d+(?:st|nd|rd|th)?)$/.test(word),
  );
  if (ordinal !== undefined && content.every((word) => isOrdinal(word)) && ordinal < labels.length)
    return ordinal < 0 ? labels.length - 1 : ordinal;
  const named = byWords(content, labels);
  if (named !== null) return named;
  return compares !== undefined && contentOf(plain.replace(compares, '')).length === 0 ? 'unsure' : null;
}

const isOrdinal = (word: string) => ordinalIn(word) !== undefined;

/** All that is said stands in one label and in no other. */
function byWords(content: string[], labels: string[]): number | null {
  if (content.length === 0 || content.length > 4) return null;
  const holding = labels.flatMap((label, at) => {
    const own = wordsIn(plainOf(label));
    return content.every((word) => own.some((other) => isAlike(word, other))) ? [at] : [];
  });
  return holding.length === 1 ? holding[0]! : null;
}
