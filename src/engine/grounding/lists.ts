/** A list of words as it reads best. */
export const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Words that a rewritten sentence may add without saying anything new, beside the fillers of the search. */
export const FREE = new Set(
  words(`
  simply just please able order follow following step steps easily quickly directly currently normally usually note
  remember sure ensure allow allows allowed let happy hope helps below above next first then finally also additionally
  must required require requires need should shall may might could would can will if when while because
  processed issued unfortunately luckily stay stays remain remains keeps come comes become becomes
  leider gerne gern lamentablemente malheureusement purtroppo infelizmente helaas
  yourself option take takes taking took
  der die das den dem des ein eine einen einem einer eines und oder aber ist sind war wird werden wurde kann können kannst
  könnt soll sollte muss müssen musst darf dürfen ich du er sie es wir ihr ihre ihren ihrem ihrer mein dein deine sein seine
  unser unsere uns euch sich mich dich ihnen von vom zu zum zur mit bei beim aus auf an am in im für durch über unter nach
  vor seit bis um als wie wenn falls dann auch noch schon nur hier dort dies diese dieser dieses dass weil da so bitte
  einfach haben hat habe hatte sowie damit indem sobald innerhalb gegen wo was wer welche
  el la los las un una unos unas y o pero es son está están fue ser estar ha han haber hay puede pueden puedes podrá debe
  deben debes su sus tu tus mi mis nuestro nuestra nos se le les lo te me de del al a en por para con desde hasta como
  cuando si que qué quien cual este esta esto estos estas ese esa eso también ya muy más aquí allí favor tiene tienen
  le les un une des et ou mais est sont était être avoir ont peut peuvent pouvez vous nous votre vos notre nos il elle ils
  elles on ce cet cette ces ça se sa son ses leur leurs du au aux dans par pour avec sans depuis jusqu comme quand lorsque
  si que qui dont où aussi déjà très plus ici merci devez doit doivent faut
  il lo gli una uno e ed ma è sono era essere avere può possono puoi deve devono devi suo sua suoi tuo tua nostro nostra ci
  si di del della dei delle dal dalla nel nella al alla con per tra fra come quando se che chi anche già molto più qui
  o os as um uma uns umas e mas é são foi ser estar pode podem deve devem seu sua seus suas nosso nossa no na nos nas do da
  dos das ao à pelo pela com para por até como quando se que quem também já muito mais aqui você
  de het een en of maar is zijn was wordt worden kan kunnen kunt moet moeten mag uw je jouw jij u wij we ons onze hij zij ze
  van voor met bij uit op aan in naar door over onder na sinds tot als wanneer dan ook nog al hier daar dit deze dat die
  `),
);

/** Each turns what its clause says into the opposite. */
export const NEGATIONS = new Set(
  words(`
  not no never cannot cant without nobody none neither nor nothing nowhere unless
  nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder
  nunca jamás nadie ninguno ninguna ningún nada sin tampoco
  ne pas jamais aucun aucune rien personne sans
  non mai nessuno nessuna nessun niente senza
  não nao nunca jamais ninguém nenhum nenhuma nada sem
  niet geen nooit niemand niets zonder
  `),
);

/** `ne … pas` is one negation, as are the double ones of Romance languages. */
export const DOUBLE_NEGATIONS = new Set(['fr', 'es', 'it', 'pt']);

/** A negation and a word in one. */
export const NEGATIVES: Record<string, string> = {
  impossible: 'possible',
  unable: 'able',
  unavailable: 'available',
  nonrefundable: 'refundable',
  invalid: 'valid',
  disabled: 'enabled',
  excluded: 'included',
  forbidden: 'allowed',
  prohibited: 'allowed',
  rejected: 'accepted',
  refused: 'accepted',
  declined: 'accepted',
  ineligible: 'eligible',
  unlimited: 'limited',
  inactive: 'active',
  unsupported: 'supported',
  incompatible: 'compatible',
  offline: 'online',
  unmöglich: 'möglich',
  ungültig: 'gültig',
  ausgeschlossen: 'möglich',
  verboten: 'erlaubt',
  imposible: 'posible',
  impossibile: 'possibile',
  impossível: 'possível',
  onmogelijk: 'mogelijk',
};

