import type { Signals } from '../domain/understanding.ts';
import { asksForPerson } from './person.ts';
import { plainSentences } from './plain.ts';

/** Patterns below see clauses as `plainSentences` makes them: lower case, no accents, no apostrophes. */
const GREETING =
  /^(?:hi+|hello+|helo|hey+|hiya|howdy|greetings|yo|good (?:morning|afternoon|evening|day)|morning|hallo|guten (?:tag|morgen|abend)|moin|servus|gruss gott|bonjour|bonsoir|salut|coucou|hola|buen(?:os|as)? (?:dias?|tardes|noches)|buenas|oi|ola|bom dia|boa (?:tarde|noite)|dear (?:sir|madam|team|support|all|customer|sirs|friend)[a-z ]*)\b(?: (?:there|all|team|everyone|everybody|folks|guys|again|bot|support|sir|madam|mate|friend|deskhand|or madam|zusammen|a tous|a todos))*|\b(?:how are (?:you|u)(?: doing)?(?: today)?|how is it going|hows it going|whats up|wassup|nice to meet you|wie gehts|comment (?:ca va|allez vous)|ca va|que tal|como estas|tudo bem)\b/g;
const THANKS =
  /\b(?:(?:many |thanks? (?:a lot|so much)|thanks?|thank (?:you|u)(?: (?:so|very) much)?|thx|thnx|tysm|ty|cheers|much appreciated|(?:really |i |we )*appreciate (?:it|that|your (?:help|time|support))|danke(?: schon| sehr)?|dankeschon|vielen dank|merci(?: beaucoup)?|(?:muchas )?gracias|(?:muito )?obrigad[oa]|valeu))\b(?! (?:page|pages|message|messages|email|emails|note|card|screen|popup|letter|you page))/g;
const GOODBYE =
  /\b(?:bye(?: bye)?|good ?bye|see (?:you|ya)(?: (?:later|soon|tomorrow))?|cya|farewell|have a (?:nice|good|great|lovely) (?:day|one|evening|weekend|night)|good night|thats all(?: for now)?|that is all|tschuss|auf wiedersehen|ciao|schonen tag(?: noch)?|au revoir|a bientot|bonne journee|adios|hasta (?:luego|pronto)|chau|tchau|ate (?:logo|mais))\b/g;
