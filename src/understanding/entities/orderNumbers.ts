import { isMixed, isOwnNumber } from './isOwnNumber.ts';
import { kindOf } from './numberKinds.ts';
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
  '(?: ?-?(?:numbers?|nos?|nr|num|ids?|s?code|nummern?|snummer|numeros?|n[°º]|ref(?:erence)?)(?![a-z])\\.?)?(?: (?:with|mit|avec|con|com)(?: the| der| le| el| o)? (?:number|nummer|numero))?(?: n ?[°ºo]\\.?)?(?: is| was| lautet| ist| est| es| e)?';
const ID = '(?:[a-z]{1,4}-?)?\\d[a-z0-9]{0,20}(?:[-/][a-z0-9]{1,10}){0,4}';
const SPACED = '\\d{1,4}(?: \\d{2,4}){1,5}(?![\\w]|[-.,:/]\\d)';
const NAMED = new RegExp(
  `\\b(?:${NOUNS}|(?:${NUMBERED})(?= ?-?s?(?:number|no\\b|nr\\b|id\\b|nummer|code|ref|#))|(?:bestell|rechnungs|auftrags|buchungs|ticket|vorgangs|sendungs)(?:nummer|nr\\.?))${ANNOUNCER} ?[.:,]? ?["'(]?#? ?(${SPACED}|${ID})(?![a-z0-9]|[-.,]\\d)`,
  'g',
);
/** A code of letters and digits, where a word for number or code announces it: "order id: 5f2b7c". */
const CODED = new RegExp(
  `\\b(?:(?:${NOUNS}|${NUMBERED}|buchungs|reservierungs) ?-?(?:numbers?|no|nr|ids?|s?code|nummer|numero|ref(?:erence)?)(?![a-z])|references?|ref(?![a-z])|referenz|localizador|pnr|(?:code|codigo) de (?:reserva(?:tion)?|confirmation|confirmacion|confirmacao))\\.?(?: is| was| lautet| ist| est| es| e)? ?[:,]? ?["'(]?#?((?=[a-z-]{0,16}\\d)[a-z0-9]{3,24}(?:-[a-z0-9]{1,12}){0,5})(?![a-z0-9])`,
  'g',
);
/** An airline's code may be letters alone: https://www.iata.org/en/publications/newsletters/iata-knowledge-hub/what-is-a-pnr/ */
const SPELT =
  /\b(?:booking|reservation|confirmation|flight) (?:ref(?:erence)?|code|number|no|id)\.?(?: is|:)? (?!please|urgent|thanks)([A-Z]{6})(?![\p{L}\p{N}])/giu;
const SPELT_NOUNS = ['booking', 'reservation', 'confirmation', 'flight'];
const LETTERED = /[a-z]-?\d|\d[a-z]/;
const AND_ANOTHER = new RegExp(
  `^(?:, ?(?:and |und |et |y |e )?| and | und | et | y | e | or | oder | ou | o | & | ?\\+ ?| ?/ ?| )#?(${ID})(?![\\w-]|[.,]\\d)`,
);
/** Letters and digits by turns behind `#`. */
const MIXED =
  /(?<![\p{L}\p{N}_&/-])#\s?((?:[A-Z]{1,4}\d{1,8}[A-Z]|\d{1,8}[A-Z]{1,4}\d)[A-Z0-9]{0,12})(?![\p{L}\p{N}-])/giu;
const COLOUR = /\b(?:colou?r|farbe|couleur|cor|hex|rgb)\b/;
const TURNED = new RegExp(
  `(?<![\\w.,#-])(${ID}) (?:is|ist|est|es|e) (?:my|the|our|meine|die|ma|mon|le|mi|el|meu|o|a minha) (${NOUNS}|(?:${NUMBERED}) (?:number|id|nummer))\\b`,
  'g',
);
/** "it's number 55120": of what kind is said further in front, if at all. */
const UNNAMED = /\b(?:number|nummer|numero) (?:is |ist |es |e |est )?#?(\d{4,8})(?![\w-]|[.,]\d)/g;
const ALONE =
  /^\s*(?:it'?s |its |es ist |c'est |es |e )?#?(?!00\d{9})((?:[a-z]{1,4}-?)?\d{4,18}(?:-\d{1,8})?|(?=[a-z]{0,4}\d{1,8}[a-z]{1,4}\d)(?!\d+[hmx]\d)[a-z0-9]{5,14})[\s.!]*$/;

/** Numbers by which a desk or a shop knows a case: after a word for it, behind `#`, or of the shape `ABC-1234`. */
export function findOrderNumbers(reading: Reading): Candidate[] {
  const found: Candidate[] = [];
  const { text, folded } = reading;
  if (SPELT_NOUNS.some((noun) => reading.words.has(noun))) addSpelt(found, reading);
  if (!reading.hasDigit) return found;
  if (text.includes('#')) addHashed(found, reading);
  for (const { 0: id, index } of text.matchAll(SHAPED))
    if (!NO_REFERENCE.test(id)) add(found, reading, index, id, id);
  for (const match of folded.matchAll(NAMED)) addNamed(found, reading, match);
  for (const match of LETTERED.test(folded) ? folded.matchAll(CODED) : [])
    if (isCode(match[1]!)) addEnd(found, reading, match, kindOf(match[0].slice(0, -match[1]!.length)));
  for (const match of folded.matchAll(TURNED))
    addNumber(found, reading, match.index, match[1]!, kindOf(match[2]!));
  for (const match of folded.matchAll(UNNAMED)) {
    const start = match.index + match[0].length - match[1]!.length;
    const span = { start, end: start + match[1]!.length };
    const kind = kindOf(folded.slice(Math.max(0, match.index - 60), match.index));
    found.push(candidate(reading, kind, match[1]!, span, CERTAINTY.guess));
  }
  const alone = folded.length < 60 ? ALONE.exec(folded) : null;
  if (alone) {
    const kind = kindOf(alone[1]!.replace(/-?\d.*$/, ' '));
    addNumber(found, reading, folded.indexOf(alone[1]!), alone[1]!, kind);
  }
  return found;
}

