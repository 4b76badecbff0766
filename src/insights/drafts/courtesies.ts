/** How a letter begins, with whom it is to: taken off what follows. */
export const GREETING =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rns]?|liebe[rs]?|moin|servus|bonjour|bonsoir|salut|ch(?:er|ère)s?|hola|buen(?:os|as) (?:días|dias|tardes|noches)|estimad[oa]s?|querid[oa]s?|olá|ola|bom dia|boa (?:tarde|noite)|prezad[oa]s?|car[oa]|ciao|buongiorno|buonasera|salve|gentile|beste|geachte|goede(?:morgen|middag|navond)|dag)(?![\p{L}\p{N}])(?:[ ]+(?:there|again|all|team|everyone|customer|sir|madam|or|mr|mrs|ms|dr|herr|frau|zusammen|damen|und|herren|kunde|kundin|monsieur|madame|client|cliente|se[ñn]or[a]?|senhor[a]?|signor[ea]?|heer|mevrouw|klant|\p{Lu}[\p{L}\p{M}'’.-]*)\.?){0,4}[ ]*(?:[,!:.;–—-]+\s*|$)/iu;

const any = (patterns: string[]) => new RegExp(`^(?:${patterns.join('|')})`, 'iu');

/** Sentences that are said out of courtesy, while looking something up, or of the agent: nothing of the matter. */
export const COURTESY = any([
  // Thanks.
  '(?:(?:many|kind) )?(?:thanks|thank you)(?: (?:so|very) much| a lot| again| kindly)?(?:,? (?:for|in advance)\\b.*)?[.!]*$',
  '(?:vielen |herzlichen |besten )?dank(?:e)?(?: schön| sehr)?(?:,? (?:für|im voraus)\\b.*)?[.!]*$',
  'merci(?: beaucoup)?(?:,? (?:pour|de|d.avance)\\b.*)?[.!]*$',
  '(?:muchas )?gracias(?:,? (?:por|de antemano)\\b.*)?[.!]*$',
  '(?:muito )?obrigad[oa](?:,? (?:por|pel[oa])\\b.*)?[.!]*$',
  '(?:molte )?grazie(?:,? (?:per|in anticipo)\\b.*)?[.!]*$',
  '(?:hartelijk )?(?:dank|bedankt)(?: u| je)?(?:,? voor\\b.*)?[.!]*$',
  // Regret.
  "(?:(?:i|we)(?:['’]m|['’]re| am| are) )?(?:very |so |really |truly )?sorry\\b.*",
  '(?:my |our |many )?(?:sincere )?apologies\\b.*',
  '(?:i|we) (?:sincerely |do )?(?:apologi[sz]e|understand (?:how|your|that this))\\b.*',
  '(?:es )?tut (?:mir|uns) (?:sehr |wirklich )?leid\\b.*',
  '(?:bitte )?entschuldig\\p{L}*\\b.*',
  '(?:toutes )?(?:nos|mes) excuses\\b.*|(?:je suis|nous sommes) désolé\\p{L}*.*',
  '(?:lamento|lamentamos|sentimos|siento|disculp\\p{L}*|desculp\\p{L}*|ci dispiace|mi dispiace|excuses voor)(?!\\p{L}).*',
  // Wishes and offers.
  '(?:i |we )?hope (?:this|that|it|you|the above)\\b.*',
  "(?:ich|wir) hoffe[n]?\\b.*|(?:j['’]espère|nous espérons|espero|esperamos|spero|hopelijk)(?!\\p{L}).*",
  '(?:have|wish(?:ing)? you|enjoy) (?:a|an|your|the) (?:very )?(?:\\p{L}+ )?(?:day|week|weekend|evening|afternoon|rest)\\b.*',
  '(?:(?:einen |noch einen )?schöne[ns]? (?:tag|abend|woche|wochenende)|bonne (?:journée|soirée)|(?:que tenga|buen|bom|boa) .{0,20}(?:día|dia|tarde|semana)|buona giornata|fijne dag).*',
  ".*\\b(?:let (?:me|us) know|(?:don['’]?t|do not) hesitate|feel free to (?:contact|reach|ask|reply|write|get)|(?:get|be) (?:back )?in touch)\\b.*",
  'if (?:you (?:have|need)|there (?:is|are))(?: any(?:thing)?)?(?: other| further| more| else| additional)* ?(?:questions?|help|assistance|issues?|problems?|concerns?)\\b.*',
  "(?:bei|falls (?:sie|du)|wenn (?:sie|du)|sollten sie)(?: noch)?(?: weitere[nr]?)?(?: rück)?fragen\\b.*|.*\\bmelden sie sich (?:gern|jederzeit|bitte)\\b.*|.*\\bn['’]hésitez pas\\b.*|.*\\bno dud[ea]n? en\\b.*|.*\\bnão hesite\\b.*|.*\\bnon esitare\\b.*|.*\\baarzel niet\\b.*",
  "(?:(?:i|we)(?:['’]m|['’]re| am| are|['’]d be)? )?(?:always |more than )?(?:happy|glad|pleased|delighted) to (?:help|assist|hear)\\b.*",
  "(?:you(?:['’]re| are) (?:very |most )?welcome|no (?:problem|worries)|my pleasure|any ?time|great|perfect|sure|of course|certainly|okay|ok|gern(?:e)?(?: geschehen)?|kein problem|de rien|de nada|prego|graag gedaan)[.!,]*$",
  // While looking it up.
  '(?:one|just a|just one|a|give me a) (?:moment|second|sec|minute)\\b.*|please (?:hold|wait a|bear with|stand by)\\b.*',
  "(?:(?:i|we)(?:['’]ll| will|['’]m going to| am going to)|let me) (?:just |quickly |now )?(?:check|look|have a (?:quick )?look|take a (?:quick )?look|find out|see|get back|investigate)\\b.*",
  "(?:i|we)(?:['’]m|['’]re| am| are) (?:just |currently |now )?(?:looking|checking|investigating)\\b.*",
  '(?:einen (?:kleinen )?(?:moment|augenblick)|(?:ich|wir) (?:schaue|prüfe|sehe|kümmere)n?)(?!\\p{L}).*|un (?:instant|moment|momento)(?!\\p{L}).*',
  // What was done for this one customer.
  "(?:so |and |also,? |(?:as )?promised,? )?i(?:['’]ve| have|['’]d)? (?:just |now |already |also |gone ahead and )*(?!need)(?:\\p{L}+ed|reset|sent|made|set|put|took|taken|wrote|written|found|gave|given|got|did|done|saw|seen|let)(?!\\p{L}).*",
  "(?:so |and |also,? )?we(?:['’]ve| have)? (?:just |now |already |also )*(?:refunded|reset|changed|updated|sent|issued|cancell?ed|created|processed|added|removed|fixed|resolved|escalated|forwarded|shipped|replaced|credited|extended|unlocked)(?!\\p{L}).*\\byour?\\b.*",
  "(?:ich habe|ich hab|j['’]ai|he \\p{L}+[ai]do|ho \\p{L}+[aiu]to|ik heb)(?!\\p{L}).*",
  // Who writes.
  "(?:my name is|this is|i(?:['’]m| am)) \\p{Lu}[\\p{L}'’-]*(?:,? (?:and|from|of|with)\\b.*)?[.!]*$",
  "(?:ich bin|mein name ist|je m['’]appelle|me llamo|meu nome é|mi chiamo|mijn naam is) .{0,80}$",
]);

/** A letter's end, where it stands on a line of its own. */
export const CLOSING =
  /^\s*(?:(?:(?:with )?(?:kind|best|warm|warmest|kindest|many|friendly)(?:est)? )?(?:regards|wishes|greetings)|best|all the best|cheers|(?:yours|very)(?: very)? (?:sincerely|faithfully|truly)|sincerely|(?:mit )?(?:(?:freundliche|herzliche|beste|viele|liebe|schöne)[mnrs]? )?grü(?:ß|ss)en?|mfg|lg|vg|cordialement|bien à vous|saludos?(?: cordiales)?|atentamente|atenciosamente|cumprimentos|abraços?|(?:cordiali |distinti )?saluti|met vriendelijke groet(?:en)?|groet(?:en|jes)?)\s*[,.!]*\s*$/iu;
