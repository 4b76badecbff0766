import { isAlike, plainOf, subjectsOf, wordsIn } from '../../understanding/followUp/plainWords.ts';

/** The first words of a yes, in five languages; what follows may say more. */
const YES =
  /^(?:(?:ok|okay|well|oh|ah|so|great|perfect|gut|bon|bueno|bom|please|bitte)[ ,]+)*(?:yes|yeah|yep|yup|yea|ya|sure(?! not)|of course(?! not)|absolutely(?! not)|definitely(?! not)|certainly(?! not)|correct|exactly|right|thats (?:right|correct|fine|ok|okay|good|it)|that is (?:right|correct|fine|ok|okay|good)|looks? (?:good|right|correct|fine|great)|sounds? (?:good|right|great|fine)|all (?:good|correct|right)|go (?:ahead|for it)|(?:please |just )?(?:do|proceed|confirm(?:ed)?|continue)(?: it| that| so| this| with (?:it|that|this))?(?: please)?$|please (?:do|proceed|go ahead|confirm|continue)|i (?:do )?(?:confirm|agree|accept|approve|consent)|confirmed|agreed|approved|affirmative|ok|okay|okey|fine|alright|k|kk|y|perfect|great|good|(?:that |this |it )?works(?: for me)?|im (?:fine|ok|good|happy) with|ja|jawohl|genau|klar|gerne|stimmt|richtig|korrekt|einverstanden|passt|in ordnung|mach(?:en sie)?(?: es| das)?(?: bitte| so)*$|bestatig\w*|oui|ouais|exact|exactement|d ?accord|bien sur|tout a fait|cest (?:bon|correct|ca|exact)|allez[ -]y|parfait|je confirme|confirme|si|claro|vale|correcto|exacto|de acuerdo|adelante|esta bien|perfecto|por supuesto|confirmo|hagalo|sim|isso|certo|exato|com certeza|pode(?: ser| fazer| confirmar)?$|esta (?:bem|certo)|perfeito|concordo|tudo bem)(?![\p{L}\p{N}])/u;
const NO =
  /^(?:(?:ok|okay|well|oh|ah|so|sorry|um|uh|hmm+|actually|wait)[ ,]+)*(?:no+(?! (?:problem|worries|prob)\b)|nope|nah|nein|nee|non|nao|n|not (?:really|yet|now|at all|that|this|correct|right|quite|the)|negative|no way|rather not|i (?:do not|dont|would not|wouldnt|wont) (?:want|agree|confirm|like|think|accept)|(?:please )?(?:dont|do not)|thats (?:not|wrong|incorrect)|that is (?:not|wrong|incorrect)|wrong|incorrect|stop|changed my mind|i changed my mind|lieber nicht|nicht|falsch|stimmt nicht|pas (?:du tout|encore|maintenant|correct|ca)|cest (?:faux|pas)|surtout pas|faux|para nada|mejor no|incorrecto|asi no|melhor nao|de jeito nenhum|errado|incorreto)(?![\p{L}\p{N}])/u;
/** Neither yet: the question stays. */
const NOT_NOW =
  /^(?:(?:ok|okay|oh|um|uh|hmm+|please|bitte) )*(?:wait|hold on|(?:just )?(?:give me )?(?:a|one) (?:moment|minute|min|second|sec)|let me (?:think|check|see|look|ask)|moment|momentito|einen moment|sekunde|warten?(?: sie)?|attend(?:s|ez)|un (?:moment|instant|momento)|um momento|espera?|espere)(?! no\b|,? i (?:do not|dont))(?![\p{L}\p{N}])/u;
/** What comes behind takes something of the yes back. */
const BUT =
  /(?:^|[ ,.;-])(?:but|except|only|instead|rather|however|although|though|change|aber|allerdings|nur|jedoch|stattdessen|sondern|mais|sauf|plutot|seulement|par contre|pero|excepto|salvo|solo|en vez|mas|porem|exceto|so que|em vez)(?![\p{L}\p{N}])/u;
/** "yes and also …" asks for more than what was confirmed. */
const MORE =
  /(?:^|[ ,.;])(?:also|and (?:can|could|please|change|add|send)|und (?:noch|auch|bitte)|aussi|tambien|tambem)(?![\p{L}\p{N}])/u;
