import { createBattery } from './signals/battery.ts';

/**
 * "A human, please", in any wording. Patterns over plain clauses (lower case, no accents, no apostrophes, single
 * spaces), because a missed request costs trust and a false alarm costs an agent's time: both can be read off a table.
 */

const DETERMINER =
  '(?:(?:a|an|the|your|some|any|another|one of (?:your|the|ur)|somebody|someone|one|ur|this|that|to|with|from) )*';
const QUALITY =
  '(?:(?:real|actual|live|living|human|physical|proper|competent|customer|client|service|support|sales|billing|technical|tech|care|senior|qualified|breathing|freaking|damn|nice|friendly|different) )*';
const WHO =
  '(?:humans?(?: beings?)?|persons?|people|agents?|representatives?|reps?|csr|operators?|someone|somebody|anyone|anybody|staff|employees?|advis[eo]rs?|specialists?|managers?|supervisors?|technicians?|experts?|consultants?|colleagues?|co-?workers?|boss|team|department|dept|support|customer (?:service|care)|help ?desk|in charge|associates?|professional|counsell?or|engineer)';
const PERSON = `${DETERMINER}${QUALITY}${WHO}\\b(?! else\\b)`;
/** One that is a person and nothing else: no team, no product. */
const ONE =
  '(?:(?:a|an|some|any|one|another|your|the|ur) )?(?:(?:real|actual|live|living|human|customer|service|support|proper|different) )*(?:humans?(?: being)?|person|agent|representative|rep|operator|employee|advis[eo]r|specialist|manager|supervisor|technician|expert|consultant|colleague|someone|somebody|team member|staff member)\\b(?! else\\b)';
const BOT =
  '(?:(?:a|an|the|this|these|your|any|another|some|stupid|dumb|useless|fucking|damn|silly|more|with|to|by) )*(?:chat ?)?(?:bots?|robots?|machines?|computers?|ai|automat\\w+|auto ?repl\\w+|virtual assistants?|algorithms?|program)\\b';
const LATER =
  '(?:$|\\b(?:please|pls|plz|now|asap|today|here|right|immediately|about|regarding|who|that|not|instead|for(?! (?:my|our|a|an|the|some) (?:\\w+ ){0,2}(?:products?|business|company|website|app|store|shop|team|house|property|project|event|wedding|agency|office|listings?|startup|brand|films?|book|party|insurance(?! (?:claim|question|issue|problem|refund|case))))|in|on|from|because|so|and|or|if|rather|thanks|thx|available|with|at|this|urgently|first|directly|again)\\b)';

const DEPARTMENT =
  '(?:sales|billing|accounts|accounting|hr|legal|complaints|finance|retention|collections|returns|warranty|management|reception|customer relations|claims|bookings|reservations|dispatch|cancellations|logistics|compliance|fraud)';
const HELPS =
  '(?:help|helps|fix|fixes|solve|solves|understand|understands|knows? what|knows? how to help|listens?|cares|does something|do something|sort|sorts|answer|answers|assist|deal with|reads?|knows (?:their|his|the|this|these|about|my|how|it)\\b)';

