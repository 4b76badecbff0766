import type { Removed } from '../../domain/draft.ts';
import type { ReadMask } from '../../domain/reading.ts';
import { COMMON_WORDS } from '../commonWords.ts';
import { neutralWords } from './neutralWords.ts';

export interface People {
  /** Full names of customers, and of agents. */
  customers: string[];
  agents: string[];
  /** What the customer wrote themselves: an address that stands there is theirs. */
  written: string;
  /** Values that the customer gave: order numbers and the like. */
  values: string[];
}

/** Addresses of a department are for everybody. */
const DEPARTMENT =
  /(?<![\w.+-])(?:support|help|helpdesk|service|services|info|contact|hello|office|billing|accounts|accounting|invoices?|sales|orders?|returns?|refunds?|privacy|security|legal|abuse|press|jobs|careers|feedback|kontakt|hilfe|rechnung|vertrieb|contacto|soporte|ventas|aide|suporte|contato)@[\w-]+(?:\.[\w-]+)+/gi;
const REFERENCE =
  /(?<![\p{L}\p{N}])((?:order|invoice|ticket|case|booking|reservation|customer|tracking|parcel|shipment|contract|serial|reference|ref|account|subscription|membership|licen[cs]e|abo|abonnement|member|policy|bestellung|bestell|rechnung|rechnungs|kunden|auftrag|vertrag|sendung|commande|facture|dossier|pedido|factura|fatura|reserva|ordine|fattura|bestelling|factuur)(?:-?(?:number|nummer|num|no|nr|id|code|n[º°])\.?)?(?:[ ]+(?:number|nummer|numéro|número|numero|num|no|nr|id|code|n[º°])\.?)?)[ ]*[:=]?[ ]*#?(?=[\p{L}\p{N}/-]*\d)[\p{L}\p{N}]{0,6}[\p{N}/-][\p{L}\p{N}/-]{2,}/giu;
/** Digits that stand for one person's thing; errors, versions and the like are everybody's. */
const LONG_NUMBER =
  /(?<!(?:error|code|fehler|port|version|build|kb|erreur|erro|errore|fout)[ :#-]{0,3})(?<![\p{L}\p{N}.,:/_-])(?:#\d{3,}|\p{Lu}{1,4}-?\d{5,}|\d{6,})(?![\p{L}\p{N}]|[.,:/-]\d)/giu;
/** What stands behind a link's question mark is mostly about one person: tokens, ids, addresses. */
const LINK_TAIL = /(https?:\/\/[^\s?#)\]]+)\?[^\s)\]]+/gi;
const PLACEHOLDER = /\[(EMAIL|PHONE|CARD|ACCOUNT)_\d+\]/g;
const KINDS: Record<string, 'email' | 'phone' | 'account'> = {
  EMAIL: 'email',
  PHONE: 'phone',
  CARD: 'account',
  ACCOUNT: 'account',
};
/** "Invoice no. 4711" is the invoice. */
const ABBREVIATED = /[ ]+(?:no|nr|n[º°])\.?$/i;
/** An agent's "name" is often a role. */
const ROLES = new Set(
  'support team agent service help desk helpdesk customer care bot admin billing sales'.split(' '),
);

/** Names, addresses and numbers of one person taken out, or neutral words put in their place. */
export function withoutPersonal(
  text: string,
  { people, mask, language }: { people: People; mask: ReadMask; language: string },
): { text: string; removed: Removed[] } {
  const words = neutralWords(language);
  const removed = new Set<Removed>();
  const take = (kind: Removed, instead: string) => () => {
    removed.add(kind);
    return instead;
  };
  const kept: string[] = [];
  let out = text.replace(DEPARTMENT, (address) => {
    if (people.written.toLowerCase().includes(address.toLowerCase())) return address;
    kept.push(address);
    return `\uE000${kept.length - 1}\uE000`;
  });
  out = out.replace(LINK_TAIL, (_, link: string) => take('link', link)());
  for (const value of people.values) out = replaceWord(out, value, take('number', ''));
  out = out.replace(REFERENCE, (_, noun: string) => take('number', noun.replace(ABBREVIATED, ''))());
  out = mask.hide(out).replace(PLACEHOLDER, (placeholder, shown: string) => {
    const kind = KINDS[shown]!;
    const isTheirs = kind === 'account' || isWritten(mask.restore(placeholder), people.written);
    return take(kind, (isTheirs ? words.theirs : words.ours)[kind])();
  });
  out = out.replace(LONG_NUMBER, take('number', ''));
  for (const name of namesOf(people.customers))
    out = withoutName(out, name, words.theirs.name, words.theirs.own, take);
  for (const name of namesOf(people.agents))
    out = withoutName(out, name, words.ours.name, words.ours.own, take);
  return {
    text: tidy(out).replace(/\uE000(\d+)\uE000/g, (_, at) => kept[Number(at)]!),
    removed: [...removed],
  };
}

/** The whole name first, then its parts; what is a common word too only as a part of the whole. */
function namesOf(names: string[]): string[] {
  const parts = names.flatMap((name) => name.split(/\s+/));
  const isName = (part: string) =>
    /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(part) &&
    !ROLES.has(part.toLowerCase()) &&
    !COMMON_WORDS.has(part.toLowerCase());
  const whole = names.filter(
    (name) => name.trim().includes(' ') && !name.split(/\s+/).every((part) => ROLES.has(part.toLowerCase())),
  );
  return [...new Set([...whole, ...parts.filter(isName)])].sort((a, b) => b.length - a.length);
}

type Take = (kind: Removed, instead: string) => () => string;

/** Addressed ("Thanks, Ana.") it goes; else the reader is meant. */
function withoutName(text: string, name: string, instead: string, owning: string, take: Take): string {
  const own = escaped(name);
  const begin = (_: string, letter: string) => take('name', letter.toUpperCase())();
  const before = '(?<![\\p{L}\\p{N}])';
  return text
    .replace(new RegExp(`,[ ]*${own}(?=[ ]*(?:[.!?,;:]|$))`, 'gmu'), take('name', ''))
    .replace(new RegExp(`^${own}[ ]*[,:!–-][ ]*(\\p{L}?)`, 'gmu'), begin)
    .replace(new RegExp(`${before}${own}['’]s(?!\\p{L})`, 'gu'), take('name', owning))
    .replace(new RegExp(`${before}${own}(?![\\p{L}\\p{N}])`, 'gu'), take('name', instead));
}

function replaceWord(text: string, word: string, instead: () => string): string {
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])#?${escaped(word)}(?![\\p{L}\\p{N}])`, 'giu'), instead);
}

/** A telephone number is the same however it is grouped. */
function isWritten(value: string, written: string): boolean {
  const digits = value.replace(/\D/g, '').slice(-7);
  if (!value.includes('@')) return written.replace(/\D/g, '').includes(digits);
  return written.toLowerCase().includes(value.toLowerCase());
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a hole leaves behind: empty brackets, spaces before a full stop. */
function tidy(text: string): string {
  return text
    .replace(/\([ ]*[#:]?[ ]*\)/g, '')
    .replace(/[ ]+([.,;:!?])(?=\s|$)/g, '$1')
    .replace(/(\S)[ ]{2,}/g, '$1 ')
    .replace(/[ ]+$/gm, '');
}
