/** Our Markdown (headings, lists, code, links, emphasis, paragraphs) as the HTML that a help center article is kept in. */
export function toHtml(markdown: string): string {
  const blocks = markdown.replace(/\r\n?/g, '\n').split(/(^```[^\n]*\n[\s\S]*?^```$)|\n{2,}/m);
  return blocks
    .filter((block): block is string => Boolean(block?.trim()))
    .map(blockHtml)
    .join('\n');
}

function blockHtml(block: string): string {
  const code = /^```[^\n]*\n([\s\S]*?)^```$/m.exec(block);
  if (code) return `<pre>${escaped(code[1]!)}</pre>`;
  const lines = block.split('\n').filter((line) => line.trim());
  const heading = /^(#{1,6}) +(.*)/.exec(lines[0]!);
  if (heading) {
    const level = heading[1]!.length;
    const rest = lines.slice(1).join('\n');
    return `<h${level}>${inline(heading[2]!)}</h${level}>${rest ? `\n${blockHtml(rest)}` : ''}`;
  }
  if (lines.every((line) => /^\s*([-*+]|\d+[.)]) /.test(line))) return list(lines);
  return `<p>${lines.map(inline).join('<br>')}</p>`;
}

function list(lines: string[]): string {
  const tag = /^\s*\d/.test(lines[0]!) ? 'ol' : 'ul';
  const rows = lines.map((line) => `<li>${inline(line.replace(/^\s*([-*+]|\d+[.)]) /, ''))}</li>`);
  return `<${tag}>${rows.join('')}</${tag}>`;
}

function inline(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\((https?:[^\s)]+|mailto:[^\s)]+|\/[^\s)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^*])\*([^*\s][^*]*)\*/g, '$1<em>$2</em>');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
