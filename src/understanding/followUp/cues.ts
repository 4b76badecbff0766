/** What shows that a message hangs together with what came before. */
export interface Cues {
  /** "and …", "what about …", "same for …". */
  adds: boolean;
  /** A phrase or a bare question word where a sentence should be: "in blue?", "for two people", "why so long?". */
  isFragment: boolean;
  /** "no, …", "I meant …", "not … but …". */
  corrects: boolean;
  /** "actually", "wait", "instead": a change of a value, or of mind. */
  changes: boolean;
  /** "back to …", "about my first question". */
  returns: boolean;
  /** "the first thing", "my first question": of the episode. */
  first: boolean;
  /** "about my …", "regarding …": may name an earlier topic. */
  names: boolean;
  /** "the other one". */
  other: boolean;
  /** "both", "all of them". */
  all: boolean;
  /** "the cheaper one": a comparison that only the customer can make. */
  compares: string | undefined;
  /** Which of several, from 0; -1 is the last. */
  ordinal: number | undefined;
  /** "it", "that one", "cancelarlo". */
  points: boolean;
}

/** Words before the point: "ok so", "thanks. and …". */
const LEAD = `^(?:(?:ok|okay|well|hmm+|um+|uh+|oh|ah|so|hey|hi|hello|thanks|thank you|thx|great|cool|fine|good|perfect|alright|all right|right|got it|i see|please|and|but|yes|yeah|gut|danke|ach so|ach|alles klar|na ja|ja|und|aber|merci|daccord|d accord|bon|ben|alors|et|mais|oui|gracias|vale|bueno|bien|pues|entonces|y|pero|si|obrigad[oa]|entao|bom|ta|certo|e|mas|sim)[ ,.!:;-]+)*`;
const start = (...alternatives: string[]) => new RegExp(`${LEAD}(?:${alternatives.join('|')})`);
const anywhere = (...alternatives: string[]) => new RegExp(`\\b(?:${alternatives.join('|')})`);

const ADDS =
  /^(?:(?:ok|okay|well|hmm+|oh|ah|so|thanks|thank you|great|cool|fine|good|gut|danke|merci|gracias|vale|bueno|obrigad[oa]|bom|got it|alles klar)[ ,.!:;-]+)*(?:(?:and|also(?! (?:ich|wir|das|die|der|mein|meine|meinen|es|wie|wenn|bei|mir|bitte))|plus(?= (?:the|an?|one|in|for|my|i|we|can|do)\b)|or|what about|how about|what if|how bout|wbt|likewise|as well as|(?:the )?same (?:for|with|goes|question|thing|again|to|in)|und|auch|oder|sowie|was ist mit|wie (?:ist|war|ware|sieht|siehts|stehts|steht) es (?:\w+ )?(?:mit|fur|bei|aus)|wie siehts (?:aus )?(?:mit|bei)|dasselbe|das gleiche|gleiches|genauso|ebenso|et|aussi|ou(?! (?:est|sont|puis|peut|se|dois|trouver|trouve|en|va|vont|je|on|avez|sera|faut|cliquer))|pareil|(?:la )?meme chose|idem|qu en est[ -]il|que dire|y|tambien|o(?= (?:en|para|con|mejor|tal vez|quiza|el|la|de)\b)|que tal|que hay|que pasa con|lo mismo|igual (?:para|con)|e|tambem|ou|que tal|(?:e )?quanto a[os]?|o mesmo|a mesma coisa|igual (?:para|pra))(?![\p{L}\p{N}-]))/u;
/** "… as well?", "… too?" at the end. */
const ADDS_LATE = /\b(?:as well|too|aussi|tambien|tambem|auch|also)[ ?.!]*$/;
const FRAGMENT =
  /^(?:only |just |but |maybe |aber |nur |mais |pero |mas )?(?:in|for|to|from|with|without|on|at|until|by|fur|mit|ohne|nach|von|vom|auf|am|um|bis|ab|zum|zur|im|en|pour|avec|sans|a|au|dans|vers|para|pra|con|sin|de|desde|hasta|em|com|sem|ate) \S/;