/** Wordings that hold a negation and mean none, and their plain form. */
export const PLAIN_WORDINGS: readonly [RegExp, string][] = [
  [/\bno (?:later|more|longer|fewer|less) than\b/gi, 'within'],
  [/\bnot (?:later|more) than\b/gi, 'within'],
  [/\b(?:do not|don['’]t) forget to\b/gi, 'remember to'],
  [/\bnot only\b/gi, ''],
  [/\bwhether or not\b/gi, 'whether'],
  [/\b(?:no problem|no worries|don['’]t worry)\b/gi, ''],
  [/\b(?:log|sign)(?:ged|ging|ing|s)?[ -]?in(?:to)?\b/gi, 'login'],
  [/\b(?:log|sign)(?:ged|ging|ing|s)?[ -]?(?:out|off)\b/gi, 'logout'],
  [/\b(?:free of (?:charge|cost)|at no (?:extra |additional )?(?:cost|charge)|without charge)\b/gi, 'free'],
  [/\b(?:keep|bear) in mind(?: that)?\b/gi, ''],
  [/\bat once\b|\bright away\b|\bstraight ?away\b/gi, 'immediately'],
  [/\bmoney back\b/gi, 'refund'],
  [/\bsend(?:ing)? back\b|\bsent back\b/gi, 'return'],
  [/\bset(?:ting)? up\b/gi, 'setup'],
  [/\b(?:get|getting|be) in touch\b/gi, 'contact'],
  [/\be-mail/gi, 'email'],
  [/\bwi-fi\b/gi, 'wifi'],
  [/\bcan ?not\b/gi, 'can not'],
];

/** What means the same at a help desk: the first word stands for its line. English, as written. */
export const SYNONYMS = `
  refund refunded reimburse reimbursement repay
  buy purchase
  email mail inbox
  select choose pick
  click press tap hit
  remove delete erase
  change update edit modify adjust
  phone telephone call
  contact reach
  send ship dispatch deliver delivery shipping shipment
  begin start
  end finish
  fix repair solve resolve
  show display
  open launch visit
  price cost fee charge charged
  issue issued process processed pay paid
  receive arrive get
  customer client buyer
  page screen website site
  submit send
  item product article goods
  folder directory
  shop store
  internet web
  computer pc
  smartphone mobile
  spam junk
  bill invoice
  verify confirm check
  locate find
`;

/** Two that exclude each other. */
export const ANTONYMS: readonly (readonly [string, string])[] = [
  ['before', 'after'],
  ['enable', 'disable'],
  ['increase', 'decrease'],
  ['open', 'close'],
  ['buy', 'sell'],
  ['maximum', 'minimum'],
  ['most', 'least'],
  ['more', 'less'],
  ['accept', 'reject'],
  ['allow', 'forbid'],
  ['add', 'remove'],
  ['start', 'stop'],
  ['left', 'right'],
  ['top', 'bottom'],
  ['first', 'last'],
  ['first', 'further'],
  ['first', 'second'],
  ['first', 'next'],
  ['upgrade', 'downgrade'],
  ['free', 'paid'],
  ['new', 'old'],
  ['login', 'logout'],
  ['lock', 'unlock'],
  ['over', 'under'],
  ['above', 'below'],
  ['until', 'from'],
  ['daily', 'weekly'],
  ['monthly', 'yearly'],
  ['monthly', 'annual'],
  ['online', 'person'],
  ['upload', 'download'],
  ['import', 'export'],
  ['connect', 'disconnect'],
  ['sender', 'recipient'],
  ['vor', 'nach'],
  ['mehr', 'weniger'],
  ['antes', 'después'],
  ['más', 'menos'],
  ['avant', 'après'],
  ['prima', 'dopo'],
];

/** Each promises more than the sentence without it: it must stand in the passage, itself or one of its line. */
export const STRONG: readonly string[][] = [
  ['only', 'solely', 'exclusively', 'just'],
  ['always', 'every', 'all', 'any', 'anytime', 'each', 'everyone', 'anyone'],
  ['free', 'complimentary', 'charge', 'cost', 'costs'],
  ['immediately', 'instantly', 'instant', 'immediate'],
  ['automatically', 'automatic'],
  ['guarantee', 'guaranteed', 'guarantees', 'promise', 'ensure'],
  ['unlimited', 'lifetime', 'forever', 'permanently', 'permanent'],
  ['nur', 'ausschließlich'],
  ['immer', 'jederzeit', 'alle', 'jede', 'jeder'],
  ['kostenlos', 'gratis', 'kostenfrei', 'umsonst'],
  ['sofort'],
  ['garantiert', 'garantie', 'garantieren'],
];

/** A sentence with one of these speaks of what stands before it. */
export const POINTING = words(
  'it its they them their this these diese dieser dieses esto este esta ceci questo',
);

/** Words that set a condition. */
export const CONDITIONS = words(
  'over above below until if unless when only first from least within provided ab wenn falls nur solange solo sólo seulement uniquement soltanto somente alleen desde si dès',
);
export const ONLY = words(
  'only solely exclusively nur ausschließlich solo sólo solamente seulement uniquement soltanto somente alleen',
);

/** What a universal statement leaves out when its passage has it. */
export const EXCEPT = words(
  'except exceptions excluding excludes exclude apart außer ausser ausgenommen salvo excepto sauf hormis tranne eccetto exceto behalve',
);
export const EXCEPTION =
  /\b(?:except|excluding|unless|other than|apart from|only if|außer|ausgenommen|excepto|salvo|sauf|tranne|exceto|behalve)\b/i;
export const UNIVERSAL =
  /\b(?:all|any|every|always|anything|everything|alle|immer|jede[rsn]?|todos?|todas?|siempre|tous|toutes|toujours|tutti|tutte|sempre)\b/i;

/** Where a sentence falls into clauses. */
export const CLAUSE =
  /[,;:()]+(?=\s|$)|\s[–—-]+\s|\s(?=(?:but|however|if|unless|when|whereas|while|although|because|until|otherwise|except|and (?:we|you|it|they|the|then)|aber|sondern|wenn|falls|weil|obwohl|sonst|pero|si|cuando|porque|mais|quand|parce|ma|se|quando|maar|als|wanneer|omdat)\b)/giu;
