const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const UNREAD = new Set(['script', 'style', 'head', 'title']);
/** What stands for an opening tag, and for a closing one. */
const OPENING: Record<string, string> = { li: '\n- ', br: '\n', hr: '\n' };
const PARAGRAPHS = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'pre'];
const CLOSING: Record<string, string> = {
  ...Object.fromEntries(PARAGRAPHS.map((name) => [name, '\n\n'])),
  div: '\n',
  tr: '\n',
  td: ' ',
  th: ' ',
};

/**
 * HTML of a mail or of the web editor as plain text, with its paragraphs and lists. One pass without backtracking: the
 * text is a stranger's, and a hostile one must not cost more than an honest one.
 */
export function htmlToText(html: string): string {
  const lines = decode(withoutTags(html))
    .split('\n')
    .map((line) => line.trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutTags(html: string): string {
  // Not toLowerCase: it makes two letters of some (İ), and every place after them would be wrong.
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    text += html.slice(at, open < 0 ? undefined : open).replace(/\s+/g, ' ');
    if (open < 0) break;
    const { end, said } = readTag(lower, open);
    text += said;
    at = end;
  }
  return text;
}

/** What the tag at `open` stands for, and where the text goes on. */
function readTag(lower: string, open: number): { end: number; said: string } {
  const rest = lower.length;
  if (lower.startsWith('<!--', open)) return { end: after(lower, '-->', open) ?? rest, said: '' };
  const [, slash, name = ''] = /^<(\/?)([a-z!?][a-z0-9]*)/.exec(lower.slice(open, open + 20)) ?? [];
  if (name === '') return { end: open + 1, said: '<' };
  const end = after(lower, '>', open) ?? rest;
  if (slash) return { end, said: CLOSING[name] ?? '' };
  if (!UNREAD.has(name)) return { end, said: OPENING[name] ?? '' };
  const closing = after(lower, `</${name}`, end);
  return { end: closing === undefined ? rest : (after(lower, '>', closing) ?? rest), said: '' };
}

function after(text: string, mark: string, from: number): number | undefined {
  const found = text.indexOf(mark, from);
  return found < 0 ? undefined : found + mark.length;
}

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