/** "no azul" is "in the blue" in Portuguese; in a longer sentence it is "no" in Spanish. */
const SHORT_FRAGMENT = /^n[oa]s? \p{L}+[ ?.!]*$/u;
/** "why so expensive?", "how long?": of what was said before. */
const BARE_QUESTION =
  /^(?:but |and |aber |mais |pero |mas )?(?:why|how (?:come|long|much|many|far|often|soon|so)|since when|until when|for how long|what for|warum|wieso|weshalb|wie (?:lange|viel|viele|oft)|seit wann|bis wann|pourquoi|combien|depuis quand|por ?que|cuanto|cuantos|desde cuando|quanto|quantos|desde quando)\b/;

const CORRECTS = start(
  // "no, …": the pause makes it an answer to us; "no funciona …" is a sentence of its own.
  String.raw`(?:no+|nope|nah|nein|nee?|non|nao)(?: no)?(?: sorry| danke| merci| perdon)?[,.;:!–—-]+ ?\S`,
  String.raw`(?:no|nope|nah) (?:i (?:just |only |really |actually )?(?:mean|meant|said|asked|want|wanted|need)|the|its|it is|that is|thats|not|my|for|to|sorry|wait|actually|\d)\b`,
  String.raw`nein (?:ich mein|ich will|ich mochte|der|die|das|den|dem|nicht|fur|nach|doch|lieber|\d)`,
  String.raw`non (?:je|le|la|l|celui|celle|pas|pour|plutot|\d)\b`,
  String.raw`no (?:el|la|los|las|era|quise|me refer|mejor|perdon)\b`,
  String.raw`nao (?:o|a|os|as|era|e o|e a|quis|melhor)\b`,
  String.raw`not (?:that|this|the|my|in|for|to|\S*\d)`,
  String.raw`nicht (?:das|die|der|den|in|fur|nach)\b`,
  String.raw`pas (?:le|la|l|celui|celle|en|pour)\b`,
  String.raw`(?:quatsch|unsinn|falsch|stopp?|halt|faux|errado|mentira)\b`,
  'wrong (?:one|order|number|date|city|item|product|address|size|colou?r)',
);
const CORRECTS_ANYWHERE = anywhere(
  String.raw`i (?:mean|meant)\b`,
  String.raw`(?:i am|im|i was) (?:talking about|asking about|referring to|speaking of)\b`,
  String.raw`(?:my mistake|my bad|typo|correction|scratch that|i misspoke|mistyped|i typed (?:it|that) wrong|typed the wrong|gave (?:you )?the wrong|should (?:be|have been|read|say)|supposed to be|i said)\b`,
  String.raw`(?:ich (?:mein(?:e|te)|rede|spreche von)|gemeint|sondern|korrektur|tippfehler|vertippt|verschrieben|verwechselt|falsche (?:nummer|bestellung|adresse))\b`,
  String.raw`(?:je (?:voulais dire|veux dire|parle|parlais|pensais)|je me suis trompee?|faute de frappe|erreur de ma part)\b`,
  String.raw`(?:quise decir|queria decir|me refer(?:ia|i|imos)|me refiero|me equivoque|error mio)\b`,
  `(?:quis dizer|queria dizer|me referia|me refiro|me enganei|errei|erro meu|estou falando d)`,
  String.raw`(?:sorry|oops|ups|whoops|pardon|desolee?|perdon|perdona|desculp[ae]|entschuldigung|verzeihung|moment)[,.:! -]+(?:(?:its|it is|that is|thats|i meant|es ist|das ist|c est|es|e|era|the|die|la|le|el|o|a|order|number|nummer|bestellung|commande|pedido) ){0,4}\S*\d`,
);
const CHANGES = new RegExp(
  String.raw`${LEAD}(?:actually|wait|hold on|on second thoughts?|better|eigentlich|moment|warte|lieber|besser|doch|en fait|finalement|plutot|attendez|mejor|en realidad|espera|al final|melhor|na verdade|alias|espera[ ,])\b|\b(?:instead|rather|stattdessen|lieber|plutot|a la place|mas bien|en (?:lugar|vez)|em vez|ao inves)\b|\b(?:make|change|switch|turn) (?:it|that|this|them)\b(?! (?:work|stop|right|up|happen|possible|run|on|off|back|go|easier))|\bmach(?:en)?(?: sie| wir)? (?:es|das|daraus|bitte|lieber)\b|\b(?:que sean?|pon(?:ga)?(?:lo|me)?|mettez|faites|que seja|coloque|bota)\b`,
);