const ENGLISH = [
  `\\blet (?:just )?${ONE} (?:\\w+ )?(?:answer|help|reply|handle|read|do|respond|deal|take|check|decide|look)\\b|\\b(?:put|patch|pass) (?:me|us) through(?:$| (?:please|pls|plz|now|already|then|asap)\\b)`,
  `\\b(?:gimme|lemme (?:have|get|see|(?:talk|speak|chat) (?:to|2|with))|let me (?:have|get|see)|pass me|bring in|call in|get|i choose|id take|ill take) ${ONE}(?: real| human| competent| alive| sane| senior)? ?${LATER}|\\b(?:someone|somebody|some ?one|any ?one) (?:human|competent|sane|qualified|real(?! ?(?:ly|quick|fast|soon|time)))\\b`,
  `\\b(?:talk|speak|chat|talking|speaking|chatting|through|over|connect|connected|transfer|transferred|put|get|pass|escalate)(?: me| us| this)?(?: directly| over| on| through| thru)? (?:to|with|2|w) (?:your |the |ur |someone (?:in|from) |somebody (?:in|from) |anyone (?:in|from) )*${DEPARTMENT}(?: (?:team|dept|department|people|guys|rep|office|desk|manager))?(?:$| (?:please|pls|plz|now|asap|about|instead|today|regarding|because|again|directly|and|first))`,
  `(?:^|\\b(?:need|want|get|give|gimme|find|send|is there|theres|have|like|prefer|looking for|me|us|with|to|please|by|about|how about|maybe|from|just) )(?:someone|somebody|anyone|anybody|a (?:real )?(?:person|human)|an adult|people) (?:else )?(?:there |here |on your team |in your team )?(?:who|that|with whom)(?: (?:i|we))? (?:(?:can|could|will|is going to|is able to|is willing to|might|would|is) )?(?:actually |really |properly |finally |truly )*${HELPS}\\b`,
  '\\b(?:need|want|get|require|like|prefer|have|expect|please)(?: \\w+){0,2} (?:help|assistance|advice|support|an answer|a reply|a response) from (?:(?:your|the|a|an|one|any|some|real|actual|human|of|member|support) )*(?:staff|team|people|humans?|persons?|employees?|agents?|reps?|representatives?|advis[eo]rs?|someone|somebody)\\b(?! (?:else|member))',
  '\\b(?:someone|somebody|anyone|a human|an agent|a person)(?: please)? (?:be able to|able to|available to|free to|willing to) (?:call|ring|phone|contact|speak|talk|chat|get back)|\\b(?:there is|theres|there must be|there has to be|must be|surely|somewhere)(?: \\w+){0,3} (?:a|an|some|one|any) (?:real |actual |living )?(?:human|person|humans|people)(?: being)?(?: somewhere| there| here| in your| in this| behind| who)\\b|\\b(?:prefer|like|want|need|rather have|have) (?:a |an )?(?:phone|telephone|personal|real|live|human|face to face) (?:conversation|call|chat|contact|talk|discussion)\\b(?! (?:form|details|button|recording|history))|\\bescalate (?:\\w+ ){1,4}(?:to|with) (?:a|an|your|the) (?:\\w+ )?(?:colleague|manager|supervisor|team|department|human|person|agent|superior)',
  '\\bwho (?:do|should|would|must|can|could|did) (?:i|we) (?:need|have|want|get) to (?:talk|speak|call|contact|reach|ask for)|\\b(?:have|get|expect|receive|want|like|arrange) a (?:\\w+ )?call from (?:your|the|someone|somebody|a|an)\\b',
  `\\b(?:hook|set|patch|line|team) me up with ${PERSON}|\\b(?:talk|speak|talking|chat|through|get) (?:to |with )?(?:whoever|whomever|the (?:one|person|people|guy|lady)) (?:who |that )?(?:runs|is|are|handles|manages|owns|works|deals|in charge|responsible)|\\b(?:like|want|need|prefer|wish|ask(?:ing)?) to be (?:called|phoned|contacted|rung|rang|called back|put through|connected|transferred)\\b`,
  `^(?:is |are )?(?:any ?one|any ?body|some ?one|any humans?|any people) (?:alive|awake|working|real|human)(?: in)?(?: there| here)?$|\\b(?:second|2nd|next|third|higher|first) (?:level|tier|line)(?: of)? support\\b|\\b(?:level|tier) (?:2|3|two|three)(?: support)?$`,
  `\\b(?:discuss|go over|go through|sort|resolve|clarify|settle)(?: (?:this|it|that|my \\w+|the \\w+))? (?:in person |directly |over the phone )?with ${ONE} ?${LATER}`,
  '^(?:please )?(?:a |the |your |any )?(?:phone|telephone|contact|hotline|support|customer service) (?:phone )?number(?: please| pls| plz)?$',
  `\\b(?:talk|tlak|speak|spek|chat|converse|talking|speaking|chatting|deal|dealing) (?:directly )?(?:to|with|2|w) (?!my )${PERSON}`,
  `\\b(?:talk|speak|chat) (?:to|with) one(?: of (?:you|them))?(?: guys)?(?:$| please| now)|\\b(?:talk|speak|chat) (?:directly )?(?:to|with|2|w) (?:you guys|a human|humans|hr|human)\\b`,
  `\\b(?:connect|connected|transfer|transferred|put|pass|hand|switch|redirect|route|forward|send|get|give|find|bring|fetch|refer|escalate|link|direct|show|assign|patch) (?:me|us) (?:please )?(?:over |through |on |back |up |in touch |straight |directly )?(?:to |with |thru |through )?(?!my )${PERSON}(?! (?:number|id|code|account|license|link|role|seat))`,
  `(?<!\\b(?:a|the|my|money|bank|wire|this|text|and) )\\b(?:connect|connected|transfer|transferred|switch|forward|hand|pass|escalate|escalated|redirect|route|send)(?: this| it| that| the case| (?:my|this|the) (?:case|ticket|issue|problem|request|chat|complaint))?(?: over| on| up)? (?:to|with) (?!my |another )(?:support (?:staff|team|agent)|customer (?:service|care|support)|staff\\b|live chat|${ONE})`,
  `^(?:please |pls |can (?:you|u) |could (?:you|u) |would (?:you|u) |will (?:you|u) |kindly |now |ok |so |then |you should |i want you to |just )*(?:transfer|escalate|handover|hand over)(?: me| this| it| that| (?:my|this|the) (?:case|ticket|issue|problem|request|chat|complaint))?(?: please| pls| plz| now| asap| already| instead| then| over| to them| right now| immediately)*$`,
  `\\b(?:i|we|id|ill|lets|just|still|rather|really|please|and|pls|also|now)(?: (?:really|just|still|would|do|only))* (?:need|want|wanna|demand|require|prefer|like|have|insist on|am looking for|wish for|would like|rather have|requesting|request) (?:to (?:see|have|get|reach) )?${ONE} ?(?:${LATER}|to (?:talk|speak|look|review|handle|help|call|contact|take|fix|answer|reply|solve|sort|assist|deal|check|explain|chat))`,
  `^(?:need|want|wanna|requesting|request|get|give|find me|looking for|prefer) ${ONE} ?${LATER}`,
  `\\b(?:want|need|would like|id like|have|get|let|ask|make|tell)(?: for)? ${ONE}(?: (?:from|of|in|on|at) (?:your|the) [a-z]+(?: [a-z]+)?)? (?:to )?(?:talk|speak|look|review|handle|call|contact|ring|phone|take over|reply|get in touch|get back|reach out|deal|check my)`,
  `\\b(?:can|could|may|how (?:do|can|could)) (?:i|we)(?: please| just| possibly)? (?:have|get|get hold of|get a hold of|get ahold of|reach|find|see|contact|request|ask for) ${ONE} ?(?:${LATER}|to )`,
  `\\b(?:can|could|will|would) (?:you|u)(?: please)? (?:get|find|bring|send|give|fetch|call) (?:me )?${ONE} ?(?:${LATER}|to )`,
  `\\b(?:ticket|case|chat|call|conversation|session|word|meeting|appointment) with ${ONE} ?${LATER}`,
  `\\b(?:help|assistance|answer|reply|response|support|advice|callback|call) from (?:a|an|one of your|some) ?${QUALITY}(?:human|person|agent|representative|employee|colleagues?|someone|staff|people|humans)\\b`,
  `\\bhow (?:can|do|could|would|should) (?:i|we) (?:directly )?(?:contact|reach|call|phone|ring|get in touch with|get a hold of|get hold of|get through to|speak to|talk to|get to) (?:you|u|someone|somebody|anyone|your (?:team|support|staff|company|office|[a-z]+ (?:team|department|support|service))|(?:the )?(?:customer |tech |technical |live |client )?(?:support|service|care|helpdesk|help desk)(?: team| staff| agent| department| line)?)(?:$| (?:about|regarding|by|on|directly|please|team|here|now|for|via|in person|today|urgently))`,
  `^(?:please |i want to |i need to |id like to |i would like to |let me |can i |could i |how to )?(?:contact|reach|call|phone)(?: to)? (?:(?:the|your) )?(?:customer |tech |technical |live )?(?:support|service|care|helpdesk|help desk)(?: team| staff| agent)?(?: please| now| by phone)*$`,
  `\\b(?:reach|contact|call|talk to|speak to|speak with) (?:your|the) (?:[a-z]+ )?(?:department|team|office|staff|people)\\b`,
  `\\b(?:can|could|will|would|should|please|have|get|let|make|wish|want|need|when will|ask|cant|wont)(?: you)?(?: (?:please|have|get|ask|let))? ${ONE}(?: (?:from|of|in|on|at) (?:your|the) [a-z]+(?: [a-z]+)?)?(?: please| kindly| in person| to| just| actually)* (?:call|ring|phone|contact|get in touch|get back|reach out|talk|speak|look (?:at|into)|review|take over|take a look|handle|step in|answer me|reply|respond|join|deal with|help me in person)\\b`,
  `\\b(?:someone|somebody|a human|a person|an agent|a manager|a rep) (?:please |should |needs to |has to |must |better )*(?:call|ring|phone|contact) (?:me|us)\\b`,
  `\\b(?:is|are) there (?:any |a |an |some )?${QUALITY}(?:humans?|persons?|people|someone|somebody|anyone|anybody|agents?|representatives?|staff|one) ?(?:$|(?:who|that|i|we|there|here|available|around|online|to (?:talk|speak|help|chat)|can|could|on|at all|working|listening|alive|home|real)\\b)`,
  `\\b(?:is|are|s) (?:anybody|anyone|any ?one|somebody|someone|any humans?|any agents?|an agent|a human|any real person)(?: actually| still| even| really)? (?:there|here|out there|home|available|around|listening|reading|alive|online|on the other end|working)\\b`,
  `^(?:hello |hi |hey |helloo+ )*(?:anybody|anyone|any ?one|somebody|someone)(?: there| here| home| out there| around| please| available| online| help)*$`,
  `\\b(?:is there|do you have|do you offer|do u have|can i (?:use|have|get)|can we|start|open|where is|wheres|want|need)(?: a| the| your)? live (?:chat|support|help|person|agent)(?: (?:with|here|please|available|support|option|to talk|i can|function).*)?$`,
  `\\bdo(?:nt)? you (?:not )?(?:even )?have (?:any |some |real |actual )*(?:people|humans?|staff|employees|persons?|agents?|representatives?|someone|somebody|anyone)\\b`,
  `(?<!dont |not |never |cannot |able to |cant )\\b(?:call|ring|phone|telephone) (?:me|us)(?: (?:back|please|pls|up|directly|immediately))*(?:$| (?:at|on|now|today|asap|tomorrow|when|about|under|regarding|tonight|this|as soon|if|so|to|in|because|urgently|right|anytime|after|before|between|instead|and|for)\\b)`,
  `\\b(?:request|arrange|schedule|want|need|like|get|organi[sz]e|book|give me|have)(?: me)?(?: a| an)? (?:phone )?(?:call ?back|callback)\\b(?! url| function| uri)`,
  `^(?:please )?(?:a )?call ?back(?: please| pls| now| asap| today)*$`,
  `\\b(?:schedule|arrange|book|set up|want|need|have|like) (?:a |an )?(?:phone |video |quick )*(?:call|meeting|chat) with (?:you|${ONE})`,
  `\\b(?:can|could|may) (?:i|we) (?:please |just )?(?:call|phone|ring|telephone) (?:someone|somebody|anyone|support|customer|your (?:team|office|support)|(?:you|u) ?(?:$|(?:about|on|at|now|today|tomorrow|by|please|guys|directly|instead|up)\\b))`,
  `\\bnumber (?:(?:can|do|should|could) (?:i|we)|(?:that |which )?(?:i|we) (?:can|could|should)|to) (?:call|ring|phone|dial|reach)\\b`,
  `\\bnumber (?:for|of) (?:your |the )?(?:customer |tech |technical )?(?:support|service|care|help ?desk|helpline)\\b`,
  `\\b(?:whats|what is|give me|do you have|is there|need|send me|tell me|want|wheres|where is) (?:(?:your|ur)(?: customer| support| service| contact| hotline| helpline| phone| telephone)*|(?:an? |the )?(?:customer |support |service |contact |hotline |helpline ){1,3}(?:phone |telephone )?)(?: ?number| ?line|line|hotline)(?: please)*$`,
  `\\b(?:talk|speak|reach|discuss)\\b.{0,40}\\b(?:by|on the|over the|via) (?:phone|telephone)\\b`,
  `\\bwho (?:can|could|do|should) i (?:talk|speak|call|contact|turn|complain|reach|write)\\b`,
  `\\b(?:dont|do not|not|wont|refuse to|never|hate|tired of|sick of|done) (?:want |wanna |like |going |here |wish |prefer |keep |with )?(?:to )?(?:be )?(?:talk|talking|speak|speaking|chat|chatting|deal|dealing|discuss|writing|arguing) (?:to |with )?${BOT}`,
  `\\b(?:dont|do not|dnt) (?:want|need|like|trust|wanna) ${BOT}(?! to\\b| from\\b)`,
  `\\b(?:no more|enough of|enough with|enough|stop with|sick of|tired of|fed up with|hate|go away|shut up|fuck|get rid of|instead of) ${BOT}`,
  `^(?:no|not) ${BOT}(?: please)*$|\\b(?:stop|quit) (?:sending |giving )?(?:me )?(?:these |those |your )?(?:automat|auto|canned|robot|bot)\\w*`,
  `\\b(?:human|person|agent|someone)s? (?:and )?not ${BOT}`,
  `\\bhuman (?:support|help|assistance|agent|operator|contact|interaction|being|representative|rep|advisor|intervention|touch|person|response|reply|please)\\b`,
  `\\b(?:real|actual|live|genuine|breathing) (?:live |human |customer |support |service )*(?:human|person|agent|representative|rep|people|operator|employee|someone|somebody|advis[eo]r|humans)\\b`,
];

