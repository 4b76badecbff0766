import { element } from './element.js';

const BULLET = /^(\s*)[-*•]\s+(.*)$/;
const NUMBER = /^(\s*)(\d{1,3})[.)]\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.*)$/;
const INLINE =
  /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|(https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?])/g;

/** Bold, code, links, headings and lists as DOM nodes; everything else stays text. */
export function renderMarkdown(text) {
  const blocks = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) addLine(blocks, line);
  return blocks.filter((block) => block.lines.length > 0).map(renderBlock);
}

function addLine(blocks, line) {
  const read = readLine(line);
  const last = blocks.at(-1);
  if (read.kind === 'blank') blocks.push({ kind: 'p', lines: [] });
  else if (last && last.kind === read.kind && read.kind !== 'h3') last.lines.push(read);
  else blocks.push({ kind: read.kind, lines: [read] });
}

function readLine(line) {
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: 'ul', indent: bullet[1].length, text: bullet[2] };
  const number = NUMBER.exec(line);
  if (number) return { kind: 'ol', indent: number[1].length, number: Number(number[2]), text: number[3] };
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'h3', text: heading[1] };
  return line.trim() === '' ? { kind: 'blank' } : { kind: 'p', text: line.trim() };
}

function renderBlock({ kind, lines }) {
  if (kind === 'ul' || kind === 'ol') return renderList(kind, lines);
  const children = lines.flatMap(({ text }, i) => [...(i > 0 ? [element('br')] : []), ...renderInline(text)]);
  return element(kind, {}, ...children);
}

/** A numbered list goes on with its own number where something stood between its steps. */
function renderList(kind, lines) {
  const items = lines.map(({ text, indent, number }) =>
    element(
      'li',
      { className: indent >= 2 ? 'deeper' : '', ...(number ? { value: number } : {}) },
      ...renderInline(text),
    ),
  );
  return element(kind, {}, ...items);
}

export function renderInline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(end, match.index), renderMatch(match));
    end = match.index + match[0].length;
  }
  return [...nodes, text.slice(end)].filter((node) => node !== '');
}

function renderMatch([all, bold, code, label, address, bare]) {
  if (bold !== undefined) return element('strong', {}, ...renderInline(bold));
  if (code !== undefined) return element('code', {}, code);
  return link(label ?? bare, address ?? bare) ?? all;
}

/** Null for every other protocol than http and https. */
export function link(label, address) {
  const url = URL.parse ? URL.parse(address) : tryUrl(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  return element('a', { href: url.href, rel: 'noopener noreferrer', target: '_blank' }, label);
}

function tryUrl(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
