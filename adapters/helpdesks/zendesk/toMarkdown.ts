/**
 * Help center HTML as Markdown: headings, paragraphs, lists, links, emphasis, code, tables as lines. Small on purpose:
 * the text is for search and for quoting, not for drawing the page again. What it does not know, it reads as its text.
 */
export function toMarkdown(html: string): string {
  const page = new Page();
  for (const [token, name, attributes, text] of tokens(html)) {
    if (text !== undefined) page.text(decoded(text));
    else if (token.startsWith('</')) page.close(name!);
    else page.open(name!, attributes ?? '');
  }
  return page.finish();
}

type Token = [token: string, tag?: string, attributes?: string, text?: string];

function* tokens(html: string): Generator<Token> {
  const clean = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '');
  const pattern = /<\/?([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|[^<]+|</gi;
  for (const [token, tag, attributes] of clean.matchAll(pattern))
    yield tag ? [token, tag.toLowerCase(), attributes] : [token, undefined, undefined, token];
}

const MARKS: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', code: '`' };
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'blockquote',
  'ul',
  'ol',
  'table',
  'figure',
  'pre',
  'hr',
  'dl',
  'dt',
  'dd',
]);

class Page {
  #out = '';
  #lists: { ordered: boolean; count: number }[] = [];
  #links: (string | undefined)[] = [];
  #pre = 0;

  text(text: string): void {
    if (this.#pre) this.#out += text;
    else {
      const flat = text.replace(/[\s\u00a0]+/g, ' ');
      this.#out += /(^|\s)$/.test(this.#out) ? flat.trimStart() : flat;
    }
  }

  open(name: string, attributes: string): void {
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) this.#paragraph(`${'#'.repeat(Number(level))} `);
    else if (name === 'br') this.#out = this.#pre ? `${this.#out}\n` : `${this.#out.trimEnd()}\n`;
    else if (name === 'ul' || name === 'ol') this.#list(name === 'ol');
    else if (name === 'li') this.#item();
    else if (name === 'tr') this.#line('');
    else if (name === 'td' || name === 'th') this.#cell();
    else if (name === 'a') this.#link(attribute(attributes, 'href'));
    else if (name === 'img') this.text(decoded(attribute(attributes, 'alt') ?? ''));
    else if (name === 'pre') this.#code();
    else if (MARKS[name]) this.#mark(MARKS[name]);
    else if (BLOCKS.has(name) && !this.#lists.length) this.#paragraph('');
  }

  close(name: string): void {
    if (name === 'a') this.#unlink();
    else if (name === 'ul' || name === 'ol') this.#unlist();
    else if (name === 'pre') this.#uncode();
    else if (MARKS[name]) this.#unmark(MARKS[name]);
    else if ((/^h[1-6]$/.test(name) || BLOCKS.has(name)) && !this.#lists.length) this.#paragraph('');
    else if (name === 'p') this.#line('');
  }

  finish(): string {
    return this.#out
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #paragraph(start: string): void {
    this.#out = this.#out.trimEnd() + (this.#out.trim() ? '\n\n' : '') + start;
  }

  #line(start: string): void {
    const out = this.#out.replace(/[ \t]+$/, '');
    this.#out = out + (out && !out.endsWith('\n') ? '\n' : '') + start;
  }

  #list(ordered: boolean): void {
    if (!this.#lists.length) this.#paragraph('');
    this.#lists.push({ ordered, count: 0 });
  }

  #unlist(): void {
    this.#lists.pop();
    if (!this.#lists.length) this.#paragraph('');
  }

  #item(): void {
    const list = this.#lists.at(-1) ?? { ordered: false, count: 0 };
    list.count++;
    const indent = '  '.repeat(Math.max(0, this.#lists.length - 1));
    this.#line(`${indent}${list.ordered ? `${list.count}.` : '-'} `);
  }

  #cell(): void {
    if (this.#out && !this.#out.endsWith('\n')) this.#out = `${this.#out.trimEnd()} | `;
  }

  #link(href: string | undefined): void {
    const target = href && /^(https?:|mailto:|\/)/i.test(href) ? decoded(href) : undefined;
    this.#links.push(target);
    if (target) this.#out += '[';
  }

  #unlink(): void {
    const target = this.#links.pop();
    if (!target) return;
    // A link around a picture without words.
    if (this.#out.endsWith('[')) this.#out = this.#out.slice(0, -1);
    else this.#out = `${this.#out.trimEnd()}](${target})`;
  }

  #code(): void {
    this.#paragraph('```\n');
    this.#pre++;
  }

  #uncode(): void {
    if (!this.#pre) return;
    this.#pre--;
    this.#out = `${this.#out.trimEnd()}\n\`\`\``;
    this.#paragraph('');
  }

  #mark(mark: string): void {
    if (!this.#pre) this.#out += mark;
  }

  /** Markdown knows no emphasis that ends in a space, and none around nothing. */
  #unmark(mark: string): void {
    if (this.#pre) return;
    const text = this.#out.trimEnd();
    const space = this.#out.length > text.length ? ' ' : '';
    this.#out =
      text.endsWith(mark) && !text.endsWith(`\\${mark}`)
        ? text.slice(0, -mark.length)
        : `${text}${mark}${space}`;
  }
}

function attribute(attributes: string, name: string): string | undefined {
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

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (entity, hex, decimal, name) => {
    if (name) return NAMED[name] ?? entity;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
