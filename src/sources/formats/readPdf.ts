import { getDocumentProxy } from 'unpdf';
import { nameAsTitle, type Read } from './formats.ts';

interface Line {
  text: string;
  /** Height of its letters, and its place from the bottom of the page, in points. */
  height: number;
  y: number;
}

/** Lines of text with their sizes -> headings, paragraphs and lists. A scan has no text, and says so. https://github.com/unjs/unpdf */
export async function readPdf(bytes: Uint8Array, name: string): Promise<Read> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(linesOf(items as PdfItem[]));
  }
  const { info } = await pdf.getMetadata();
  await pdf.cleanup();
  const lines = withoutMargins(pages);
  const body = toMarkdown(lines);
  const tallest = lines.reduce((most, { height }) => Math.max(most, height), 0);
  const first = lines.find(({ height }) => height === tallest);
  const named = titleIn(info as Record<string, unknown>);
  const isHeading =
    first !== undefined && first.height > textHeight(lines) * 1.15 && first.text.length <= 150;
  const title = named ?? (isHeading ? first.text : nameAsTitle(name));
  return { pieces: [{ key: '', title, body: body.replace(`# ${title}\n`, '').trim() }] };
}

interface PdfItem {
  str?: string;
  height?: number;
  transform?: number[];
  hasEOL?: boolean;
}

function linesOf(items: PdfItem[]): Line[] {
  const lines: Line[] = [];
  let open: Line | undefined;
  for (const { str = '', height = 0, transform = [], hasEOL = false } of items) {
    const y = transform[5] ?? 0;
    if (open && Math.abs(open.y - y) > Math.max(2, open.height / 2) && str.trim()) open = undefined;
    if (!open && str.trim()) {
      open = { text: '', height, y };
      lines.push(open);
    }
    if (open) {
      open.text += str;
      open.height = Math.max(open.height, height);
    }
    if (hasEOL) open = undefined;
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }));
}

/** What stands first or last on most pages is the running head, and a number alone is the page's. */
function withoutMargins(pages: Line[][]): Line[] {
  const edges = pages.flatMap((lines) => [...new Set([lines[0]?.text, lines.at(-1)?.text])]).map(shape);
  const times = new Map<string, number>();
  for (const edge of edges) times.set(edge, (times.get(edge) ?? 0) + 1);
  const isMargin = ({ text }: Line) =>
    /^\d+$/.test(text) || (pages.length > 2 && (times.get(shape(text)) ?? 0) > pages.length / 2);
  return pages.flatMap((lines) =>
    lines.filter(
      (line, at) => !((at === 0 || at === lines.length - 1) && pages.length > 1 && isMargin(line)),
    ),
  );
}

const shape = (text: string | undefined) => (text ?? '').replace(/\d+/g, '0');

/** The height that most letters have. */
function textHeight(lines: Line[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of lines) {
    const rounded = Math.round(height * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

const ITEM = /^(?:[-–*•●▪◦]\s+|\(?\d{1,3}[.)]\s+)/;

function toMarkdown(lines: Line[]): string {
  const usual = textHeight(lines);
  // Put together once at the end: looking into what has grown so far takes longer with every line.
  const parts: string[] = [];
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    const isHeading = line.height > usual * 1.15 && line.text.length <= 150;
    const said = isHeading
      ? `${line.height > usual * 1.5 ? '#' : '##'} ${line.text}`
      : line.text.replace(/^[•●▪◦–]\s*/, '- ');
    const before = parts.at(-1) ?? '';
    // A row that begins with "#"; not a line that goes on with one.
    const wasHeading = before.startsWith('#') && parts.at(-2) !== ' ';
    if (!above) parts.push(said);
    else if (isHeading || wasHeading || isApart(above, line)) parts.push('\n\n', said);
    else if (ITEM.test(said)) parts.push('\n', said);
    else if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(said)) parts.splice(-1, 1, before.slice(0, -1), said);
    else parts.push(' ', said);
  }
  return parts.join('');
}

/** More room between them than between lines of a paragraph. A new page goes on with the paragraph. */
function isApart(above: Line, line: Line): boolean {
  const gap = above.y - line.y;
  return gap > 0 && gap > Math.max(above.height, line.height, 1) * 1.8;
}

/** Programs write their own names and file names there. */
function titleIn({ Title }: Record<string, unknown>): string | undefined {
  if (typeof Title !== 'string' || Title.trim().length < 4) return undefined;
  return /^(untitled|microsoft word|document\d*$)|\.(docx?|pdf|indd|xlsx?|pptx?|qxd)$/i.test(Title.trim())
    ? undefined
    : Title.trim();
}
