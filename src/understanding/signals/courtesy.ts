import { anyOf } from './anyOf.ts';

/** Greeting, thanks and goodbye, over clauses as `plainSentences` makes them: lower case, no accents, no apostrophes. */
export const GREETING =
  /^(?:hi+|hello+|helo|hey+|hiya|heya|howdy|greetings|yo|sup|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|hallo|hallochen|hi zusammen|guten (?:tag|morgen|abend)|moin(?: moin)?|servus|gruss gott|gruezi|bonjour|bonsoir|salut|coucou|hola|buen(?:os|as)? (?:dias?|tardes|noches)|buenas|oi|ola|bom dia|boa (?:tarde|noite)|e ai|dear (?:sir|madam|team|support|all|customer|sirs|friend)[a-z ]*|sehr geehrte(?:r|s)?(?: damen und herren)?|madame monsieur|estimad[oa]s?(?: senor(?:es|as?)?)?|prezad[oa]s?(?: senhor(?:es|as?)?)?)\b(?: (?:there|all|team|everyone|everybody|folks|guys|again|bot|support|sir|madam|mate|friend|deskhand|or madam|zusammen|a tous|a todos|pessoal|gente))*|\b(?:how are (?:you|u|ya)(?: doing)?(?: today)?|how is it going|hows it going|whats up|wassup|nice to meet you|wie gehts|wie geht es (?:ihnen|dir|euch)|comment (?:ca va|allez vous|vas tu)|ca va|que tal|como estas?|tudo bem)\b/g;

const NO_THANKS =
  '(?! (?:for nothing|page|pages|message|messages|email|emails|mail|note|notes|card|cards|screen|popup|letter|gift|gifts|button|video|you page|you (?:page|note|card|gift|letter|message|email|button)))';
export const THANKS = anyOf(
  `(?:(?:many |big |huge |a million |million )?thanks?(?: (?:a (?:lot|bunch|million|ton)|so much|heaps|again|in advance|to you|very much|loads|tons))?|thank (?:you|u|ya)(?: (?:so|very) much| kindly)?|thankyou|thank[sx]{2,}|thx|thnx|thanx|tnx|tks|tysm|tyvm|ty|ta(?= (?:very much|mate|love)|$)|cheers|much (?:appreciated|obliged)|(?:really |i |we |much )*appreciate (?:it|that|this|all|you|your (?:help|time|support|quick))|(?:youre|you are|ur) (?:a (?:lifesaver|life saver|star|legend|gem|hero)|the best|awesome|amazing)|(?:very |so )?grateful|god bless)\\b${NO_THANKS}`,
  '(?:(?:vielen |besten |herzlichen |tausend |lieben |schonen |recht )+dank|danke(?: (?:schon|sehr|dir|ihnen|euch|vielmals|nochmals))?|dankeschon|dank (?:dir|ihnen|euch)|merci vielmals)\\b',
  '(?:(?:mille |grand |un grand )?merci(?: (?:beaucoup|bien|infiniment|d ?avance|a vous|mille fois))?|mille mercis|je (?:vous|te) remercie|remerciements anticipes)\\b',
  '(?:(?:muchas |muchisimas |mil |infinitas )?gracias|(?:se |te |les )?lo agradezco|muy agradecid[oa]|agradecid[oa])\\b(?! por nada)',
  '(?:(?:muito )?obrigad(?:[oa]|inh[oa])|brigad(?:[oa]|inh[oa])|valeu|vlw|agradeco|(?:muito )?grat[oa] (?:pel[oa]|por)|agradecid[oa])\\b',
);

const BEFORE =
  '(?:(?:ok|okay|kk|alright|well|so|and|great|perfect|thanks|thank you|cool|then|no|nope|good|danke|merci|gracias|obrigad[oa]) )*';
const AFTER =
  '(?: (?:bye|now|then|for now|all|everyone|guys|mate|thanks|thank you|and thanks|later|soon|tomorrow|again|i need|i needed|i wanted|from me|for today))*';
export const GOODBYE = anyOf(
  `^${BEFORE}(?:bye(?: bye)?|bye+|good ?bye|by by|cya|see (?:you|ya|u)(?: around)?|farewell|so long|take care|good ?night|ttyl|(?:talk|speak|catch) (?:to )?(?:you|u|ya) (?:later|soon)|later|cheerio|peace out)${AFTER}$`,
  '(?:bye|goodbye|bye bye)$',
  '(?:have|enjoy) (?:a|an|your|the rest of (?:your|the)) (?:very )?(?:nice|good|great|lovely|wonderful|fantastic|pleasant|rest of your|blessed)? ?(?:day|one|evening|weekend|night|afternoon|week)$',
  `^${BEFORE}(?:that|this|it)(?:s| is| was| will be|ll be| would be) (?:all|everything|it)${AFTER}$`,
  `^${BEFORE}(?:nothing else|no further questions|no more questions|all good|i am done|im done|thats all folks)${AFTER}$`,
  'tschu(?:ss|essi?|ssi)|auf wieder(?:sehen|horen)|bis (?:bald|dann|spater|morgen|zum nachsten mal)$|(?:schonen|schones|noch einen schonen|einen schonen|wunsche einen)(?: guten)? (?:tag|abend|wochenende|feierabend|woche|rest)(?: noch)?|machs gut|gute nacht|ciao$',
  'au revoir|a bientot|a plus(?: tard)?$|a demain|bonne (?:journee|soiree|nuit|fin de journee|continuation)|bon week ?end|ce sera tout|cest tout(?: merci)?$',
  'adios|hasta (?:luego|pronto|manana|la vista)|chau|nos vemos$|(?:que )?(?:tenga|ten|pase|pasen|tengan) (?:un )?(?:buen|bonito|lindo|excelente) (?:dia|tarde|noche|fin de semana)|eso es todo|nada mas(?: gracias)?$|buen dia$',
  'tchau|xau|ate (?:logo|mais|breve|amanha|a proxima)|(?:tenha|tenham) (?:um |uma )?(?:bom|boa|otimo|otima|excelente) (?:dia|tarde|noite|fim de semana|semana)|(?:e|era) so isso|so isso(?: obrigad[oa])?$|adeus',
);
