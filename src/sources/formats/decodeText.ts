const MARKS: [encoding: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** By its byte order mark, by what was declared, as UTF-8, and else as what old Windows programs write. */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  for (const encoding of [marked, declared, 'utf-8']) {
    const text = encoding && tryDecode(bytes, encoding);
    if (text !== undefined && text !== '') return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // Not that encoding, or none that there is.
  }
}

/** Of the HTTP header, or of the page's own `meta` within its first bytes. https://html.spec.whatwg.org/#determining-the-character-encoding */
export function charsetOf(type: string | undefined, bytes: Uint8Array): string | undefined {
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const head = () => new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  return named.exec(type ?? '')?.[1] ?? named.exec(/<meta[^>]+charset[^>]*>/i.exec(head())?.[0] ?? '')?.[1];
}
