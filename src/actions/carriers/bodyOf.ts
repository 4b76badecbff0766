import { bodyKindOf } from '../../domain/bodyKind.ts';
import { Refused } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import { createLiquid, type Scope } from '../../domain/liquid/createLiquid.ts';
import { ALONE } from '../../domain/liquid/readWhole.ts';
import { fill } from '../expressions.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** https://www.w3.org/TR/xml/#syntax; what XML cannot hold at all is left out. */
const inXml = createLiquid({
  isThreeValued: true,
  escape: (value) =>
    textOf(value)
      .replace(/(?![\t\n\r])\p{Cc}/gu, '')
      .replace(/[&<>"']/g, (sign) => ESCAPES[sign]!),
});
/** One line stays one line. */
const inText = createLiquid({
  isThreeValued: true,
  escape: (value) => textOf(value).replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
});

/**
 * A body as it is sent: JSON, unless its type says otherwise. Whatever a value holds, it changes nothing but itself. Throws
 * `Refused` `bad_body` where that cannot be.
 */
export function bodyOf(body: Json, contentType: string | undefined, scope: Scope): string {
  const kind = bodyKindOf(contentType);
  if (kind === 'form') return formOf(fill(body, scope));
  if (typeof body !== 'string' || kind === 'json') return JSON.stringify(fill(body, scope) ?? null);
  if (!body.includes('{')) return body;
  if (kind === 'xml') return inXml.render(body, scope);
  if (ALONE.test(body)) return textOf(fill(body, scope));
  if (kind === 'text') return inText.render(body, scope);
  throw new Refused(`Nothing can be filled into a text of the type ${contentType}.`, BAD);
}

/** Each field once, of a list once for each. https://url.spec.whatwg.org/#concept-urlencoded-serializer */
export function formOf(fields: Json | undefined): string {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new Refused('A form needs fields: its body is no object.', BAD);
  const pairs = Object.entries(fields).flatMap(([name, given]) =>
    given === null
      ? []
      : (Array.isArray(given) ? given : [given]).map((one): [string, string] => [name, textOf(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

const BAD = { status: 400, code: 'bad_body' };

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
