import { anyOf } from './anyOf.ts';
import type { Battery } from './battery.ts';

/**
 * Each says little; two kinds in one sentence say that its writer has had enough: "three weeks and still nothing",
 * "once again nobody showed up". Over plain sentences, in five languages.
 */
const NUMBER =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|over an?|ein(?:e|em|er|en)?|zwei|drei|vier|funf|sechs|mehrere[nr]?|un|une|deux|trois|quatre|cinq|six|plusieurs|una|dos|tres|cuatro|cinco|seis|varias?|uma?|duas|dois|quatro|varios)';
const UNIT =
  '(?:days?|weeks?|months?|years?|hours?|tagen?|wochen?|monate?n?|stunden?|jours?|semaines?|mois|heures?|dias?|semanas?|mes(?:es)?|horas?|anos)';

const CUES: [name: string, pattern: Battery][] = [
  [
    'lapse',
    anyOf(
      `(?:for|after|since|in|been|over|its|another|whole|entire|seit|nach|uber|depuis|apres|desde|hace|hacen?|llevo|tras|ya son|faz|ha|ja faz|ja sao|fait|voila|pendant)(?: \\w+){0,2} ${NUMBER} ${UNIT}|^${NUMBER} (?:\\w+ )?${UNIT}(?= and | und | et | e | y |$)|for (?:days|weeks|months|ages|years|hours|so long|that long)|(?:whole|entire|all|half the|half my) (?:day|week|weekend|morning|afternoon|evening|night|saturday|sunday|month)|seit (?:tagen|wochen|monaten|stunden|ewigkeiten)|den ganzen tag|depuis des (?:jours|semaines|mois|heures)|toute la journee|todo el dia|o dia (?:todo|inteiro)|(?:more|longer) than ${NUMBER} ${UNIT}`,
    ),
  ],
  [
    'still',
    anyOf(
      'still (?:not|no|nothing|havent|hasnt|isnt|doesnt|didnt|wont|waiting|being|getting|broken|without|cant|cannot|unresolved|dont|down)|why (?:am|are|is|do|does) (?:i|we|it|this) still|yet to (?:hear|receive|get)|(?:immer )?noch (?:immer )?(?:nicht|nichts|kein\\w*)|(?:nach wie vor|weiterhin) (?:nicht|nichts|kein\\w*)|toujours (?:pas|aucune?|rien)|encore (?:rien|pas)|(?:todavia|aun)(?: \\w+)? (?:no|sin|nada|ninguna)|sigue sin|(?:y|e) nada|(?:no|nao) tengo noticias|ainda (?:nao|sem|nada|nenhuma)|continua sem|no (?:news|update|updates|word|sign|progress)(?: yet| at all| so far)?|aucune nouvelle|sin noticias',
    ),
  ],
  [
    'again',
    anyOf(
      '(?:once|yet) again|again and again|all over again|(?:second|third|fourth|fifth|sixth|2nd|3rd|[4-9]th) (?:time|technician|agent|replacement|attempt|ticket|call|email|engineer|visit|person)|every (?:single )?(?:time|day|week)|each time|repeat(?:ed|edly|ing)(?: myself)?|(?:keep|keeps|kept) (?:happening|failing|breaking|telling|sending|saying|asking|crashing|repeating|getting|having)|always (?:the same|something|fails?|breaks?|an excuse)|(?:two|three|four|five|several|different|multiple|\\d+) (?:different )?(?:agents|people|departments|technicians|reps)|twice|same (?:answer|excuse|reply|result|story|problem again)|schon wieder|zum wiederholten|wiederholt|standig|andauernd|jedes mal|immer (?:wieder|das gleiche|dasselbe)|wie oft|encore une fois|une fois de plus|a chaque fois|sans cesse|combien de fois|otra vez|una vez mas|cada vez|siempre (?:lo mismo|igual)|cuantas veces|de novo|mais uma vez|toda (?:vez|hora)|sempre (?:a mesma|o mesmo|isso)|quantas vezes|vezes',
    ),
  ],
  [
    'bad',
    anyOf(
      '(?:bad|poor|poorly|badly|let ?down|shocking|nightmare|joke|shambles|mess|tired|wast(?:e|ed|ing)|garbage|trash|hopeless|clueless|careless|lousy|crazy|insane|nonsense|unreal|rude|excuses?|disappoint\\w*|unhappy|annoy\\w+|regret|fail(?:ed|ing|ure)s?|screwed|messed up|worst|appalling|scream|dreadful|horrible|awful|cheated|scammed|ripped off|misled|betrayed|excuses|incompetent|broken too|headache|stress(?:ed|ful|ing)?|struggling|painful|a pain|suffer\\w*|(?:enganad|estafad|timad|robad|ignorad|decepcionad|frustrad|insatisfeit)[oa]|betrogen|abgezockt|verarscht|arnaquee?s?|trompee?s?|not (?:impressed|happy|good enough|amused|funny|professional|fair|normal|what i paid)|no (?:excuse|sense|respect|shame)|never (?:again|had such|seen such|been so)|schlecht\\w*|mist|argerlich|schlimm\\w*|peinlich|armselig|traurig|nul(?:le|s)?|mauvais\\w*|penible|lamentable|honte|marre|mal[oa]?|fatal|terrible|triste|pena|ruim|pessim[oa]|triste|palhacada|descaso|vergonha)',
    ),
  ],
  [
    'broken promise',
    anyOf(
      '(?:you|they|he|she|agent|guy|someone|somebody|rep|support|technician)(?: \\w+)? (?:promised|assured|guaranteed|swore|(?:was|were) supposed to|said (?:it|you|they|he|she|that|someone)|told me (?:it|you|they|that))|was (?:promised|assured|told)|(?:nobody|no one|nothing|noone|none)(?: \\w+){0,2} (?:happened|happens|came|comes|showed|shows|turned|works|worked|changed|arrived|done|knows|listens|replied|answered|cares)|never (?:showed|came|called|arrived|replied|answered|received|got|heard|happened|fixed)|passed (?:around|from)|trying to (?:reach|contact|call|get (?:through|hold|help|an answer))|anyone even|versprochen|vertrostet|passiert (?:nichts|nix)|niemand|keiner|promis|personne ne|prometi\\w+|nadie|nunca|dando vueltas|largas|prometer\\w*|ninguem|nunca|enrol\\w+',
    ),
  ],
  [
    'blame',
    anyOf(
      'your (?:\\w+ )?(?:company|service|services|delivery|deliveries|support|team|app|people|guys?|agents?|staff|bot|driver|courier|system|website|customer service|technicians?|colleagues?)|you (?:lot|people|guys|all)|from you|(?:ihr|euer|eure[rnm]?|ihre[rnm]?|von (?:euch|ihnen))|(?:votre|vos) \\w+|vous|(?:su|vuestro|vuestra) (?:servicio|atencion|empresa|soporte|equipo|personal|app|web)|ustedes|vosotros|voces|(?:o )?atendimento',
    ),
  ],
  [
    'loud',
    anyOf(
      'even|at all|seriously|honestly|absolutely|totally|completely|utterly|beyond|literally|ever|really|this is|come on|for gods sake|for god sake|for christs sake|jesus|omg|enough|uberhaupt|wirklich|echt|endlich|vraiment|franchement|absolument|jamais|enfin|de verdad|realmente|por dios|ya|ja|serio|pelo amor de deus|so|mesmo',
    ),
  ],
];
const LOUD = /!|\?{2}/;
const ENOUGH = 2;
const LONGEST = 400;
/** A question of how or whether, or a wish, is asked calmly whatever its words. */
const CALM =
  /^(?:hi |hello |please |hey |and |so )*(?:how (?:do|can|to|long|much|many)|what (?:happens|is|are|if|do)|where|when|which|who|can|could|do|does|is there|are there|will|would|should|wie (?:kann|lange|viel)|wo|wann|kann|gibt|comment|combien|quand|ou|est ce|peut|puis|como|cuando|cuanto|donde|puedo|hay|quanto|quando|onde|posso|tem)\b/;

