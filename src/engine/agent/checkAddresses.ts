import type { Json } from '../../domain/json.ts';
import { EMAIL, marksOf } from '../grounding/marks.ts';

/** Where a reply may send people. */
export interface Addresses {
  /** Hosts that it may link to. */
  hosts: ReadonlySet<string>;
  /** Articles, what the customer wrote, what was said to them before. */
  texts: string[];
  /** As the model was shown them: an address counts as a value of its own, and not as a part of somebody's prose. */
  results: Json[];
}

/** A host without a scheme, whatever it ends in: `pay.evil.support`. */
const BARE = /(?<![\p{L}\d@.-])(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{Ll}{2,}(?![\p{L}\d@])/gu;
const FILE = /\.(?:pdf|png|jpe?g|gif|docx?|xlsx?|csv|txt)$/;
/** What a browser or a reader takes for a dot. */
const DOTS = /[。｡]|[[({]\s?(?:\.|dot)\s?[\])}]/gi;
const LONGEST_VALUE = 30;

/** The first link that leads elsewhere than to a listed host. */
export function foreignLink(text: string, hosts: ReadonlySet<string>): string | undefined {
  const plain = text.normalize('NFKC').replace(DOTS, '.');
  const links = marksOf(plain).links.filter((link) => !link.includes('@'));
  const bare = plain.replace(EMAIL, ' ').match(BARE) ?? [];
  return [...links, ...bare.filter((one) => !FILE.test(one))].find((link) => !isListed(link, hosts));
}

/** `host` of a folded link; what is no web address is none. */
function isListed(link: string, hosts: ReadonlySet<string>): boolean {
  const host = URL.parse(`https://${link}`)?.hostname ?? '';
  return host !== '' && hosts.has(host.replace(/^www\./, ''));
}

/** The first mail address that is neither at a listed host nor known from somewhere. */
export function foreignMail(text: string, { hosts, texts, results }: Addresses): string | undefined {
  const known = new Set([...mailsIn(texts.join('\n')), ...results.flatMap(leavesOf).map(fold)]);
  return mailsIn(text).find((mail) => !known.has(mail) && !hosts.has(mail.split('@')[1] ?? ''));
}

/** The first telephone number that nobody has named. */
export function foreignPhone(phones: string[], { texts, results }: Addresses): string | undefined {
  const values = results.flatMap(leavesOf).filter((value) => value.length <= LONGEST_VALUE);
  const digits = [...texts, ...values].join('\n').replace(/(?<=\d)[\s()./-]+(?=\d)/g, '');
  return phones.find((phone) => !digits.includes(phone));
}

const mailsIn = (text: string) => (text.match(EMAIL) ?? []).map(fold);
const fold = (text: string) => text.toLowerCase().replace(/\.$/, '');

/** Every value of a result by itself. */
export function leavesOf(json: Json): string[] {
  if (typeof json === 'string') return [json];
  if (typeof json === 'number') return [String(json)];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(leavesOf) : [];
}