const NO_PROBLEM =
  /(?<![\p{L}\p{N}])(?:no (?:problem|worries|prob|rush|hurry)|kein problem|pas de (?:probleme|souci)|sin problema|ningun problema|sem problema)s?(?![\p{L}\p{N}])[ ,.!]*/gu;
const POLITE = /\b(?:please|thanks|thank you|thx|bitte|danke|merci|svp|gracias|por favor|obrigad[oa])\b/g;
/** Behind a yes: a no, a condition, or not yet; in five languages. */
const NOT_YET =
  /(?<![\p{L}\p{N}])(?:no|not|nope|never|cannot|cant|dont|wont|doesnt|isnt|nein|nicht|kein\w*|nie|non|pas|jamais|nao|nunca|if|unless|once|when|until|before|later|tomorrow|wait|hold on|moment|minute|second|think|thinking|check|ask|wrong|falls|wenn|sofern|sobald|erst|spater|morgen|wart\w*|uberleg\w*|pruf\w*|si|sinon|attend\w*|reflechi\w*|plus tard|demain|d abord|apres|cuando|luego|manana|esper\w*|piens\w*|pensar|se|caso|depois|amanha|errado|incorrect\w*|faux|falsch|to know|wissen)(?![\p{L}\p{N}])/u;
/** What agreeing people say beside what they were asked. */
const AGREEING = new Set(
  `all thats its yes yeah yep yup sure course absolutely definitely certainly correct exactly right true good great perfect fine ok okay okey kk alright
  cool nice lovely awesome agreed agree confirm confirmed confirming approve approved accept proceed continue ahead details detail everything
  looks look sounds sound works work happy sir madam man mate dear cheers appreciate appreciated advance help asap soon quickly quick
  ja jawohl genau klar gerne stimmt richtig korrekt einverstanden passt ordnung mach machen machs weiter bestatige bestatigt alles prima super toll
  oui ouais exact exactement accord parfait confirme faites fais continuez allez vas tout bon bonne beaucoup
  claro vale correcto exacto acuerdo adelante bien perfecto supuesto confirmo hagalo hazlo proceda todo
  sim certo exato certeza perfeito concordo pode fazer confirmar faca prossiga tudo`.split(/\s+/),
);
/** Words behind a plain yes with which it is still one. */
const MOST_WORDS = 16;

interface Said {
  text: string;
  affirmed: boolean;
  denied: boolean;
}

/**
 * A yes or no to what was asked just before; `partly`: a yes that takes something back, or says something that was not asked
 * for. null: neither. `confirms`: what is done with their yes, in the words of the question: then a yes is one only if
 * each of its words agrees or repeats the question, for what it does cannot be taken back.
 */
export function yesOrNo({ text, affirmed, denied }: Said, confirms?: string) {
  const plain = plainOf(text)
    .replace(NO_PROBLEM, ' ')
    .replace(POLITE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,.!]+/, '')
    .trim();
  const count = wordsIn(plain).length;
  if (/\p{Extended_Pictographic}/u.test(text) && count === 0) return affirmed ? 'yes' : denied ? 'no' : null;
  if (NOT_NOW.test(plain) && !NO.test(plain)) return 'partly';
  if (NO.test(plain)) return asksBehind(text, count) ? null : 'no';
  if (!YES.test(plain) && !(affirmed && count <= 3)) return denied && count <= 3 ? 'no' : null;
  if (asksBehind(text, count)) return null;
  if (BUT.test(plain) || MORE.test(plain) || count > MOST_WORDS) return 'partly';
  return confirms === undefined || agreesWith(confirms, text, plain) ? 'yes' : 'partly';
}

function agreesWith(question: string, text: string, plain: string): boolean {
  if (/\?\s*$/.test(text) || NOT_YET.test(plain.replace(YES, ' '))) return false;
  const asked = subjectsOf(question);
  const isAsked = (word: string) =>
    asked.some((own) => (/\d/.test(word) ? own === word : isAlike(own, word)));
  return subjectsOf(plain).every((word) => AGREEING.has(word) || isAsked(word));
}

/** "Yes, but what does it cost?" waits for an answer first. */
const asksBehind = (text: string, count: number) => /\?\s*$/.test(text.trim()) && count > 2;