const NOT_HELPED = [
  /^(?:(?:no|but|sorry|hmm|well|unfortunately|still|ok|and|nope|yes|thanks|i think|im afraid) )*(?:that|this|it|these|those|they|your (?:answer|reply|article|link|suggestion|instructions|solution)|the (?:answer|article|link|suggestion|steps|instructions|solution)|none of (?:this|these|that|it|them|those)|nothing)(?: (?:really|still|also|one|article|answer|just|unfortunately|did|all))* (?:didnt|doesnt|does not|did not|dont|do not|isnt|is not|wasnt|was not|hasnt|has not|havent|not|helps?|worked|works)(?: (?:really|even|actually|at all|quite|me|for me|helped|worked))*(?: (?:helpful|help|work|working|solved?|fix|answer|what i|useful|resolved?|correct|right|my (?:question|problem|issue)|the (?:answer|solution|problem|same|right)|apply|address|make sense)\b.{0,30})$/,
  /\b(?:unhelpful|(?:not|isnt|wasnt|never|hardly) (?:very |really |at all |so |particularly )*(?:helpful|helping|useful)|not what i (?:asked|meant|need|needed|was asking|want|wanted|am asking)|(?:you|u) (?:didnt|did not|dont|do not|havent|are not|arent) (?:even |really )?(?:answer|understand|get it|listen|help|helping|read|understanding|listening|answering)(?: (?:me|my question|the question|what i \w+))?|(?:didnt|doesnt|did not|does not|dont|not) (?:really )?help(?:ed)?(?: me)?(?: at all)?(?=$)|(?:of )?no help(?: at all)?$|wrong (?:answer|article|link|page|topic)|not the answer|(?:doesnt|didnt|does not|did not|not) answer(?:ing)? (?:my|the) question|thats (?:not it|wrong|not right|not correct|incorrect|not what(?: i \w+)?)|that is (?:not it|wrong|incorrect)|(?:makes|make) no sense|misunderstood|no luck)\b/,
  /\bstill (?:not (?:working|fixed|solved|helpful|resolved)|doesnt work|does not work|isnt working|wont work|the same|same (?:problem|issue|error)|no luck|broken|nothing|having (?:the same|this|that) (?:problem|issue))\b|\b(?:already|i have|ive) (?:tried|did|done|read|followed|know|seen) (?:that|this|it|all|those|these)\b|^(?:i )?tried (?:that|this|it|all)(?: already)?$|^(?:nothing|none of (?:this|these|that|it|them|those)) (?:works|worked|helps|helped)/,
  /\b(?:(?:hat|hilft|half)(?: mir| das| leider| aber)* nicht(?: geholfen| weiter)?|nicht hilfreich|funktioniert (?:immer noch|trotzdem|leider) nicht|falsche antwort|nicht was ich|nicht meine frage)\b/,
  /\b(?:n ?aide pas|m ?aide pas|pas (?:utile|aide)|na pas (?:aide|marche|fonctionne)|repond pas a ma question|(?:ca|cela) ne (?:marche|fonctionne) (?:toujours )?pas|pas ce que je)\b/,
  /\bno (?:me |te |nos )?(?:ayuda|ayudo|sirve|sirvio|funciono|resolvio|respondio|entendiste|es lo que)\b|\bsigue sin\b/,
  /\bnao (?:me )?(?:ajudou|ajuda|resolveu|funcionou|serviu|adiantou|respondeu|era isso|foi isso|e isso|e o que)\b|\bcontinua sem\b/,
];
const HELPED =
  /^(?:(?:yes|yeah|great|perfect|ok|okay|thanks|thank you|awesome|wow|oh|finally|and|so|cool|nice|good|excellent|wonderful|amazing|brilliant) )*(?:(?:that|this|it|you|your answer|the article)(?: (?:really|just|did|has|have|all|totally|actually|now|certainly|definitely|completely))* (?:worked|works|helped|helps|solved|solves|fixed|fixes|answered|answers|resolved|did it|did the trick|did help|was it|was helpful|is helpful|was what i|is what i|is exactly|was exactly)|its working(?: now| again)?|(?:problem|issue|question|all|everything)?(?: is| has been| was)? ?(?:solved|fixed|resolved|answered|sorted|works now|working now)|got it|all good|all set|(?:super |very |really )?helpful|works (?:now|perfectly|great|fine)|understood|makes sense|(?:das )?hat (?:mir |sehr |gut )*(?:geholfen|funktioniert|geklappt)|hat (?:mir )?(?:sehr )?geholfen|(?:ca|cela) (?:a )?(?:marche|fonctionne)|resolu|cest bon|(?:me |si |ya )?(?:funciono|sirvio|ayudo)|resuelto|(?:funcionou|resolveu|ajudou|deu certo))\b(?!.*\b(?:but|yesterday|until|before|how|nicht|pas|aber|mais|pero|mas|idea|britain)\b)/;
/** Praise says that it helped only where nothing else is asked: "great, but how do I …" */
const PRAISE =
  /^(?:perfect|great|awesome|excellent|wonderful|brilliant|amazing|super|perfekt|parfait|perfecto|perfeito|excelente|genial)(?: (?:thanks|thank you|job|danke|merci|gracias|obrigad[oa]))*$/;
const YES =
  /^(?:yes|yeah|yep|yup|yess+|yea|ya|jawohl|ja|oui|ouais|sim|aye|correct|exactly|absolutely|definitely|of course|indeed)\b|^(?:ok|okay|okey|sure|right|alright|fine|k|kk|go ahead|please do|sounds good|that one|genau|klar|gerne|exact|d ?accord|bien sur|si|claro|vale|isso|certo|y)(?: (?:ok|please|thanks|thank you|then|bitte|sure|great|por favor|yes))*$/;
const NO =
  /^(?:no|nope|nah|nein|nee|non|nao|n|not really|not at all|not yet|negative|never mind|nevermind|nvm|no way|pas du tout|absolutely not|of course not|definitely not|i dont think so|keine?swegs)(?: (?:thanks|thank you|sorry|sir|please|danke|merci|gracias|obrigad[oa]|not really|it didnt|it did not|it doesnt|it does not|i dont|i didnt|i do not|that is not|its not|no|nope))*$|^(?:no|nope|nah) (?:it|that|thats|this|i|im|its|not|still|you|we|dont|never)\b/;
