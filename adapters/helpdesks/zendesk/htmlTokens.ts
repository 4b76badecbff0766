export type HtmlToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: string }
  | { kind: 'close'; name: string };

/** Text and tags of an HTML fragment, in one pass; comments, scripts and styles are left out. Never throws. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    if (tag !== at) {
      yield { kind: 'text', text: html.slice(at, tag < 0 ? undefined : tag) };
      if (tag < 0) return;
    }
    const end = html.startsWith('<!--', tag) ? after(html.indexOf('-->', tag), 3, html) : endOfTag(html, tag);
    if (end === undefined) yield { kind: 'text', text: '<' };
    else if (html[tag + 1] !== '!') {
      const token = tagOf(html.slice(tag, end));
      yield token;
      if (token.kind === 'open' && /^(script|style)$/.test(token.name)) {
        at = endOfRaw(html, token.name, end);
        continue;
      }
    }
    at = end ?? tag + 1;
  }
}

/** Behind the `>` that is not in quotes; undefined when this `<` begins no tag. A tag holds no other `<` outside of quotes. */
function endOfTag(html: string, tag: number): number | undefined {
  if (!/[a-z/!]/i.test(html[tag + 1] ?? '')) return undefined;
  for (let at = tag + 1; at < html.length; at++) {
    const char = html[at];
    if (char === '>') return at + 1;
    if (char === '<') return undefined;
    if (char !== '"' && char !== "'") continue;
    at = html.indexOf(char, at + 1);
    if (at < 0) return undefined;
  }
  return undefined;
}

function tagOf(tag: string): Exclude<HtmlToken, { kind: 'text' }> {
  const name = /^<\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
  if (tag[1] === '/') return { kind: 'close', name };
  return { kind: 'open', name, attributes: tag.slice(1 + name.length, -1) };
}

function endOfRaw(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\b`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

const after = (index: number, length: number, html: string) => (index < 0 ? html.length : index + length);

export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

const NAMED: Record<string, string> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ndash: '–',
    mdash: '—',
    hellip: '…',
  },
  ...{
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    middot: '·',
    rarr: '→',
    larr: '←',
    times: '×',
  },
  ...{ copy: '©', reg: '®', trade: '™', deg: '°', euro: '€', pound: '£', laquo: '«', raquo: '»' },
};

/** Character references as characters; an unknown one stays as it is. */
export function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (entity, hex, decimal, name) => {
    if (name) return NAMED[name] ?? entity;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
