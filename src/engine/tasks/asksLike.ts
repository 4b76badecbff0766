import { contentOf, isAlike, plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';

const GREETS =
  /^(?:(?:ok|okay|hi|hello|hey|oh|ah|actually|sorry|please|pls|well|so|and|but|also|hallo|bitte|und|aber|bonjour|svp|et|mais|hola|por favor|y|pero|ola|e|mas)[ ,.!]+)*/;
/** "I would like to …", "can you please …", "I need …": before what is asked for. */
const WISHES =
  /^(?:(?:i|we) (?:also |really |just )?(?:want|would like|d like|wish|need|have|am trying|are trying) (?:to )?|i(?:d| would) (?:also )?like (?:to )?|im trying to |(?:can|could|would|will) (?:you|i|we) (?:please |also )*|help me (?:to )?|please |(?:ich|wir) (?:mochte|mochten|will|wollen|muss|mussen|brauche|brauchen) (?:bitte )?|(?:konnen|konnten) sie (?:bitte )?|(?:je|nous) (?:veux|voudrais|voulons|souhaite|dois) |j ai besoin d e? ?|(?:pouvez|pourriez)[ -]vous |(?:quiero|quisiera|necesito|puede|podria)(?: usted)? |(?:quero|queria|gostaria de|preciso(?: de)?|pode|poderia) )/;
/** Of an example, that say something: one word alone says too little. */
const LEAST = 2;

/**
 * It asks for what one of these examples asks for: begins with the same verb, and says all that it says. "Cancel my gym
 * membership, ana@example.com" does like "I want to cancel my membership"; "my order has not arrived" only tells of
 * something, be it an example itself.
 */
export function asksLike(text: string, examples: string[]): boolean {
  const asked = withoutLead(text);
  const [verb] = wordsIn(asked);
  const said = contentOf(asked);
  if (verb === undefined || said[0] !== verb) return false;
  return examples.some((example) => {
    const wanted = contentOf(withoutLead(example));
    if (wanted.length < LEAST || !isAlike(wanted[0]!, verb)) return false;
    return wanted.every((word) => said.some((one) => isAlike(one, word)));
  });
}

const withoutLead = (text: string) => plainOf(text).replace(GREETS, '').replace(WISHES, '');

/** By its form it wants something, and does not tell of something. */
export const isWish = (text: string): boolean => WISHES.test(plainOf(text).replace(GREETS, ''));
