import { plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';

/** The first words of a yes, in five languages; what follows may say more. */
const YES =
  /^(?:(?:ok|okay|well|oh|ah|so|great|perfect|gut|bon|bueno|bom|please|bitte)[ ,]+)*(?:yes|yeah|yep|yup|yea|ya|sure(?! not)|of course(?! not)|absolutely(?! not)|definitely(?! not)|certainly(?! not)|correct|exactly|right|thats (?:right|correct|fine|ok|okay|good|it)|that is (?:right|correct|fine|ok|okay|good)|looks? (?:good|right|correct|fine|great)|sounds? (?:good|right|great|fine)|all (?:good|correct|right)|go (?:ahead|for it)|(?:please |just )?(?:do|proceed|confirm(?:ed)?|continue)(?: it| that| so| this| with (?:it|that|this))?(?: please)?$|please (?:do|proceed|go ahead|confirm|continue)|i (?:do )?(?:confirm|agree|accept|approve|consent)|confirmed|agreed|approved|affirmative|ok|okay|okey|fine|alright|k|kk|y|perfect|great|good|works for me|im (?:fine|ok|good|happy) with|ja|jawohl|genau|klar|gerne|stimmt|richtig|korrekt|einverstanden|passt|in ordnung|mach(?:en sie)?(?: es| das)?(?: bitte| so)*$|bestatig\w*|oui|ouais|exact|exactement|d ?accord|bien sur|tout a fait|cest (?:bon|correct|ca|exact)|allez[ -]y|parfait|je confirme|confirme|si|claro|vale|correcto|exacto|de acuerdo|adelante|esta bien|perfecto|por supuesto|confirmo|hagalo|sim|isso|certo|exato|com certeza|pode(?: ser| fazer| confirmar)?$|esta (?:bem|certo)|perfeito|concordo|tudo bem)(?![\p{L}\p{N}])/u;
const NO =
  /^(?:(?:ok|okay|well|oh|ah|so|sorry|um|uh|hmm+|actually|wait)[ ,]+)*(?:no+(?! (?:problem|worries|prob)\b)|nope|nah|nein|nee|non|nao|n|not (?:really|yet|now|at all|that|this|correct|right|quite|the)|negative|no way|rather not|i (?:do not|dont|would not|wouldnt|wont) (?:want|agree|confirm|like|think|accept)|(?:please )?(?:dont|do not)|thats (?:not|wrong|incorrect)|that is (?:not|wrong|incorrect)|wrong|incorrect|stop|hold on|wait|changed my mind|i changed my mind|lieber nicht|nicht|falsch|stimmt nicht|pas (?:du tout|encore|maintenant|correct|ca)|cest (?:faux|pas)|surtout pas|faux|para nada|mejor no|incorrecto|asi no|melhor nao|de jeito nenhum|errado|incorreto)(?![\p{L}\p{N}])/u;
/** What comes behind takes something of the yes back. */
const BUT =
  /(?:^|[ ,.;-])(?:but|except|only|instead|rather|however|although|though|change|aber|allerdings|nur|jedoch|stattdessen|sondern|mais|sauf|plutot|seulement|par contre|pero|excepto|salvo|solo|en vez|mas|porem|exceto|so que|em vez)(?![\p{L}\p{N}])/u;
/** "yes and also …" asks for more than what was confirmed. */
const MORE =
  /(?:^|[ ,.;])(?:also|and (?:can|could|please|change|add|send)|und (?:noch|auch|bitte)|aussi|tambien|tambem)(?![\p{L}\p{N}])/u;
const NO_PROBLEM =
  /^(?:no (?:problem|worries|prob)|kein problem|pas de (?:probleme|souci)|sin problema|ningun problema|sem problema)s?[ ,.!]*/;
const POLITE = /\b(?:please|thanks|thank you|thx|bitte|danke|merci|svp|gracias|por favor|obrigad[oa])\b/g;
/** Words behind a plain yes with which it is still one. */
const MOST_WORDS = 16;

/** A yes or no to what was asked just before; `partly`: a yes that takes something back. null: neither. */
export function yesOrNo({ text, affirmed, denied }: { text: string; affirmed: boolean; denied: boolean }) {
  const plain = plainOf(text)
    .replace(NO_PROBLEM, ' ')
    .replace(POLITE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,.!]+/, '')
    .trim();
  const count = wordsIn(plain).length;
  if (/\p{Extended_Pictographic}/u.test(text) && count === 0) return affirmed ? 'yes' : denied ? 'no' : null;
  if (NO.test(plain)) return asksBehind(text, count) ? null : 'no';
  if (!YES.test(plain) && !(affirmed && count <= 3)) return denied && count <= 3 ? 'no' : null;
  if (asksBehind(text, count)) return null;
  if (BUT.test(plain) || MORE.test(plain) || count > MOST_WORDS) return 'partly';
  return 'yes';
}

/** "Yes, but what does it cost?" waits for an answer first. */
const asksBehind = (text: string, count: number) => /\?\s*$/.test(text.trim()) && count > 2;
