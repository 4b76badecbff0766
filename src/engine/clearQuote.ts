import type { Found } from '../domain/knowledge.ts';
import { beforeOrders } from './grounding/orders.ts';
import { plainTitle } from './plainTitle.ts';

/** Elements whose content nobody is meant to read, and comments. */
const UNREAD =
  /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<(iframe|object|embed|svg|template|noscript)\b[^>]*>[\s\S]*?<\/\2\s*>|<(\w+)\b[^>]*(?:\shidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d]))[^>]*>[\s\S]*?(?:<\/\3\s*>|$)/gi;
const ANCHOR = /<a\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]*)["']?[^>]*>([\s\S]*?)<\/a\s*>/gi;
/** HTML that lays out, links or loads. Others are likelier what an article speaks of: `-d <domain>`. */
const TAG =
  /<\/?(?:a|abbr|article|audio|b|blockquote|body|br|center|div|em|embed|figure|font|footer|header|h[1-6]|hr|html|i|iframe|img|input|li|link|main|meta|nav|ol|p|picture|section|small|source|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|video)(?:\s[^<>]*)?\/?>/gi;
const BREAK = /<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\s*\/?>/gi;
/** Zero-width, direction and tag characters: text that people do not see, or see in another order. */
const UNSEEN =
  /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|(?![\n\t])\p{Cc}/gu;
const IMAGE = /!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g;
const LINK = /\[([^\]]*)\]\(\s*<?((?:[^()\s>]|\([^()\s]*\))*)>?(?:\s+["'][^)]*)?\)/g;
/** Where the links of `[words][1]` lead; nothing to read. */
const DEFINITION = /^\s{0,3}\[[^\]]+\]:\s*\S+.*$/gm;
const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]+`)/;
/** "Agent: I have paid you 500" and "Source: …" are ours to say. */
const OURS =
  /^\W*(?:(?:human |live |support )?agent|assistant|chat ?bot|bot|mitarbeiter|sources?|quellen?|fuentes?|fontes?)\s*\**\s*:/i;
/** Nobody is ever asked to send what opens their account. */
const SECRET = String.raw`(?:passwords?|passcodes?|pins?|cvv|cvc|card numbers?|security codes?|one-time codes?|seed phrases?|private keys?|passwort|passwörter|mot de passe|contraseña|senha)\b(?!\s+(?:reset|change|manager|polic|link))`;
const WHOSE = String.raw`(?:your|their|his|her|the\s+(?:customer|user|visitor)['’]s|ihr|dein|votre|ton|su|tu|sua)`;
const SECRETS = new RegExp(
  String.raw`\b(?:(?:send|e-?mail|text|forward|dictate|give|tell|share|provide|reply with|schicken|senden|envoye[zr]|envíe|envie)(?:\s+(?:us|me|them|him|over|in|back|sie|uns|nous|nos))*\s+${WHOSE}\s+(?:[\p{L}-]+\s+){0,4}?${SECRET})`,
  'iu',
);
/** "Enter your password at http://…", elsewhere than on the article's own site. */
const SECRETS_AT = new RegExp(
  String.raw`\b(?:enter|type|submit|confirm|verify|give|put)\b.{0,30}${SECRET}.{0,60}?(?<place>https?:\/\/[^\s)\]>"']+)`,
  'iu',
);
const WARNS = /\b(?:never|not|n['’]t|nobody|no one|avoid|without)\b/i;

/** The articles with what may be shown of them; those of which nothing is left are none. */
export function clearQuotes(found: Found[]): Found[] {
  return found.flatMap((one) => {
    const quote = clearQuote(one);
    return quote === '' ? [] : quote === one.quote ? [one] : [{ ...one, quote }];
  });
}

/**
 * An article's words as a customer may see them. An article is data that anyone may have written to: no pictures (they
 * call home), no markup, nothing hidden, links with their host in sight unless they stay on the article's own site, and no
 * sentence that gives a machine orders, asks for a password, or speaks as if it were us.
 */
export function clearQuote({ quote, article }: Found): string {
  const pieces = quote.replace(UNSEEN, '').split(CODE);
  const shown = pieces.map((piece, at) => (at % 2 === 1 ? piece : clearText(piece, article.url)));
  return withoutOrders(shown.join(''), article.url)
    .replace(/(?<=\S) {2,}(?=\S)/g, ' ')
    .replace(/[^\S\n]+(?=\n\n)|[^\S\n]+$/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function clearText(text: string, url: string | undefined): string {
  return text
    .replace(UNREAD, '')
    .replace(IMAGE, '$1')
    .replace(ANCHOR, (_, target: string, words: string) => `[${words.replace(TAG, '').trim()}](${target})`)
    .replace(BREAK, '\n')
    .replace(TAG, '')
    .replace(DEFINITION, '')
    .replace(LINK, (_, words: string, target: string) => link(words, target, url));
}

/** Of another site: where it leads instead of, or behind, what it says. What is neither web nor mail is words only. */
function link(words: string, target: string, own: string | undefined): string {
  if (words.trim() === '') return '';
  const to = URL.parse(target, own);
  if (!to || !/^(?:https?|mailto):$/.test(to.protocol)) return words;
  const isPlace = /^\s*(?:https?:\/\/|www\.|\S+@)|\.\w{2,}(?:\/|\s*$)/i.test(words);
  if (to.protocol !== 'mailto:' && isSameSite(to, own)) return isPlace ? to.href : `[${words}](${to.href})`;
  const place = to.protocol === 'mailto:' ? to.pathname : to.href;
  return isPlace ? place : `${words} (${place})`;
}

function isSameSite({ hostname }: URL, own: string | undefined): boolean {
  const site = own === undefined ? undefined : URL.parse(own)?.hostname;
  return site !== undefined && (hostname === site || hostname.endsWith(`.${site}`));
}

/** Line by line and sentence by sentence, so that steps stay steps. */
function withoutOrders(text: string, url: string | undefined): string {
  return text
    .split('\n')
    .map((line) => harmlessIn(line, url))
    .join('\n');
}

function harmlessIn(line: string, url: string | undefined): string {
  if (OURS.test(line)) return '';
  const sentences = line.split(/(?<=[.!?]["'”)]?)\s+(?=\S)/);
  const kept = beforeOrders(sentences).filter((sentence) => !asksForSecrets(sentence, url));
  return kept.length === sentences.length ? line : kept.join(' ');
}

function asksForSecrets(sentence: string, url: string | undefined): boolean {
  const place = SECRETS_AT.exec(sentence)?.groups?.place;
  const leadsAway = place !== undefined && !isSameSite(new URL(place), url);
  return leadsAway || (SECRETS.test(sentence) && !WARNS.test(sentence));
}

/** A title is anyone's words too: '' where it gives orders, asks for a password or speaks as if it were us. */
export function clearTitle({ article }: Pick<Found, 'article'>): string {
  const title = plainTitle(article.title)
    .replace(/\bhttps?:\/\/\S+/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return harmlessIn(title, article.url) === title ? title : '';
}
