import { plainOf } from '../../understanding/followUp/plainWords.ts';

/** How a question begins that bears no mark: "how much does it cost". "When I opened it, it was broken" is none. */
const BEGINS =
  /^(?:(?:and|but|ok|okay|und|aber|et|mais|y|pero|e|mas) )?(?:(?:what|when|where|who|how|why) (?:is|are|was|were|does|do|did|can|could|will|would|should|much|long|many)|whats|whos|wheres|was (?:kostet|ist|bedeutet|passiert)|wann (?:kommt|ist|bekomme|wird)|wie (?:viel|lange|teuer)|wer (?:bist|sind|ist)|wo (?:ist|bleibt)|warum (?:ist|muss|brauchen|fragen)|(?:combien|quand|pourquoi) (?:ca|cela|est|vous|coute|de)|qui etes|est ce (?:que|possible)|(?:cuanto|cuando|por que|donde) (?:cuesta|vale|tarda|llega|es|esta)|quien eres|(?:quanto|quando|onde) (?:custa|demora|chega|esta)|quem e) ?/;
/** In words. */
const LONGEST_QUESTION = 10;
/** Before a question, in words: "Ok. What does it cost?" */
const LONGEST_LEAD = 2;
/** In characters: whoever says more has said something. */
const LONGEST = 120;

const POLITE = '(?: (?:please|thanks|thank you|sorry|bitte|danke|svp|merci|por favor|gracias|obrigad[oa]))*';
const whole = (...cores: string[]) =>
  new RegExp(
    `^(?:(?:ok|okay|oh|ah|um|hm+|so|well|sorry|actually|no|nein|non|nao|please|bitte|just) )*(?:${cores.join('|')})${POLITE}$`,
  );

const NO = whole('no+|nope|nah|nein|nee|non|nao');
/** Yes, and what else agrees or greets, in five languages. */
const BARE = whole(
  'y(?:es|eah|ep|up)?|sure|ok(?:ay)?|hm+|what|huh|hi|hello|hey|thanks|thank you',
  'ja|jawohl|was|hallo|danke|oui|ouais|quoi|bonjour|merci|si|que|hola|gracias|sim|ola|obrigad[oa]',
);
/** Not now; nor any answer at all. */
const LATER = whole(
  '(?:please )?(?:wait|hold on|hang on)(?: (?:a|one|for a) (?:moment|minute|second|sec|bit))?',
  '(?:just )?(?:a|one|1) (?:moment|minute|second|sec)|moment|later|not (?:now|yet)|maybe later|give me (?:a|one) (?:moment|minute|second|sec)',
  '(?:i will|ill|i can) (?:tell|send|give|say|write)(?: (?:it|that|this|you|to))* later|let me (?:think|check|look)(?: about it)?|i have to (?:think|check|look)(?: about it)?',
  'skip(?: (?:it|this|that))?|pass|idk|dunno',
  '(?:einen? |kleinen )?(?:moment|augenblick|sekunde)(?: mal)?|warte(?:n sie)?(?: (?:mal|kurz|einen moment))*|spae?ter|nicht jetzt|noch nicht|(?:ich )?(?:sage?|schicke) (?:ich )?(?:es |das |dir |ihnen )*spae?ter|weiss (?:ich )?nicht|uberspringen',
  '(?:un |une )?(?:moment|instant|seconde|minute)|attend(?:s|ez)(?: (?:un moment|un instant|une minute))?|plus tard|pas (?:maintenant|encore)|passer',
  '(?:un |una )?(?:momento|segundo|minuto)|esper[ae](?: un (?:momento|segundo|minuto))?|mas tarde|luego|ahora no|todavia no|saltar',
  '(?:um |uma )?(?:momento|segundo|minuto)|esper[ae](?: um (?:momento|segundo|minuto))?|mais tarde|depois|agora nao|ainda nao|pular',
);
/** "I want to keep the old one", "doch nicht": of what was begun. */
const RATHER_NOT = whole(
  '(?:(?:i|we) (?:(?:want|would like|d like|prefer) to |will |ll )?|id like to |ill |lets |better )?(?:keep|leave)(?: (?:it|that|this|the|my|everything))*(?: (?:old|current|same|existing))?(?: (?:one|address|order|as it is|as is))*',
  '(?:(?:ich|wir) )?(?:will|wollen|mochte|mochten)? ?(?:doch )?(?:lieber )?(?:nicht|alles so lassen|(?:die|das|den) (?:alte[nrs]?|bisherige[nrs]?) (?:\\w+ )?behalten)|doch nicht|lieber doch nicht',
  '(?:je (?:veux|prefere) )?(?:garder|gardez) (?:l |le |la )?(?:ancien(?:ne)?|actuel(?:le)?)(?: \\w+)?|finalement (?:non|pas)|plutot pas',
  '(?:quiero )?(?:mantener|dejar) (?:la|el|lo) (?:antigu[oa]|actual|anterior|de antes)|mejor no|al final no',
  '(?:quero )?(?:manter|deixar) [oa] (?:antig[oa]|atual|anterior)|melhor nao|afinal nao',
);
/** A good reason too, for who is asked for one. */
const CHANGED_MIND = whole(
  '(?:(?:i|we|ive|weve) )?(?:have )?changed (?:my|our) mind|(?:(?:i|we) )?(?:do not|dont|no longer) (?:want|need)(?: (?:it|this|that|one))?(?: any ?more)?|no longer needed|not needed(?: any ?more)?',
  '(?:(?:ich|wir) )?(?:hab|habe|haben) (?:es |mirs |mir )*(?:mir )?(?:es )?anders ue?berlegt|(?:ich )?(?:brauche|will) (?:es|das|ihn|sie)? ?(?:doch )?nicht mehr|nicht mehr notig',
  'j ?ai change d ?avis|je n ?en (?:veux|ai) plus(?: besoin)?|he cambiado de (?:idea|opinion)|cambie de (?:idea|opinion)|ya no (?:lo|la) (?:quiero|necesito)|mudei de ideia|ja nao (?:quero|preciso)',
);
const ASKS_WHY = /reason|\bwhy\b|grund|warum|wieso|weshalb|raison|pourquoi|motivo|razon|por que/;

/**
 * These words are nobody's answer to this question: they ask, put off, only agree or deny, or take the wish back. `canDeny`:
 * "no" answers it, as in "anything else?".
 */
export function isNoAnswer(text: string, question: string, { canDeny = false } = {}): boolean {
  const said = plain(text);
  // A secret in a conversation that is played again, "••••", was an answer.
  if (said === '') return !text.includes('•');
  if (isQuestion(text, said)) return true;
  if (said.length > LONGEST) return false;
  if (NO.test(said)) return !canDeny;
  if (BARE.test(said) || LATER.test(said) || RATHER_NOT.test(said)) return true;
  return CHANGED_MIND.test(said) && !ASKS_WHY.test(plain(question));
}

/** A question, or several, and nothing else. */
function isQuestion(text: string, said: string): boolean {
  const [first = '', ...more] = text.match(/[^.!?\n]+[.!?]*/g) ?? [];
  const rest = more.length > 0 && countOf(plain(first)) <= LONGEST_LEAD ? more : [first, ...more];
  const asks = rest.filter((sentence) => plain(sentence) !== '').every((sentence) => sentence.endsWith('?'));
  return asks || (BEGINS.test(said) && countOf(said) <= LONGEST_QUESTION);
}

const countOf = (said: string) => said.split(' ').length;

/** Letters and figures, without accents. */
const plain = (text: string) =>
  plainOf(text)
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