const GERMAN = [
  '\\b(?:nur|bitte|lieber|endlich) (?:mit |einen? |echten? )*menschen?(?: bitte| statt \\w+)?$|\\b(?:jemande?[nm]?|wen|irgendwen|irgendjemande?[nm]?) (?:echte[smn]?|richtige[smn]?|wirkliche[smn]?|kompetente[smn]?|menschliche[smn]?|lebendige[smn]?|reale[smn]?|aus fleisch und blut)\\b|^(?:bitte |ich will |ich brauche |ich mochte |holt? )*(?:jemande?[nm]?|wen) (?:vom|aus dem|von der|von eurem|aus der) \\w+(?: bitte)?$|\\bjemande?[nm]? (?:da |hier )?(?:der|die|das)(?: \\w+){0,3} (?:weiterhilft|helfen kann|hilft|versteht|sich auskennt|auskennt|antwortet|ahnung hat)\\b|\\b(?:brauche|will|mochte|suche|hatte gerne?) (?:bitte |dringend |endlich )*(?:jemanden|wen)(?:$| der| die)|\\bhilfe von (?:einem |einer |euren |ihren |eurem |echten )*(?:menschen?|mitarbeitern?|mitarbeiterin|kollegen|team|personal)\\b',
  '\\b(?:lieber|gern|gerne|kurz|direkt|personlich) telefonieren\\b|\\bleite(?:n|t)? (?:sie )?(?:mich|uns|das|es)(?: bitte)? (?:an \\w+ )?(?:\\w+ )?weiter\\b',
  '\\b(?:gib|gebt|geben sie|hol|holt|holen sie|schickt?|schicken sie) (?:mir |uns |bitte |mal |endlich )*(?:einen?|nen?|den|die|das|ihren|euren) (?:echten |richtigen |anderen )?(?:mensch(?:en)?|mitarbeiter(?:in)?|berater|chef|vorgesetzten|kollegen|person|teamleiter|ansprechpartner)\\b|\\b(?:stell|stellt|stellen sie|verbind|verbinde|verbindet) (?:mich|uns)\\b.{0,40}\\bdurch\\b|\\bdurchgestellt\\b.{0,12}\\bwerden\\b',
  '\\btelefonisch (?:mit|sprechen|erreich\\w*|klaren|besprechen|kontakt\\w*)|\\b(?:geht|kann|ginge|konnen wir)\\b.{0,16}\\btelefonisch\\b|\\b(?:ist|sitzt|gibt es|gibts) (?:da|hier|dort|irgendwo|bei euch)(?: denn| auch| vielleicht| irgendwo)* (?:ein|einen|irgendein) (?:echter |echten )?(?:mensch|menschen|mitarbeiter|kollege)\\b',
  '\\b(?:gibt es|gibts|arbeiten|sitzen|habt ihr|haben sie) (?:hier |da |bei euch |denn |auch |noch |irgendwo |keine |eigentlich )*(?:echte|richtige|wirkliche|lebende|reale) (?:menschen|mitarbeiter|personen|leute)\\b',
  '\\b(?:hatte|will|mochte|brauche|wunsche|wurde|bitte|erbitte|bekomme|kriege)\\b.{0,16}\\bruckruf\\b|^ruckruf\\b|\\b(?:jemanden?|wen|einen mitarbeiter|eine mitarbeiterin) (?:vom|aus dem|von der|von eurem|vom technischen|aus der) [a-z]+ (?:sprechen|erreichen|am telefon)\\b|\\blieber mit (?:einem|einer|nem) (?:echten |richtigen )?(?:mensch(?:en)?|mitarbeiter(?:in)?|person|berater)\\b',
  '\\b(?:mit|zu|an) (?:(?:einem|einer|einen|nem|ner|eurem|ihrem|ihren|dem|der|eine|irgend) ?)?(?:(?:echten|richtigen|menschlichen|realen|lebenden|wirklichen|anderen) )?(?:mensch(?:en)?|mitarbeiter(?:in|n)?|person|berater(?:in)?|agenten?|jemande?[mn]?|jmd|kolleg(?:en|in)|support(?: team)?|kunden(?:service|dienst|betreuung)|ansprechpartner|sachbearbeiter|chef|vorgesetzten|team)\\b.{0,20}\\b(?:sprechen|spreche|reden|chatten|telefonieren|schreiben|verbunden|verbinden|weiterleiten|weitergeleitet|ubergeben|kontakt)\\b',
  '\\b(?:sprechen|reden|chatten|telefonieren|verbinden|verbinde|verbindet|durchstellen|weiterleiten)\\b.{0,20}\\b(?:mit|an|zu) (?:einem |einer |einen |nem |ner |dem |der |ihrem |eurem )?(?:echten |richtigen |menschlichen |realen )?(?:mensch(?:en)?|mitarbeiter(?:in)?|person|berater(?:in)?|agenten|jemande?[mn]?|kolleg(?:en|in)|support|kunden(?:service|dienst)|ansprechpartner)\\b',
  '\\b(?:brauche|will|mochte|hatte gern|bevorzuge|gebt mir|geben sie mir|holen sie|hol)\\b(?: bitte| gerne| lieber)* (?:einen?|nen?|den|ihren) (?:(?:echten?|richtigen?|menschlichen?|realen?) [a-z]+|mensch(?:en)?|mitarbeiter|berater|ansprechpartner|vorgesetzten)\\b(?! \\w+konto)',
  '\\bkein(?:en)? (?:chat ?)?(?:bot|roboter|maschine|computer|ki)\\b|\\bnicht mit (?:einem|einer|nem|ner|dem|diesem) (?:chat ?)?(?:bot|roboter|maschine|computer|ki)\\b',
  '\\bist (?:denn |da |hier |dort )*(?:jemand|irgendjemand|wer)(?: da| hier| dort)?$|^(?:hallo )?jemand (?:da|hier)$',
  '\\b(?:rufen|ruft|ruf)(?: sie| ihr)? (?:mich|uns)\\b|\\b(?:kann|konnte|soll|wurde) (?:mich|uns)(?: bitte)? (?:jemand|wer|einer)(?: bitte| mal| heute)* (?:anrufen|zuruckrufen|kontaktieren)\\b|\\bruckruf\\b.{0,12}(?:bitte|erbeten|gewunscht)|\\bbitte um (?:einen )?ruckruf\\b',
  '\\b(?:kann|konnte) ich (?:bei )?(?:euch|sie|ihnen|jemanden|wen)(?: auch| mal)? anrufen\\b|\\bjemande?n? (?:sprechen|erreichen)\\b',
];
const FRENCH = [
  '^(?:bonjour |allo |hello |ohe |il |y |a |est ce qu ?|t )*quelqu ?un(?: (?:est la|la|ici|en ligne|au bout du fil|de disponible|disponible|svp|s ?il (?:vous|te) plait|sil vous plait|peut m ?aider|pour m ?aider))*$|\\bquelqu ?un (?:qui (?:peut|puisse|pourrait|sache|comprend|comprenne|m ?ecoute)(?: vraiment)?(?: m ?aider| repondre)?|de (?:competent|serieux|qualifie))\\b|\\baide (?:d ?une? |de la part d ?une? )(?:vraie? )?(?:humain|personne|conseillere?|agent|employee?)\\b',
  '\\b(?:joindre|contacter|avoir|voir|rencontrer) (?:un|une|votre|le|la|quelqu) ?(?:un )?(?:conseillere?|humain|agent|responsable|operateur|operatrice|service client|superviseur|technicien|vraie personne|interlocuteur)\\b|\\bquelqu ?un (?:de |d )?(?:reel|vrai|humain|vivant)',
  '\\b(?:etre |etes |)mise? en (?:relation|contact) avec\\b|\\b(?:mettre|mets|mettez)(?: \\w+)? en (?:relation|contact|ligne) avec\\b',
  '\\bquelqu ?un (?:peut|pourrait|peut ?il|pourrait ?il|pour) ?m ?(?:e )?(?:r?appeler|contacter|joindre|repondre en personne)\\b|\\bparler a quelqu ?un\\b|\\b(?:un|votre|le) (?:responsable|superieur|superviseur|manager) (?:svp|s ?il|tout de suite|immediatement|maintenant)',
  '\\b(?:veux|voudrais|peux|pouvoir|besoin d ?|cherche) ?(?:a )?(?:avoir |joindre |contacter )?quelqu ?un (?:au telephone|en ligne|de vrai|en vrai|de chez vous)\\b|\\b(?:y a ?t ?il|ya|existe ?t ?il|il y a) (?:un |une |des )?(?:vraie? |vrais |vraies )?(?:humaine?s?|vraies? personnes?|etre humain|conseillers?|operateurs?)\\b',
  '^(?:un|une) (?:vraie? )?(?:humain|conseillere?|operateur|operatrice|responsable|vraie personne)(?: svp| s ?il (?:vous|te) plait| sil vous plait| merci)*$',
  '\\b(?:parler|parle|discuter|echanger|chatter) (?:a|avec|au) (?:(?:un|une|votre|le|la|des|quelque) )?(?:vraie? |veritable |autre )?(?:humaine?|etre humain|personne|conseillere?|agent|operateur|operatrice|quelqu ?un|responsable|employe|technicien|service client|support|superviseur|manager)\\b',
  '\\b(?:passez|mettez|transferez|connectez|donnez|redirigez|passe|transfere)[ -]moi\\b(?! le lien| un lien)|\\bme (?:mettre en (?:relation|contact)|transferer|passer quelqu ?un)\\b',
  '\\b(?:pas|plus|marre)\\b.{0,16}\\b(?:un|une|de|des|a|avec|du|ce) (?:ro)?bots?\\b(?! d)|\\bpas (?:parler )?(?:a|avec) (?:une machine|un chatbot)\\b',
  '\\b(?:y a ?t ?il|il y a|ya|est ce qu ?il y a) quelqu ?un(?: ici| la| au bout)?$|^(?:bonjour |allo )?quelqu ?un(?: est la| svp)?$',
  '\\b(?:me|nous) (?:rappeler|telephoner)\\b|\\b(?:rappelez|appelez|telephonez)[ -](?:moi|nous)\\b|\\bquelqu ?un (?:peut|pourrait)(?: il)? me (?:rappeler|appeler|contacter)\\b|\\betre rappelee?\\b',
  '\\b(?:veux|voudrais|besoin d ?|prefere|souhaite|cherche) ?(?:une?|l) ?(?:vraie? |veritable )?(?:humain|conseiller|vraie? personne|interlocuteur)\\b',
];
const SPANISH = [
  '^(?:hola |alo |oiga |oye |buenas |hay )*alguien(?: (?:ahi|aqui|alli|disponible|en linea|vivo|real|por favor|de verdad|me (?:lee|ayuda|atiende|responde|escucha)|que me (?:ayude|atienda|escuche)))*$|\\balguien (?:real|de verdad|humano|competente|de carne y hueso)\\b|\\balguien que (?:de verdad |realmente |si )*(?:me )?(?:ayude|entienda|sepa|atienda|escuche|resuelva|pueda ayudar\\w*)\\b|\\b(?:quiero|necesito|dame|deme|pido) (?:ayuda|atencion) de (?:una persona|alguien|un (?:humano|agente|empleado))\\b',
  '\\b(?:pongame|ponganme|poneme|ponme|paseme|pasenme|pasame|comuniqueme|comuniquenme|comunicame|transfierame|transfierenme|conecteme|conectame|derivame|deriveme) (?:con|a) |\\b(?:hay|tienen|existe) (?:algun|alguna|un|una) (?:humano|persona|agente|asesor|asesora|operador|ser humano)(?: real| humano)?(?: ahi| aqui| alli| disponible| con quien.*| que (?:me )?(?:atienda|ayude).*)?$',
  '\\b(?:que (?:me )?(?:llame|atienda|contacte|ayude)n?|me (?:llame|atienda|contacte)) (?:por favor )?(?:alguien|una persona|un (?:agente|humano|asesor))\\b|\\b(?:necesito|quiero|quisiera) que alguien me (?:llame|atienda|contacte)\\b|\\b(?:con|a) (?:una persona|alguien|un humano) (?:de verdad|real|de carne y hueso)\\b|\\batencion (?:humana|personalizada|de una persona)\\b',
  '\\b(?:hablar|hablo|comunicarme|comunicar|chatear|platicar|contactar(?:me)?|conversar) con (?:(?:un|una|el|la|algun|alguna|su|otro|otra) )?(?:verdadero |verdadera |ser )?(?:persona|humano|agente|representante|asesora?|operador|alguien|ejecutivo|encargado|supervisor|gerente|servicio al cliente|atencion al cliente|soporte|empleado)\\b',
  '\\b(?:pasa|pase|pasen|transfiera|transfiere|conecta|conecte|comunica|comunique|comuniquen)[nm]?e? ?(?:me)?(?: a| con) (?:un|una|el|la|su|alguien)\\b',
  '\\bno quiero (?:hablar con |chatear con |un |una |a )*(?:bot|robot|maquina|chatbot)\\b|\\bno (?:mas |un )?(?:bots|robots)\\b',
  '\\bhay alguien(?: ahi| aqui| alli| disponible)?$|\\b(?:ll[a]me(?:n)?me|llamame|me (?:pueden?|podrian?|puede alguien) llamar|que me llamen|devuelvanme la llamada)\\b',
  '\\b(?:quiero|necesito|prefiero|quisiera|busco) (?:a )?(?:un|una|al) (?:agente|humano|persona real|representante|asesor|operador|ser humano)(?:$| (?:por|humano|real|ya|ahora|que))',
];
const PORTUGUESE = [
  '\\b(?:passa|passe|transfere|transfira|encaminha|encaminhe|chama|chame) (?:logo |ai |me )?(?:(?:pra|para|pro|a|o|um|uma|algum|alguma) )*(?:atendente|humano|pessoa|gerente|supervisor|responsavel|funcionario)\\b|^(?:oi |ola |alo |bom dia |boa tarde |boa noite |tem |ha |ei )*alguem(?: (?:ai|aqui|la|em casa|disponivel|online|vivo|real|de verdade|por favor|me (?:ouve|le|responde|atende|ajuda)|(?:que )?(?:pode|possa|consegue|consiga) (?:me )?(?:ajudar|atender|responder)))*$|\\balguem (?:real|de verdade|humano|competente|de carne e osso)\\b|\\balguem que (?:realmente |de fato |de verdade )*(?:me )?(?:ajude|entenda|saiba|atenda|escute|resolva|possa ajudar\\w*)\\b|\\b(?:quero|preciso(?: de)?) (?:ajuda|atendimento) de (?:uma pessoa|alguem|um (?:humano|atendente|funcionario))\\b',
  '\\bfalar? (?:com )(?:gente|alguem|um humano)\\b(?! da minha)',
  '\\b(?:me (?:pode|podem|poderia|podia)|(?:pode|podem|poderia|podia) me) (?:passar|transferir|conectar|encaminhar|ligar|por em contato|telefonar)(?: (?:a|para|pra|com|para o|ao) |$)|\\b(?:tem|ha|existe) (?:algum|alguma|um|uma) (?:humano|pessoa|atendente|ser humano|gente)(?: real| humano| de verdade)?(?: ai| aqui| la| disponivel| com quem.*| que (?:me )?(?:atenda|ajude).*)?$',
  '\\b(?:quero|preciso(?: de)?|queria|tem como ter|prefiro|gostaria de) (?:um |uma |o )?(?:atendimento (?:humano|de uma pessoa|pessoal)|suporte humano|atendente humano)\\b|\\batendimento humano\\b|\\b(?:falar|conversar|atendid[oa]|atendimento) (?:com|por) (?:gente|alguem|uma pessoa|pessoas?) (?:de verdade|real)\\b|\\b(?:alguem|uma pessoa) (?:pode|poderia|consegue) me (?:ligar|atender|telefonar|chamar)\\b|\\bpreciso que alguem me (?:ligue|atenda)\\b',
  '\\b(?:falar|fala|conversar|falo|contato|contatar|teclar) com (?:(?:um|uma|o|a|algum|alguma|seu|outro|outra) )?(?:pessoa|humano|ser humano|atendente|agente|representante|alguem|suporte|gerente|supervisor|operador|responsavel|funcionario)\\b',
  '\\bme (?:transfere|transfira|transferir|passa|passe|conecta|conecte|coloca|coloque|encaminha|encaminhe) (?:para|pra|pro|a|com)\\b',
  '\\bnao quero (?:falar com |conversar com |um |uma )*(?:bot|robo|maquina|chatbot)\\b|\\b(?:chega de|sem) (?:bot|robo)s?\\b',
  '\\btem alguem(?: ai| aqui| la)?$|\\b(?:me (?:liga|ligue|liguem)|(?:liga|ligue|liguem) (?:pra|para) mim|(?:pode|podem|poderiam) me ligar)\\b',
  '\\b(?:quero|preciso(?: de)?|prefiro|gostaria de) um(?:a)? (?:atendente|humano|pessoa real|representante|agente humano)\\b',
];
const ASKS = createBattery([...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH, ...PORTUGUESE]);

