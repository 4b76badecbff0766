import { type Candidate, CERTAINTY, candidate, type Reading } from './reading.ts';

/** Standards, products and sizes that look like a number of ours. */
const NO_REFERENCE =
  /^(?:ISO|RFC|UTF|SHA|MD|HTTP|AES|RSA|COVID|IPV|USB|DIN|PCI|CVE|WIN|MP|HD|KB|MB|GB|TB|PX|MS|AM|PM|Q|SN|EUR|USD|GBP|CHF|RTX|GTX|DDR|PS|XP|RAID|A|B)-?\d/;
const HASHED = /(?<![\p{L}\p{N}_&/-])#\s?((?:[A-Z]{1,4}-?)?\d{2,18}(?:-\d{1,8}){0,3})(?![\p{L}\p{N}])/giu;
const SHAPED = /(?<![\p{L}\p{N}_/-])[A-Z]{2,6}-?(?:\d{2,8}-)?\d{3,14}(?![\p{L}\p{N}])/gu;
const NOUNS =
  'orders?|tickets?|cases?|incidents?|invoices?|bookings?|reservations?|references?|refs?|tracking|shipments?|parcels?|bestellung(?:en)?|rechnung(?:en)?|buchung|vorgang|sendung(?:snummer)?|auftrag|commandes?|factures?|dossiers?|colis|pedidos?|facturas?|faturas?|encomendas?|incidencia|reserva';
/** These need a word for number behind them: "item number 12345". */
const NUMBERED =
  'items?|products?|accounts?|customer|client|policy|contract|member(?:ship)?|serial|part|model|confirmation|claim|kunden|vertrags|konto|client|cliente|contrato';
const ANNOUNCER =
  '(?: ?-?(?:numbers?|nos?|nr|num|ids?|code|nummern?|snummer|numeros?|n[°º])\\b\\.?)?(?: (?:with|mit|avec|con|com)(?: the| der| le| el| o)? (?:number|nummer|numero))?(?: n ?[°ºo]\\.?)?(?: is| was| lautet| ist| est| es| e)?';
const ID = '(?:[a-z]{1,4}-?)?\\d[a-z0-9]{0,20}(?:[-/][a-z0-9]{1,10}){0,4}';
const NAMED = new RegExp(
  `\\b(?:${NOUNS}|(?:${NUMBERED})(?= ?-?(?:number|no\\b|nr\\b|id\\b|nummer|#))|(?:bestell|rechnungs|auftrags|buchungs|ticket|vorgangs|sendungs)(?:nummer|nr\\.?))${ANNOUNCER} ?[.:,]? ?["'(]?#? ?(${ID})(?![a-z0-9]|[-.,]\\d)`,
  'g',
);
const AND_ANOTHER = new RegExp(
  `^(?:, ?(?:and |und |et |y |e )?| and | und | et | y | e | & )#?(${ID})(?![\\w-]|[.,]\\d)`,
);
const TURNED = new RegExp(
  `(?<![\\w.,#-])(${ID}) (?:is|ist|est|es|e) (?:my|the|our|meine|die|ma|mon|le|mi|el|meu|o|a minha) (${NOUNS}|(?:${NUMBERED}) (?:number|id|nummer))\\b`,
  'g',
);
/** "it's number 55120": of what kind is said further in front, if at all. */
const UNNAMED = /\b(?:number|nummer|numero) (?:is |ist |es |e |est )?#?(\d{4,8})(?![\w-]|[.,]\d)/g;
const ALONE = /^\s*(?:it'?s |its |es ist |c'est |es |e )?#?((?:[a-z]{1,4}-?)?\d{4,18}(?:-\d{1,8})?)[\s.!]*$/;

const KINDS: [string, RegExp][] = [
  ['ticket_number', /\b(?:tickets?|cases?|incidents?|tkt|inc|incidencia|dossier|vorgang)(?![a-z])/g],
  ['invoice_number', /\b(?:invoices?|inv|rechnung\w*|factures?|facturas?|faturas?)(?![a-z])/g],
  [
    'order_number',
    /\b(?:orders?|ord|purchase|bestell\w*|auftrag\w*|commandes?|pedidos?|encomendas?)(?![a-z])/g,
  ],
  ['tracking_number', /\b(?:tracking|shipments?|parcels?|sendung\w*|colis)(?![a-z])/g],
];