/** "Your app" in a sentence about waiting is a bug report; in one about excuses it is blame. */
function canBlame(found: { name: string }[]): boolean {
  return found.some(({ name }) => name === 'bad' || name === 'broken promise' || name === 'again');
}

/** The cues of a plain sentence, joined, where there are enough; `text` shows how loudly it was said. */
export function weighUpset(sentence: string, text: string): string | undefined {
  if (sentence.length > LONGEST || CALM.test(sentence)) return undefined;
  const found: { name: string; words: string; at: number }[] = [];
  for (const [name, pattern] of CUES) {
    const match = pattern.exec(sentence);
    if (match) found.push({ name, words: match[0], at: match.index });
  }
  const isBlamed = found.some(({ name }) => name === 'blame');
  const telling = found.filter(({ name }) => name !== 'loud' && (name !== 'blame' || canBlame(found)));
  const isBad = telling.some(({ name }) => name === 'bad' || name === 'broken promise');
  const isLoud = isBlamed || found.some(({ name }) => name === 'loud');
  if (telling.length < ENOUGH && !(isBad && isLoud && LOUD.test(text))) return undefined;
  const [first, ...rest] = telling.sort((a, b) => a.at - b.at);
  const last = rest.at(-1) ?? first!;
  return sentence.slice(first!.at, last.at + last.words.length);
}