/** A sentence of these words alone, with at least one of the second kind, asks for a person. */
const FILLER = new Set(
  'yo gimme lemme us enough then kindly please pls plz plss now asap hi hello hey hallo just a an the real live actual to me i want need get give talk speak with no thanks thx now! ok yes bitte svp sil vous plait por favor un une uno una um uma ein eine einen echten echter richtigen vrai vraie the any some here first only go right'.split(
    ' ',
  ),
);
const BARE =
  /^(?:humans?|person|agents?|representatives?|reps?|operator|someone|somebody|advis[eo]r|supervisor|manager|csr|mensch(?:en)?|mitarbeiter|berater|ansprechpartner|kundenservice|humain|conseillere?|operateur|humano|agente|persona|representante|asesor|operador|atendente|pessoa)$/;
const BARE_PAIRS =
  /\b(?:customer|live|human|support|client|service|phone|kunden|service|support|atendimento|atencion|servicio) ?(?:service|care|agent|support|chat|person|rep|representative|operator|client|humano|al cliente|help|staff)\b/g;

/** The customer's own customers, or a piece of software, do what the rest of the clause says. */
const OTHERS =
  /\b(?:customers|clients?|visitors?|users?|guests?|members?|shoppers?|students?|subscribers|they|he|she|callers?|widget|website|plugin|patients?)\b(?!.*\b(?:i|we|me|id|im)\b)/;
