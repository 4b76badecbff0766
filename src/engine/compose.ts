import { Liquid } from 'liquidjs';
import type { Phrases } from '../domain/bot.ts';
import type { Contact } from '../domain/conversation.ts';
import type { Found } from '../domain/knowledge.ts';
import type { Button, Source } from '../domain/message.ts';
import type { Saying } from '../domain/turn.ts';

const liquid = new Liquid({ strictFilters: true });
const filled = new Map<string, string>();
const REMEMBERED = 2_000;

/**
 * Fills a Liquid template. `{{ticket}}` stays as it is: the number is known only when the turn is recorded. `slots` are
 * the values that hold, by name: `{{ slots.order_number }}`.
 */
export function fill(
  template: string,
  { contact, slots = {} }: { contact: Contact; slots?: Record<string, string> },
): string {
  const name = contact.name?.split(/\s+/)[0] || undefined; // An empty text is true in Liquid.
  const render = () =>
    String(liquid.parseAndRenderSync(template, { name, slots, ticket: '{{ticket}}' })).trim();
  // A customer's own values are not worth remembering, and would push out what is.
  if (template.includes('slots')) return render();
  const key = `${name ?? ''}\n${template}`;
  let text = filled.get(key);
  if (text === undefined) {
    text = render();
    if (filled.size === REMEMBERED) filled.clear();
    filled.set(key, text);
  }
  return text;
}

/** Puts the ticket's number where `fill` left its place. */
export function withTicket(text: string, number: string): string {
  return text.replaceAll('{{ticket}}', number);
}

/** The article's own words, and where they are from. */
export function quoteAnswer(found: Found): Saying {
  return { text: found.quote, sources: [sourceOf(found)] };
}

export function sourceOf({ article, quote }: Found): Source {
  const { id, title, url } = article;
  return { article: id, title, quote, ...(url ? { url } : {}) };
}

/** Two or three choices as buttons, and the way out. */
export function askWhich(labels: string[], phrases: Phrases, contact: Contact): Saying {
  const buttons: Button[] = [...labels, fill(phrases.noneOfThese, { contact })].map((label) => ({
    label,
    value: label,
  }));
  return { text: fill(phrases.clarify, { contact }), buttons };
}
