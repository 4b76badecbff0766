import type { Phrases } from '../domain/bot.ts';
import type { Contact } from '../domain/conversation.ts';
import type { Found } from '../domain/knowledge.ts';
import { createLiquid } from '../domain/liquid/createLiquid.ts';
import type { Button, Source } from '../domain/message.ts';
import type { Saying } from '../domain/turn.ts';
import { titleOf } from './topics.ts';

const { render } = createLiquid();
const filled = new Map<string, string>();
const REMEMBERED = 2_000;

/**
 * Fills a Liquid template. `{{ticket}}` stays as it is: the number is known only when the turn is recorded. `slots` are
 * the values that hold, by name: `{{ slots.order_number }}`; `thing` is what the customer points at.
 */
export function fill(
  template: string,
  { contact, slots = {}, thing }: { contact: Contact; slots?: Record<string, string>; thing?: string },
): string {
  const name = contact.name?.split(/\s+/)[0];
  const say = () => render(template, { name, slots, thing, ticket: '{{ticket}}' }).trim();
  // A customer's own words are not worth remembering, and would push out what is.
  if (template.includes('slots') || thing !== undefined) return say();
  const key = `${name ?? ''}\n${template}`;
  let text = filled.get(key);
  if (text === undefined) {
    text = say();
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

export function sourceOf(found: Found): Source {
  const { article, quote } = found;
  const { id, url, version } = article;
  const isWeb = url !== undefined && /^https?:/i.test(url);
  return { article: id, title: titleOf(found), quote, version, ...(isWeb ? { url } : {}) };
}

/** What is longer may end in words that are no part of it, and is not repeated to them. */
const LONGEST_THING = 2;

/** One to three choices as buttons, and the way out. `thing`: what the customer points at without saying which. */
export function askWhich(labels: string[], phrases: Phrases, contact: Contact, thing?: string): Saying {
  const buttons: Button[] = [...labels, fill(phrases.noneOfThese, { contact })].map((label) => ({
    label,
    value: label,
  }));
  const isShort = thing !== undefined && thing.split(' ').length <= LONGEST_THING;
  const which = labels.length > 1 ? phrases.clarify : phrases.clarifyOne;
  const text = isShort ? fill(phrases.whichThing, { contact, thing }) : fill(which, { contact });
  return { text, buttons };
}