/** Numbers by which a desk or a shop knows a case: after a word for it, behind `#`, or of the shape `ABC-1234`. */
export function findOrderNumbers(reading: Reading): Candidate[] {
  if (!reading.hasDigit) return [];
  const found: Candidate[] = [];
  const { text, folded } = reading;
  for (const match of text.matchAll(HASHED)) add(found, reading, match.index, match[0], match[1]!);
  for (const { 0: id, index } of text.matchAll(SHAPED))
    if (!NO_REFERENCE.test(id)) add(found, reading, index, id, id);
  for (const match of folded.matchAll(NAMED)) addNamed(found, reading, match);
  for (const match of folded.matchAll(TURNED))
    addNumber(found, reading, match.index, match[1]!, kindOf(match[2]!));
  for (const match of folded.matchAll(UNNAMED)) {
    const start = match.index + match[0].length - match[1]!.length;
    const span = { start, end: start + match[1]!.length };
    const kind = kindOf(folded.slice(Math.max(0, match.index - 60), match.index));
    found.push(candidate(reading, kind, match[1]!, span, CERTAINTY.guess));
  }
  const alone = ALONE.exec(folded);
  if (alone && folded.length < 60)
    addNumber(found, reading, folded.indexOf(alone[1]!), alone[1]!, 'reference');
  return found;
}

/** "orders 10021, 10022 and 10023": what stands behind the first is of its kind. */
function addNamed(found: Candidate[], reading: Reading, match: RegExpExecArray): void {
  const { folded } = reading;
  let id = match[1]!;
  let start = match.index + match[0].length - id.length;
  const said = match[0].slice(0, -id.length);
  if (!isNumber(id, said, folded.slice(start + id.length))) return;
  const kind = kindOf(said);
  addNumber(found, reading, start, id, kind);
  for (;;) {
    const next = AND_ANOTHER.exec(folded.slice(start + id.length, start + id.length + 60));
    if (!next || !/\d{3}/.test(next[1]!) || next[1]!.length < id.length - 1) return;
    start += id.length + next[0].length - next[1]!.length;
    id = next[1]!;
    addNumber(found, reading, start, id, kind);
  }
}

/** A bare short number needs more than a noun in front: "order 500 envelopes", "order 2 shirts", "order 3rd". */
function isNumber(id: string, said: string, after: string): boolean {
  if (/^\d+(?:st|nd|rd|th|x|pm|am|kg|gb|mb|km|cm)$/.test(id) || !/\d{3}|\d[-/]\d|[a-z]-?\d\d/.test(id))
    return false;
  const isAnnounced = /[#:]|\b(?:number|no|nr|id|code|nummer|numero|is|lautet)\b|[°º]/.test(said);
  if (isAnnounced || !/^\d{3,4}$/.test(id)) return true;
  return !/^ (?!(?:was|is|has|does|its|this|as)\b)(?:[a-z-]+ )?[a-z]{2,}s\b/.test(after);
}

function add(found: Candidate[], reading: Reading, at: number, whole: string, id: string): void {
  const before = reading.folded.slice(Math.max(0, at - 32), at);
  const kind = kindOf(`${before} ${whole.toLowerCase().replace(/-?\d.*$/, ' ')}`);
  const start = whole.startsWith('#') ? at : at + whole.length - id.length;
  const span = { start, end: at + whole.length };
  found.push(candidate(reading, kind, id.toUpperCase(), span, CERTAINTY.shape));
}

function addNumber(found: Candidate[], reading: Reading, start: number, id: string, kind: string): void {
  if (isPaymentCard(id)) return;
  const isHashed = reading.text[start - 1] === '#';
  const span = { start: isHashed ? start - 1 : start, end: start + id.length };
  found.push(candidate(reading, kind, id.toUpperCase(), span, CERTAINTY.shape + 0.2));
}

/** Thirteen digits and more that pass Luhn's check: never kept as a number of ours. https://www.iso.org/standard/70484.html */
function isPaymentCard(id: string): boolean {
  if (!/^\d{13,19}$/.test(id)) return false;
  let sum = 0;
  for (const [at, digit] of [...id].reverse().entries()) {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** By the last word in front that names a kind. */
function kindOf(said: string): string {
  let kind = 'reference';
  let last = -1;
  for (const [name, pattern] of KINDS)
    for (const { index } of said.matchAll(pattern))
      if (index > last) {
        last = index;
        kind = name;
      }
  return kind;
}