const FRUSTRATED =
  /\b(?:ridiculous|unacceptable|useless|terrible|horrible|awful|pathetic|disgust(?:ing|ed)|outrageous|fed up|sick (?:of|and tired)|tired of (?:this|waiting|asking|your)|worst|this is a joke|(?:thanks|thank you) for nothing|waste of (?:my )?(?:time|money)|wasting my time|furious|angry|pissed|annoy(?:ed|ing)|frustrat\w+|very disappointed|so disappointed|disappointing|incompetent|rubbish|garbage(?! coll)|crap|bullshit|wtf|ffs|f+u+c+k\w*|shit\w*|damn\w*|stupid(?! question)|idiot\w*|moron\w*|hate (?:this|you|your)|how many times|how much longer|(?:second|third|fourth|fifth|sixth|tenth|\d+(?:nd|rd|th)) time (?:i|im|ive|that|this|you|now)|still no (?:answer|reply|response)|no ?(?:body|one) (?:answers|helps|responds|cares|replies|is helping)|unbelievable|you suck|this sucks|lost my patience|losing (?:my )?patience|frechheit|unverschamt|lacherlich|scheiss\w*|nervt|kotzen|katastrophe|nutzlos|inadmissible|scandaleux|ras le bol|inacceptable|marre|merde|honteux|inaceptable|hart[oa] de|verguenza|ridicul[oa]|pesim[oa]|mierda|inutil|inaceitavel|absurdo|pessim[oa]|merda|vergonha|cansad[oa] de)\b/g;

const FILLER = new Set(
  'a ah all asked asking writing telling nothing waiting alright am and at awesome back bitte but by cool dear deskhand do everyone excellent fine for friend good great guys haha help helpful hmm i in is it its just lol lot love madam man mate maybe me much my nice now of oh ok okay on perfect please pls plz por favor really right sir so svp team that thats the then there this time to today too um very was welcome well what with wow you your fur ihre hilfe pour votre aide para su ayuda sua ajuda esta es e y und et'.split(
    ' ',
  ),
);
/** "Hi Bob," at the start: the name is no request. */
const NAMED =
  /^(\s*(?:hi+|hello|hey|dear|hallo|bonjour|salut|hola|ol[aá]|oi|good \p{L}+)),?\s+\p{Lu}\p{L}{1,20}\s*(?=[,.!?\n]|$)/iu;

/** What the customer shows in this message; each is true on evidence only. `text` comes from `tidy`. */
export function signalsOf(text: string): Signals {
  const named = NAMED.exec(text);
  const isName = named !== null && /\p{Lu}\p{L}+\s*$/u.test(named[0]);
  const sentences = plainSentences(isName ? text.replace(NAMED, '$1') : text);
  const clauses = sentences.flat();
  const whole = sentences.map((parts) => parts.join(' '));
  const any = (pattern: RegExp, among = clauses) => among.some((clause) => clause.search(pattern) >= 0);
  const wordless = clauses.length === 0;
  const notHelped =
    NOT_HELPED.some((pattern) => any(pattern) || any(pattern, whole)) || (wordless && /👎/u.test(text));
  const request = clauses.some(hasRequest);
  return {
    person: asksForPerson(sentences),
    greeting: any(GREETING) || /👋/u.test(text),
    thanks: any(THANKS) || (wordless && /🙏/u.test(text)),
    goodbye: any(GOODBYE),
    notHelped,
    affirmed:
      any(YES) ||
      (!notHelped && (any(HELPED) || any(HELPED, whole) || (!request && any(PRAISE)))) ||
      (wordless && /[👍👌✅💯]/u.test(text)),
    denied: any(NO) || (wordless && /[👎❌]/u.test(text)),
    frustrated: any(FRUSTRATED) || isShouting(text) || /[😡🤬😠😤💢]/u.test(text),
    request,
  };
}

function hasRequest(clause: string): boolean {
  const said = [...NOT_HELPED, YES, NO, HELPED].some(
    (pattern) => clause.length < 50 && covers(pattern, clause),
  );
  if (said) return false;
  const rest = [FRUSTRATED, THANKS, GOODBYE].reduce(
    (left, pattern) => left.replace(pattern, ' '),
    clause.replace(GREETING, ' '),
  );
  const words = rest.split(' ').filter((word) => word !== '' && !FILLER.has(word) && !ANSWER.has(word));
  return words.length > 0;
}

const ANSWER = new Set(
  'yes yeah yep yup no nope nah ja nein oui non si sim nao sure correct exactly worked works helped bot'.split(
    ' ',
  ),
);

/** The pattern takes up the clause but for a few words, which then are no question of their own. */
function covers(pattern: RegExp, clause: string): boolean {
  const match = pattern.exec(clause);
  if (!match) return false;
  const rest = clause.slice(match.index + match[0].length).trim();
  return rest.split(' ').filter((word) => word !== '' && !FILLER.has(word)).length === 0;
}

function isShouting(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 12 && capitals / letters > 0.8 && /[!?]{2}/.test(text);
}
