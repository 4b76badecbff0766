/** Cuts a text into parts of at most `maxBytes` UTF-8 bytes, at line ends where it can, never inside a character. */
export function splitText(text: string, maxBytes: number): string[] {
  if (Buffer.byteLength(text) <= maxBytes) return [text];
  const parts: string[] = [];
  let part = '';
  for (const piece of text.split('\n').flatMap((line) => cutLine(line, maxBytes))) {
    const longer = part === '' ? piece : `${part}\n${piece}`;
    if (Buffer.byteLength(longer) <= maxBytes) {
      part = longer;
      continue;
    }
    parts.push(part);
    part = piece;
  }
  parts.push(part);
  return parts;
}

function cutLine(line: string, maxBytes: number): string[] {
  if (Buffer.byteLength(line) <= maxBytes) return [line];
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > maxBytes) {
      pieces.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece];
}