const NO_WISH =
  /\b(?:dont|do not|doesnt|didnt|no) (?:really )?(?:want|need|have|like|wish|wanna)(?: to| a| an| the)*(?: be)?(?: \w+)? $|\b(?:no need to|without(?: having to)?|rather not|instead of|before i|not necessary to|avoid) (?:\w+ ){0,2}$|\bdo (?:i|we) (?:really |actually |even )?(?:have|need) to $/;
const HOW_TO =
  /\b(?:how (?:do|can|could|would|to|should)|can|could|want to|need to|like to|trying to|where (?:do|can))(?: (?:i|we|you|one))? (?:add|create|set ?up|install|remove|delete|disable|enable|turn (?:on|off)|configure|make|change|invite|embed|customi[sz]e|write|block|stop|edit|build|hire|become|train|rename|uninstall|update|display|show|hide|integrate|import|assign|move|sell|buy|let my|allow|give my)\b/;
const NAME =
  /\bwhat (?:may|can|should|do|shall) (?:i|we) call (?:you|u|it)\b|\b(?:name|what(?! (?:time|day))|nickname)\b.*\bcall me\b|\bcall me\b.*\bname\b/;
/** "speak 2 a manager", "put me thru". */
const TO = /(?<=\b(?:speak|talk|chat|connect|transfer|want|need|like|me|through|thru|over)) 2 (?!\d)/g;
const THROUGH = /\bthru\b/g;
/** Says it of oneself. */
const SELF =
  /\b(?:i am|im|we are|i was|ich bin|je suis|soy|sou|eu sou|yo soy|not a bot|no bot)(?: (?:not|no|also|just|kein|keine|pas|nao|but|a|an|the|ein|eine|un|une|uma|actually))*(?: (?:real|actual|live|living|human|echter?|vraie?|normal|busy|new|old|disabled|single|reasonable|patient))*(?: (?:humans?|persons?|person real|people|agent|representative|manager|mensch|personne|humaine?|persona|humano|pessoa|bot|robot|roboter|being))+(?: (?:real|de verdad|humana?))?\b/g;
