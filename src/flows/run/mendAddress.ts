import { BUILT_IN_ENTITIES } from '../../domain/entity.ts';
import type { Slot } from '../../domain/flow.ts';
import type { Json } from '../../domain/json.ts';

const BUILT_IN = new Set<string>(BUILT_IN_ENTITIES);
/** Parts of an address that belong to the house, not to the town. */
const UNIT =
  /^(?:#|apt\b|apartment|suite|ste\b|unit|floor|flat|room|wohnung|whg|etage|stock|appt|appartement|bât|piso|puerta|andar|apto|\d+[a-z]?$)/i;

/**
 * "12 Oak Lane, 10115 Berlin" that is corrected to "15 Elm Street" stays in Berlin: what a correction of an address leaves
 * out holds on, but for the flat.
 */
export function keepRest({ entity }: Slot, before: Json | undefined, now: Json): Json {
  if (BUILT_IN.has(entity) || typeof before !== 'string' || typeof now !== 'string') return now;
  if (!/\d/.test(now)) return now;
  const [street = '', ...rest] = partsOf(before);
  const [, ...more] = partsOf(now);
  if (!/\d/.test(street) || !more.every((part) => UNIT.test(part))) return now;
  const town = rest.slice(rest.findIndex((part) => !UNIT.test(part)));
  return rest.every((part) => UNIT.test(part)) ? now : [...partsOf(now), ...town].join(', ');
}

/** A postcode with its town, at the end of what is said. */
const TOWN = /^(\D*?)((?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?\s+\p{Lu}[\p{L}.' -]{1,40}?)[.!\s]*$/u;
/** Before a figure: then it is that thing's number. */
const NUMBERED =
  /#|\b(?:order|ticket|invoice|number|nr|bestell|auftrag|rechnung|nummer|commande|facture|pedido|factura|encomenda|fatura)/i;
const IS_TOWN = /^(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?\s+\p{L}/u;

/** "The postcode is 10119": what it is called in five languages, and the code. */
const POSTCODE =
  /(?<!\p{L})(?:post ?codes?|postal code|zip(?: ?code)?|plz|postleitzahl|code postal|c[oó]digo postal|cep)(?!\p{L})[^\d,.;?]{0,20}?(?<code>\d{4,5}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})[.!\s]*$/iu;
const CODES = /\b(?:\d{4,5}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b/g;

/** The address with another postcode; one that has none gets it at its end. null: no postcode is said. */
export function withPostcode(before: string, said: string): string | null {
  const code = POSTCODE.exec(said.trim())?.groups?.code;
  if (code === undefined) return null;
  const known = lastCode(before);
  if (known === undefined) return `${before}, ${code}`;
  return `${before.slice(0, known.index)}${code}${before.slice(known.index + known[0].length)}`;
}

/** A figure at the very front is the house's. */
const lastCode = (address: string) => [...address.matchAll(CODES)].filter(({ index }) => index > 0).at(-1);

/** "No, 20095 Hamburg": the address that was known, in another town. null: nothing of that kind is said. */
export function movedTo({ entity }: Slot, before: Json | undefined, said: string): string | null {
  if (!BUILT_IN.has(entity) && typeof before === 'string' && lastCode(before) !== undefined) {
    const coded = withPostcode(before, said);
    if (coded !== null) return coded === before ? null : coded;
  }
  const [, lead = '', town] = TOWN.exec(said.trim()) ?? [];
  if (town === undefined || NUMBERED.test(lead) || BUILT_IN.has(entity) || typeof before !== 'string')
    return null;
  const parts = partsOf(before);
  const at = parts.findLastIndex((part) => IS_TOWN.test(part));
  return at > 0 && parts[at] !== town ? parts.with(at, town).join(', ') : null;
}

const partsOf = (address: string) =>
  address
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