const RETURNS = new RegExp(
  [
    String.raw`${LEAD}(?:lets |let us |can we |could we |shall we |i (?:want|would like|need|wanna|d like) to |id like to |can i |now |anyway )*(?:(?:go|going|get|getting|come|coming|switch|switching|circle|circling|jump|jumping) )?back to \w`,
    String.raw`${LEAD}(?:anyway |now )?(?:lets |can we )?return(?:ing)? to (?:my|the|our|that|what) (?:\w+ )?(?:question|issue|problem|request|topic|point|matter|thing|subject|first|earlier|previous)\b`,
    String.raw`\b(?:about|regarding|concerning|as for|on|for|to) (?:the|my) (?:very )?(?:first|earlier|previous|original|initial|other|last) (?:thing|question|request|issue|problem|point|topic|matter|subject)\b`,
    String.raw`\bmy (?:first|earlier|original|previous|initial|other) (?:question|request|issue|problem|point)\b`,
    String.raw`\bwhat i (?:asked|said|wrote|mentioned) (?:first|before|earlier|at first|initially|in the beginning)\b`,
    String.raw`${LEAD}(?:nun |jetzt |noch ?mal |also )*(?:noch ?mals? |noch einmal )?(?:zuruck zu[mr]?|um auf .{2,30} zuruckzukommen)\b`,
    String.raw`${LEAD}(?:noch ?mals?|noch einmal) (?:zu|zum|zur|wegen)\b`,
    String.raw`\b(?:meine|meiner|die|zur|der) (?:erste|ersten|vorige|vorigen|vorherige|vorherigen|fruhere|ursprungliche|ursprunglichen|andere|anderen) (?:frage|sache|anliegen|thema|problem)\b`,
    String.raw`${LEAD}(?:revenons|revenir|je reviens|pour en revenir|pour revenir|retour|on revient) (?:a|au|aux|sur)\b`,
    String.raw`\b(?:ma|la) (?:premiere|precedente|autre) (?:question|demande|chose)\b`,
    String.raw`${LEAD}(?:volviendo|volvamos|vuelvo|regresando|regresemos|retomando|volver) (?:a|al|con)?\b`,
    String.raw`\b(?:mi|la) (?:primera|anterior|otra) (?:pregunta|consulta|cosa|duda)\b|\bmi (?:pregunta|consulta|duda) (?:anterior|inicial|de antes)\b|\bsobre lo (?:primero|anterior|de antes)\b`,
    String.raw`${LEAD}(?:voltando|vamos voltar|voltar|retomando|volto) (?:a|ao|aos|para|pro)\b`,
    String.raw`\b(?:minha|a) (?:primeira|outra) (?:pergunta|coisa|duvida|questao)\b|\bminha (?:pergunta|duvida) (?:anterior|inicial)\b|\bsobre (?:a primeira coisa|o primeiro assunto|o assunto anterior)\b`,
  ].join('|'),
);
const FIRST =
  /\b(?:first|original|initial|erste[nrs]?|ursprungliche[nrs]?|premi(?:er|ere)|primer[ao]?|primeir[ao]|inicial) (?:thing|question|request|issue|problem|point|topic|matter|subject|frage|sache|anliegen|thema|demande|chose|pregunta|consulta|cosa|duda|pergunta|coisa|duvida|assunto|questao)\b|\basked (?:first|at first|initially)\b|\bpregunta inicial\b|\bsobre lo primero\b/;
const NAMES = new RegExp(
  String.raw`${LEAD}(?:now |nun |jetzt |anyway |anyways )*(?:(?:what|how) about|about|regarding|concerning|as for|as regards|with regards? to|any (?:news|update|progress) (?:on|about|with)|wegen|bezuglich|betreffs?|was (?:ist|war|wird)(?: jetzt| nun)? (?:mit|aus)|zu meiner|zu meinem|concernant|a propos d[eu]?|quant a|pour ce qui est d[eu]?|qu en est[ -]il d[eu]?|et pour|sobre|en cuanto a[l]?|respecto (?:a|al|de)|acerca de[l]?|que (?:hay|pasa|paso) con|y (?:mi|el|la)|quanto a[o]?|em relacao a[o]?|e (?:o|a|meu|minha)|a respeito d[eao])\b`,
);

