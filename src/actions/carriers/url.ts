import { Refused } from '../../domain/errors.ts';
import { createLiquid, type Scope } from '../../domain/liquid/createLiquid.ts';
import { render } from '../expressions.ts';

/** A part of a path is one part: nothing in it can lead elsewhere, and none of it can vanish. */
const inPath = createLiquid({ isThreeValued: true, escape: (value) => encodePart(textOf(value)) });
const inQuery = createLiquid({ isThreeValued: true, escape: (value) => encode(textOf(value)) });

/**
 * The address of a call. Scheme and host are the definition's own (`secrets` may speak there, arguments never); what is filled
 * into path and query is encoded. Throws `Refused` `bad_address` before anything is sent.
 */
export function urlOf(template: string, query: Record<string, string>, scope: Scope): URL {
  const [, start = '', rest = ''] =
    /^([a-z+]+:\/\/(?:\{\{.*?\}\}|[^/?#{])*)(.*)$/is.exec(template.trim()) ?? [];
  const { origin, username, password } = parse(render(start, { secrets: scope.secrets }));
  if (username || password) throw bad('it holds a user or a password; send them as a header');
  const [path, asked] = splitQuery(rest);
  const url = parse(origin + inPath.render(path, scope) + inQuery.render(asked, scope));
  if (url.origin !== origin) throw bad('its host would change');
  url.hash = '';
  for (const [name, text] of Object.entries(query)) {
    const filled = render(text, scope);
    if (filled !== '') url.searchParams.set(name, filled);
  }
  return url;
}

/** At the first `?` that stands outside of a template. */
function splitQuery(rest: string): [string, string] {
  const path = /^(?:\{\{.*?\}\}|\{%.*?%\}|[^?])*/s.exec(rest)?.[0] ?? '';
  return [path, rest.slice(path.length)];
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw bad('it is no http address');
  return url;
}

const encodePart = (text: string) => asPart(encode(text));

/** What is encoded already, if it may stand as a part of a path. */
export function asPart(encoded: string): string {
  if (/^\.{0,2}$/.test(encoded)) throw bad('a part of its path would be empty or lead elsewhere');
  return encoded;
}

export const encode = (text: string) => encodeURIComponent(text.toWellFormed());

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const bad = (why: string) =>
  new Refused(`The address cannot be called: ${why}.`, { status: 400, code: 'bad_address' });
