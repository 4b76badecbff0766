import type { Found } from '../domain/knowledge.ts';

/** With a scheme, or a host as it is typed: with a path behind it, or one of the usual ends. */
const ADDRESS =
  /\s?\(?\b(?:(?:https?:\/\/|www\.)[^\s<>"')\]]+|(?:[\w-]+\.)+[a-z]{2,}\/[^\s<>"')\]]*|(?:[\w-]+\.)+(?:com|org|net|io|de|co|uk|eu|info|biz|app|dev|example|test|ru|cn|shop|xyz|me|ly)\b)\)?/gi;
/** Mail addresses, which are no links, at odd places. */
const MAIL_SPLIT = /([\w.+-]+@(?:[\w-]+\.)+[a-z]{2,})/gi;
const LINK = /\[([^\]]*)\]\(([^)\s]*)\)/g;

/**
 * The article without links to sites that are neither its own nor listed: the words stay. Without a list all links stay,
 * with their host in sight.
 */
export function onlyListed(found: Found, links: string[] | undefined): Found {
  if (links === undefined) return found;
  const { article, quote } = found;
  const hosts = [...links, hostOf(article.url ?? '')].filter((host) => host !== '');
  const isListed = (address: string) => hosts.some((host) => isWithin(hostOf(address), host));
  const listed = quote
    .replace(LINK, (all, words: string, address: string) => (isListed(address) ? all : words))
    .split(MAIL_SPLIT)
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replace(ADDRESS, (all) => (isListed(all) ? all : ''))))
    .join('');
  return listed === quote ? found : { ...found, quote: listed.trim() || article.title };
}

const isWithin = (host: string, listed: string) => host === listed || host.endsWith(`.${listed}`);

/** Of an address as it stands in a text. */
export function hostOf(address: string): string {
  const bare = address.trim().replace(/^[([]+/, '');
  const host = URL.parse(/^https?:/i.test(bare) ? bare : `https://${bare}`)?.hostname ?? '';
  return host.replace(/^www\./, '');
}