/** "the other day" is a time. */
const OTHER =
  /\b(?:the|my|that) others?\b(?! (?:day|night|week|way|side|hand|question|thing|issue|topic|problem|request)\b)|\b(?:das|die|der|den|dem|mein|meine|meinen|meiner|beim|zur|zum) andere[nrsm]?\b(?! (?:frage|sache|thema|anliegen))|\b(?:l|les|mon|mes|ma) autres?\b(?! (?:question|chose|demande|jour))|\b(?:el|la|lo|los|las|mi) otr[oa]s?\b(?! (?:pregunta|cosa|dia|consulta))|\b(?:o|a|os|as|meu|minha|do|da|no|na) outr[oa]s?\b(?! (?:pergunta|coisa|dia|duvida))/;
const ALL =
  /\b(?:both|all of (?:them|those|these)|all (?:three|two|four)|beide[rsn]?|alle (?:drei|zwei)|(?:tou(?:s|tes)) les (?:deux|trois)|les (?:deux|trois)|ambos|ambas|l[oa]s (?:dos|tres)|todos|todas|os dois|as duas)\b/;
const COMPARES =
  /\b(?:(?:the )(?:much |slightly |most |least |more |less )?(?:(?:cheap|small|larg|bigg?|new|old|fast|slow|earl[iy]|lat|long|short|light|heav[iy]|nic|high|low|clos|near|quick|strong|simpl|eas[iy]|saf|warm|thick|thin)(?:er|est)|better|best|worse|worst|(?:more|most|less|least) \w+)|(?:das|die|der|den|dem) (?:billiger|gunstiger|teurer|grosser|kleiner|neuer|alter|schneller|langsamer|besser|spater|fruher|langer|kurzer|leichter|schwerer)e[nsmr]?|(?:das|die|der|den) (?:billigst|gunstigst|teuerst|grosst|kleinst|neuest|altest|schnellst|best)e[nsmr]?|(?:le|la|les|celui|celle) (?:plus|moins) (?:\w+ )?\w+|(?:le|la) meilleure?|(?:el|la|lo|los|las) (?:mas|menos) \w+|(?:el|la) (?:mejor|peor|menor|mayor)|(?:o|a|os|as) (?:mais|menos) \w+|(?:o|a) (?:melhor|pior|menor|maior))\b/;

