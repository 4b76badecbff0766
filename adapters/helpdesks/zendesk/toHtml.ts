/** Our Markdown (headings, lists, code, links, emphasis, paragraphs) as the HTML that a help center article is kept in. */
export function toHtml(markdown: string): string {
  return blocks(markdown).map(blockHtml).join('\n');
}

interface Block {
  code: boolean;
  lines: string[];
}

function blocks(markdown: string): Block[] {
  const all: Block[] = [];
  let block: Block = { code: false, lines: [] };
  const next = (code: boolean) => {
    if (block.lines.length) all.push(block);
    block = { code, lines: [] };
  };
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (line.startsWith('```')) next(!block.code);
    else if (block.code) block.lines.push(line);
    else if (!line.trim()) next(false);
    else if (/^#{1,6} /.test(line)) {
      next(false);
      block.lines.push(line);
      next(false);
    } else block.lines.push(line);
  }
  next(false);
  return all;
}

const ITEM = /^\s*(?:[-*+]|\d+[.)]) /;

function blockHtml({ code, lines }: Block): string {
  if (code) return `<pre>${escaped(lines.join('\n'))}</pre>`;
  const heading = /^(#{1,6}) +(.*)/.exec(lines[0]!);
  if (heading) return `<h${heading[1]!.length}>${inline(heading[2]!)}</h${heading[1]!.length}>`;
  if (lines.every((line) => ITEM.test(line))) return list(lines);
  return `<p>${lines.map(inline).join('<br>')}</p>`;
}

function list(lines: string[]): string {
  const tag = /^\s*\d/.test(lines[0]!) ? 'ol' : 'ul';
  const rows = lines.map((line) => `<li>${inline(line.replace(ITEM, ''))}</li>`);
  return `<${tag}>${rows.join('')}</${tag}>`;
}

function inline(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(
      /\[([^\][]{1,500})\]\((https?:[^\s)]{1,2000}|mailto:[^\s)]{1,500}|\/[^\s)]{0,2000})\)/g,
      '<a href="$2">$1</a>',
    )
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^*])\*([^*\s][^*]*)\*/g, '$1<em>$2</em>');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
