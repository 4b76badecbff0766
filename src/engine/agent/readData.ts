import type { Json } from '../../domain/json.ts';
import type { Found } from '../../domain/knowledge.ts';
import { withoutOrders } from '../grounding/readPassage.ts';

/** Of a result that the model is shown, in UTF-16 characters of JSON. */
const LONGEST = 6_000;
const LONGEST_ARTICLE = 3_000;
/** Zero-width, direction and tag characters: orders that people do not see. */
const UNSEEN = /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/** A result as the model is shown it: no sentence in it that gives a machine orders, and not without end. */
export function readResult(result: Json): Json {
  const clean = cleanJson(result);
  const text = JSON.stringify(clean);
  return text.length <= LONGEST ? clean : { cut: `${text.slice(0, LONGEST)}…` };
}

function cleanJson(json: Json): Json {
  if (typeof json === 'string') return withoutCommands(json);
  if (Array.isArray(json)) return json.map(cleanJson);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [withoutCommands(name), cleanJson(value)]),
  );
}

/** Without the sentences in it that give orders to a machine, and without what people do not see. */
export function withoutCommands(text: string): string {
  const seen = text.replace(UNSEEN, '');
  return withoutOrders({ id: '', title: '', text: seen }).text || (/\p{L}{2}/u.test(seen) ? '' : seen);
}

/** An article as the model is shown it. */
export function readArticle({ article, quote }: Found): string {
  return `${withoutCommands(article.title)}\n${withoutCommands(quote.slice(0, LONGEST_ARTICLE))}`;
}

/** Tags of ours inside a text are none. */
export const asData = (text: string) =>
  text.replace(UNSEEN, '').replace(/<(?=\s*\/?\s*(?:customer|article|result|system)\b)/gi, '‹');