/** Asks what the bot is, which is small talk. */
const ABOUT_BOT =
  /\b(?:are (?:you|u)|r u|you are|youre|u r|is this|am i (?:talking|speaking|chatting) (?:to|with)|(?:can|could) (?:you|u) be|(?:act|think|talk|behave)(?:ing)?(?: and think)? like) (?:an? |the )?(?:real |actual |live |living |human )*(?:humans?|persons?|people|agent|representative|bot|robot|chatbot|ai|machine|computer|someone)\b/;

/** The words of `sentences`, lists of plain clauses, that ask for a person; undefined where none do. */
export function personIn(sentences: string[][]): string | undefined {
  for (const clauses of sentences) {
    const sentence = clauses.join(' ');
    if (isBare(sentence)) return sentence;
    for (const clause of clauses) {
      const found = wordsIn(clause);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function isBare(sentence: string): boolean {
  if (sentence.length > 60) return false;
  let found = false;
  const rest = sentence.replace(BARE_PAIRS, () => {
    found = true;
    return '';
  });
  for (const word of rest.split(' ')) {
    if (BARE.test(word)) found = true;
    else if (word !== '' && !FILLER.has(word)) return false;
  }
  return found;
}

function wordsIn(clause: string): string | undefined {
  for (const part of clause.length <= LONGEST_CLAUSE ? [clause] : windowsOf(clause)) {
    const found = asksIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

const LONGEST_CLAUSE = 300;
const WINDOW = 40;
const OVERLAP = 12;

/** Some people write without a single comma: then forty words at a time. */
function windowsOf(clause: string): string[] {
  const words = clause.split(' ').map((word) => word.slice(0, 30));
  const windows: string[] = [];
  for (let at = 0; at < words.length; at += WINDOW - OVERLAP)
    windows.push(words.slice(at, at + WINDOW).join(' '));
  return windows;
}

function asksIn(said: string): string | undefined {
  const clause = said.replace(TO, ' to ').replace(THROUGH, 'through').replace(SELF, ' ');
  const candidates = ASKS.candidates(clause);
  if (candidates.length === 0 || [HOW_TO, ABOUT_BOT, NAME].some((other) => other.test(clause)))
    return undefined;
  for (const pattern of candidates) {
    const match = pattern.exec(clause);
    if (!match) continue;
    const before = clause.slice(0, match.index);
    if (!OTHERS.test(before) && !NO_WISH.test(before)) return match[0];
  }
  return undefined;
}