function addSpelt(found: Candidate[], reading: Reading): void {
  for (const match of reading.text.matchAll(SPELT))
    if (/\p{Lu}{6}$/u.test(match[0]) && /\p{Ll}/u.test(reading.text))
      addEnd(found, reading, match, 'reference');
}

function addHashed(found: Candidate[], reading: Reading): void {
  for (const match of reading.text.matchAll(HASHED)) add(found, reading, match.index, match[0], match[1]!);
  for (const match of reading.text.matchAll(MIXED))
    if (isMixed(match[1]!) && !isColour(reading, match))
      add(found, reading, match.index, match[0], match[1]!);
}

function isColour({ folded }: Reading, { 0: { length }, index }: RegExpExecArray): boolean {
  return /^[47]$/.test(String(length)) && COLOUR.test(folded.slice(Math.max(0, index - 30), index + 40));
}

/** "5f2b7c" and "ab12cd34", not "3pm", "5kg", "2nd". */
function isCode(id: string): boolean {
  return (id.match(/\d/g)?.length ?? 0) >= 2 && /[a-z]/.test(id) && !/^\d+[a-z]{1,2}$/.test(id);
}

function addEnd(found: Candidate[], reading: Reading, match: RegExpExecArray, kind: string): void {
  addNumber(found, reading, match.index + match[0].length - match[1]!.length, match[1]!, kind);
}

/** "orders 10021, 10022 and 10023": what stands behind the first is of its kind. */
function addNamed(found: Candidate[], reading: Reading, match: RegExpExecArray): void {
  const { folded } = reading;
  let id = match[1]!;
  let start = match.index + match[0].length - id.length;
  const said = match[0].slice(0, -id.length);
  if (id.includes(' ') && !isSpaced(id, said)) id = id.split(' ')[0]!;
  if (isTwo(id)) id = id.split('/')[0]!;
  const before = folded.slice(Math.max(0, match.index - 24), match.index);
  if (!isOwnNumber(id.replaceAll(' ', ''), said, before, folded.slice(start + id.length, start + 80))) return;
  const kind = kindOf(said);
  addNumber(found, reading, start, id, kind);
  for (;;) {
    const next = AND_ANOTHER.exec(folded.slice(start + id.length, start + id.length + 60));
    if (!next || !isAnother(next[1]!, id, next[0])) return;
    start += id.length + next[0].length - next[1]!.length;
    id = next[1]!;
    addNumber(found, reading, start, id, kind);
  }
}

/** Of nothing but a space or a slash in between: as long as the first. */
function isAnother(next: string, id: string, joint: string): boolean {
  if (!/\d{3}/.test(next)) return false;
  const isBare = /^[ /#]*$/.test(joint.slice(0, -next.length));
  return isBare ? next.length === id.length && /^\d{4,}$/.test(next) : next.length >= id.length - 1;
}

/** "12 345 678" is one number; of "4711 300 pages" only where a word for number announces it. */
function isSpaced(id: string, said: string): boolean {
  if (/number|nummer|numero|\bno\b|\bnr\b|\bid\b|code|#|[°º]/.test(said)) return true;
  return /^\d{1,3}(?: \d{3}){2,}$/.test(id) && !/s $/.test(said);
}

/** "4711/4712" is two orders, "2026/0042" and "1204/26" are one invoice. */
function isTwo(id: string): boolean {
  const [, one, other] = /^(\d{4,})\/(\d{4,})$/.exec(id) ?? [];
  if (!one || !other || one.length !== other.length || one[0] !== other[0]) return false;
  return ![one, other].some((half) => /^(?:19|20)\d\d$/.test(half));
}

function add(found: Candidate[], reading: Reading, at: number, whole: string, id: string): void {
  const before = reading.folded.slice(Math.max(0, at - 32), at);
  const kind = kindOf(`${before} ${whole.toLowerCase().replace(/-?\d.*$/, ' ')}`);
  const start = whole.startsWith('#') ? at : at + whole.length - id.length;
  const span = { start, end: at + whole.length };
  found.push(candidate(reading, kind, id.toUpperCase(), span, CERTAINTY.shape));
}

function addNumber(found: Candidate[], reading: Reading, start: number, id: string, kind: string): void {
  if (isPaymentCard(id.replaceAll(' ', ''))) return;
  const isHashed = reading.text[start - 1] === '#';
  const span = { start: isHashed ? start - 1 : start, end: start + id.length };
  const value = id.replaceAll(' ', '').toUpperCase();
  found.push(candidate(reading, kind, value, span, CERTAINTY.shape + 0.2));
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
