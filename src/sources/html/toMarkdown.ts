import Turndown from 'turndown';
import { all, type Element } from './dom.ts';

type Node = Turndown.Node;
/** What turndown hands to a rule is a node of the parser that it was given. */
const asElement = (node: unknown) => node as Element;

const turndown = new Turndown({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
  hr: '---',
  br: '',
});

// Articles are quoted and searched as they are written: `ERR\_TIMEOUT` finds nobody's error code.
turndown.escape = (text) => text;

turndown.addRule('item', { filter: 'li', replacement: (content, node) => item(content, asElement(node)) });
turndown.addRule('code', {
  filter: (node) => node.nodeName === 'PRE',
  replacement: (_, node) => codeBlock(asElement(node)),
});
turndown.addRule('term', { filter: 'dt', replacement: (content) => `\n\n**${flat(content)}**\n\n` });
turndown.addRule('description', { filter: 'dd', replacement: (content) => `\n\n${content.trim()}\n\n` });
turndown.addRule('summary', { filter: 'summary', replacement: (content) => `\n\n**${flat(content)}**\n\n` });
turndown.addRule('folded', { filter: 'details', replacement: (content) => `\n\n${content.trim()}\n\n` });
turndown.addRule('table', {
  filter: (node) => node.nodeName === 'TABLE',
  replacement: (content, node) => table(asElement(node)) ?? `\n\n${content.trim()}\n\n`,
});
turndown.addRule('cell', { filter: ['td', 'th'], replacement: (content) => `${content.trim()}\n\n` });

/** HTML that was cleaned before as Markdown: headings, lists, tables, code and links stay. Links become absolute. */
export function toMarkdown(root: Element, base: string | undefined): string {
  for (const image of all(root, 'img, area')) image.replaceWith(wordsOf(image));
  for (const link of all(root, 'a')) mendLink(link, base);
  return turndown
    .turndown(root as unknown as Node as never)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\u00a0/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A picture speaks by its text alone; a tracker has none. */
function wordsOf(image: Element): string {
  const isDot = ['width', 'height'].some((side) => /^[01](px)?$/.test(image.getAttribute(side) ?? ''));
  const text = isDot ? '' : flat(image.getAttribute('alt') ?? '');
  return text && ` ${text} `;
}

/** Absolute, and only where it leads somewhere that is not a script; others are text, and signs beside headings go. */
function mendLink(link: Element, base: string | undefined): void {
  const text = flat(link.textContent);
  const target = absolute(link.getAttribute('href') ?? '', base);
  if (text === '' || /^[#¶§🔗]$/u.test(text)) link.remove();
  else if (target) link.setAttribute('href', target);
  else link.replaceWith(plain(link));
}

function plain(link: Element): Element {
  const span = link.ownerDocument.createElement('span');
  span.innerHTML = link.innerHTML;
  return span;
}

function absolute(href: string, base: string | undefined): string | undefined {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const url = URL.parse(trimmed, base);
  if (!url || !/^(https?|mailto|tel):$/.test(url.protocol)) return undefined;
  return url.href;
}

function item(content: string, node: Element): string {
  const mark = node.parentNode?.tagName === 'OL' ? `${numberOf(node, node.parentNode)}. ` : '- ';
  const lines = content.trim().replace(/\n(?!\n|$)/g, `\n${' '.repeat(mark.length)}`);
  return `${mark}${lines}\n`;
}

/** Counted once a list: a list may have thousands of items. */
const numbers = new WeakMap<Element, Map<Element, number>>();

function numberOf(node: Element, list: Element): number {
  let known = numbers.get(list);
  if (!known) {
    const items = Array.from(list.children).filter(({ tagName }) => tagName === 'LI');
    const first = Number(list.getAttribute('start') ?? 1) || 1;
    known = new Map(items.map((item, at) => [item, first + at]));
    numbers.set(list, known);
  }
  return known.get(node) ?? 1;
}

function codeBlock(node: Element): string {
  for (const line of all(node, 'br')) line.replaceWith('\n');
  const code = node.textContent.replace(/\n$/, '');
  const named = `${node.className} ${node.querySelector('code')?.className ?? ''}`;
  const language = /(?:language|lang|highlight-source)-(\w+)/.exec(named)?.[1] ?? '';
  const longest = Math.max(2, ...[...code.matchAll(/^`{3,}/gm)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
}

/** A table of data with its first row as head; undefined for one that only places things on the page. */
function table(node: Element): string | undefined {
  const isLayout =
    Boolean(node.querySelector('table')) || /^(presentation|none)$/.test(node.getAttribute('role') ?? '');
  const rows = all(node, 'tr').map(cellsOf);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (isLayout || rows.length < 2 || width < 2) return undefined;
  const lines = rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`);
  const caption = flat(node.querySelector('caption')?.textContent ?? '');
  lines.splice(1, 0, `|${' --- |'.repeat(width)}`);
  return `\n\n${caption ? `${caption}\n\n` : ''}${lines.join('\n')}\n\n`;
}

const WIDEST = 50;

function cellsOf(row: Element): string[] {
  const cells = Array.from(row.children).filter(({ tagName }) => /^T[DH]$/.test(tagName));
  return cells.flatMap((cell) => {
    const span = Math.min(WIDEST, Number(cell.getAttribute('colspan') ?? 1) || 1);
    const text = turndown.turndown(cell.innerHTML).replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
    return [text, ...Array<string>(span - 1).fill('')];
  });
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