const ORDINALS: RegExp[] = [
  /\b(?:first|1st|former|erste[rsnm]?|premi(?:er|ere)|1er|1re|primer[oa]?|primeir[oa])\b/,
  /\b(?:second|2nd|zweite[rsnm]?|deuxieme|seconde?|2e|segund[oa])\b/,
  /\b(?:third|3rd|dritte[rsnm]?|troisieme|3e|tercer[oa]?|terceir[oa])\b/,
  /\b(?:fourth|4th|vierte[rsnm]?|quatrieme|cuart[oa]|quart[oa])\b/,
  /\b(?:fifth|5th|funfte[rsnm]?|cinquieme|quint[oa])\b/,
];
const LAST = /\b(?:last|latter|letzte[rsnm]?|letztere[rsnm]?|derni(?:er|ere)|ultim[oa])\b/;
/** "number 2", "option 2", "#2", or the bare figure. */
const NUMBERED =
  /(?:\b(?:number|no\.?|nr\.?|option|choice|nummer|numero|opcion|opcao|choix) |^#)([1-5])\b|^\(?([1-5])\)?[.)!]?$/;
/** "the second time I write", "last week", "the first thing": no choice. */
const NO_CHOICE =
  /\b(?:first|second|third|last|1st|2nd|3rd) (?:time|thing|day|week|month|year|night|name|floor|attempt|try|class|of all|question|hand|minute|letter|step|line|paragraph|call|payment|digits?|\d)|\b(?:at first|at last|a second|one second|seconds)\b|\b(?:which|who|what) .*\b(?:first|last)\b|\b(?:comes?|came|go|goes|went|arrived?|ordered|bought|tried|asked|happened) (?:first|last)\b|\b(?:erste|zweite|dritte|letzte)[nrsm]? (?:mal|frage|sache|woche|monat|jahr|tag|nacht|rate)\b|\b(?:premiere?|deuxieme|troisieme|derniere?|seconde) (?:fois|question|chose|semaine|mois|annee|demande)\b|\b(?:semaine|mois|annee|nuit) derni|\b(?:primera?|segunda|tercera|ultima) (?:vez|pregunta|cosa|semana|noche|consulta)|\b(?:primeira|segunda|terceira|ultima) (?:vez|pergunta|coisa|semana|noite|duvida)|\bsegunda[ -]feira|\b(?:na|para|ate|proxima|nesta) segunda\b|\bultimo (?:mes|ano)\b/;

const POINTS =
  /\b(?:it|them|those|these|mine|(?:this|that|which|the same|the \w+|a \w+) ones?)\b(?! (?:possible|seems|says|takes?|costs? to|raining|would be|(?:be )?possible|appears))|\b(?:do|cancel|change|return|about|with|for|of|is|was|does|did|will|would|can|to|after|before|like|send|mean) (?:that|this)\b(?= *(?:[?.!,]|$|mean|work|cost|take|happen|be|include|apply|one|order|ticket|item|product|number|date|email|card|account|too|as well|instead))|\b(?:that|this) (?:order|ticket|invoice|booking|item|product|number|one|card|parcel|package|payment|appointment|reservation|flight)\b|\b(?:damit|dafur|davon|dazu|daruber|darauf|ihn|diese[rsnm]?)\b|\b(?:ca|cela|celui|celle|ceux|celles)(?:[ -](?:ci|la))?\b|\bl (?:annuler|avoir|changer|modifier|recevoir|retourner|echanger|payer|renvoyer)\b|\b(?:eso|esto|ese|esa|aquello)\b|\b\w{3,}[aei]r(?:lo|la|los|las)\b|\b(?:isso|isto|esse|essa|aquilo|disso|nisso)\b|\b\w{3,}-(?:lo|la|los|las|o|a)\b/;
const POINTS_AT_END =
  /^(?:\S+ ){0,5}that[ ?.!]*$|^(?:(?:and|but|so|ok) )?(?:is|was|would|will|does|did) that\b|\b(?:kann|will|mochte|wie|wann|wo|warum|wird|wurde|ist|kostet|dauert|geht)\b.{0,20}\b(?:das|es)\b(?= *(?:[?.!,]|$|noch|auch|stornieren|andern|zuruck|umtauschen|bezahlen|abholen|kosten|dauern))/;
/** "is it possible", "how is it going": the word stands for nothing. */
const DUMMY =
  /\b(?:is it (?:possible|ok|okay|true|allowed|normal|safe|legal|worth)|it (?:is|would be) (?:possible|nice|great|good)|hows it going|how is it going|does it take|it takes|would it be possible)\b/g;

const MOST_WORDS_TO_CHOOSE = 9;

/** `plain` comes from `plainOf`. */
export function cuesOf(plain: string, words: number): Cues {
  const returns = RETURNS.test(plain);
  const short = words <= MOST_WORDS_TO_CHOOSE;
  const isChoice = short && !returns && !NO_CHOICE.test(plain);
  return {
    adds: ADDS.test(plain) || (words <= 8 && ADDS_LATE.test(plain)),
    isFragment:
      (words <= 7 && FRAGMENT.test(plain)) ||
      (words <= 4 && (SHORT_FRAGMENT.test(plain) || BARE_QUESTION.test(plain))),
    corrects: CORRECTS.test(plain) || CORRECTS_ANYWHERE.test(plain),
    changes: CHANGES.test(plain),
    returns,
    first: returns && FIRST.test(plain),
    names: NAMES.test(plain),
    other: OTHER.test(plain),
    all: short && ALL.test(plain),
    compares: short && !returns ? COMPARES.exec(plain)?.[0] : undefined,
    ordinal: isChoice ? ordinalIn(plain) : undefined,
    points: POINTS.test(plain.replace(DUMMY, ' ')) || POINTS_AT_END.test(plain),
  };
}

/** Which of several, from 0; -1 is the last. */
export function ordinalIn(plain: string): number | undefined {
  const numbered = NUMBERED.exec(plain);
  if (numbered) return Number(numbered[1] ?? numbered[2]) - 1;
  const at = ORDINALS.findIndex((pattern) => pattern.test(plain));
  if (at >= 0) return at;
  return LAST.test(plain) ? -1 : undefined;
}
