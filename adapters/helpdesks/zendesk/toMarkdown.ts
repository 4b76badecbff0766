import { attribute, decoded, htmlTokens } from './htmlTokens.ts';

/**
 * Help center HTML as Markdown: headings, paragraphs, lists, links, emphasis, code, tables as lines. Small on purpose:
 * the text is for search and for quoting, not for drawing the page again. What it does not know, it reads as its text.
 */
export function toMarkdown(html: string): string {
  const page = new Page();
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') page.text(decoded(token.text));
    else if (token.kind === 'open') page.open(token.name, token.attributes);
    else page.close(token.name);
  }
  return page.finish();
}

const MARKS: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', code: '`' };
const BLOCKS = new Set(['p', 'div', 'section', 'blockquote', 'table', 'figure', 'hr', 'dl', 'dt', 'dd']);
const DEEPEST = 8;

/** Written part by part; only the last parts are ever looked at, so that a long page takes no longer per word. */
class Page {
  #parts: string[] = [];
  #lists: { ordered: boolean; count: number }[] = [];
  #links: (string | undefined)[] = [];
  #pre = 0;

  text(text: string): void {
    const flat = this.#pre ? text : text.replace(/[\s\u00a0]+/g, ' ');
    const begins = /^$|\s/.test(this.#last().slice(-1));
    this.#add(begins && !this.#pre ? flat.trimStart() : flat);
  }

  open(name: string, attributes: string): void {
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) this.#break('\n\n', `${'#'.repeat(Number(level))} `);
    else if (name === 'br') this.#pre ? this.#add('\n') : this.#break('\n');
    else if (name === 'ul' || name === 'ol') this.#list(name === 'ol');
    else if (name === 'li') this.#item();
    else if (name === 'tr') this.#break('\n');
    else if (name === 'td' || name === 'th') this.#cell();
    else if (name === 'a') this.#link(attribute(attributes, 'href'));
    else if (name === 'img') this.text(decoded(attribute(attributes, 'alt') ?? ''));
    else if (name === 'pre') this.#code();
    else if (MARKS[name]) this.#pre || this.#add(MARKS[name]);
    else if (BLOCKS.has(name) && !this.#lists.length) this.#break('\n\n');
  }

  close(name: string): void {
    if (name === 'a') this.#unlink();
    else if (name === 'ul' || name === 'ol') this.#unlist();
    else if (name === 'pre') this.#uncode();
    else if (MARKS[name]) this.#unmark(MARKS[name]);
    else if ((/^h[1-6]$/.test(name) || BLOCKS.has(name)) && !this.#lists.length) this.#break('\n\n');
    else if (name === 'p') this.#break('\n');
  }

  finish(): string {
    return this.#parts
      .join('')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #add(part: string): void {
    if (part) this.#parts.push(part);
  }

  #last(): string {
    return this.#parts.at(-1) ?? '';
  }

  /** Takes spaces and line ends off the end; true when there were any. */
  #trim(): boolean {
    let trimmed = false;
    for (let last = this.#parts.pop(); last !== undefined; last = this.#parts.pop()) {
      const text = last.trimEnd();
      trimmed ||= text !== last;
      if (!text) continue;
      this.#parts.push(text);
      break;
    }
    return trimmed;
  }

  /** A new line or paragraph, unless the page or that line has just begun. */
  #break(end: '\n' | '\n\n', start = ''): void {
    const paragraph = end === '\n\n' || this.#last() === '\n\n';
    this.#trim();
    if (this.#parts.length) this.#add(paragraph ? '\n\n' : '\n');
    this.#add(start);
  }

  #list(ordered: boolean): void {
    if (!this.#lists.length) this.#break('\n\n');
    this.#lists.push({ ordered, count: 0 });
  }

  #unlist(): void {
    this.#lists.pop();
    if (!this.#lists.length) this.#break('\n\n');
  }

  #item(): void {
    const list = this.#lists.at(-1) ?? { ordered: false, count: 0 };
    list.count++;
    const indent = '  '.repeat(Math.min(DEEPEST, Math.max(0, this.#lists.length - 1)));
    this.#break('\n', `${indent}${list.ordered ? `${list.count}.` : '-'} `);
  }

  #cell(): void {
    if (!this.#parts.length || this.#last().endsWith('\n')) return;
    this.#trim();
    this.#add(' | ');
  }

  /** Nothing that a browser would run, and no place on a page that is not there any more. */
  #link(href: string | undefined): void {
    const target = href && /^(https?:|mailto:|\/)/i.test(href) ? decoded(href) : undefined;
    this.#links.push(target);
    if (target) this.#add('[');
  }

  #unlink(): void {
    const target = this.#links.pop();
    if (!target) return;
    this.#trim();
    // Around a picture without words.
    if (this.#last() === '[') this.#parts.pop();
    else this.#add(`](${target})`);
  }

  #code(): void {
    this.#break('\n\n', '```\n');
    this.#pre++;
  }

  #uncode(): void {
    if (!this.#pre) return;
    this.#pre--;
    this.#trim();
    this.#add('\n```');
    this.#break('\n\n');
  }

  /** Markdown knows no emphasis that ends in a space, and none around nothing. */
  #unmark(mark: string): void {
    if (this.#pre) return;
    const space = this.#trim();
    if (this.#last() === mark) this.#parts.pop();
    else this.#add(mark);
    if (space) this.#add(' ');
  }
}
