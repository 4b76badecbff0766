import type { Attachment } from '../../../src/domain/message.ts';
import { htmlToText } from './htmlToText.ts';

/** One part of a transaction's message: a text, or a file. Containers (multipart/…) are none. */
export interface Part {
  id: string;
  type: string;
  /** File name; empty for the text itself. */
  name: string;
  /** Raw headers of the part, where we have them. */
  headers?: string;
  /** Of a text. */
  text?: string;
  /** Base64, of a file. */
  data?: string;
  /** Where the file lies (asks for the token). */
  url?: string;
}

export function isText({ type, name }: Pick<Part, 'type' | 'name'>): boolean {
  return name === '' && /^text\/(plain|html)$/i.test(type);
}

/** What was written. A mail says it twice, in plain text and in HTML: the plain one is the customer's own. */
export function textOf(parts: Part[]): string {
  const texts = parts.filter(isText);
  const plain = texts.filter(({ type }) => /plain/i.test(type)).map(({ text = '' }) => text);
  if (plain.some((text) => text.trim() !== '')) return plain.join('\n');
  const html = texts.filter(({ type }) => /html/i.test(type)).map(({ text = '' }) => htmlToText(text));
  return html.join('\n');
}

export function filesOf(parts: Part[]): Attachment[] {
  return parts
    .filter((part) => !isText(part))
    .map(({ id, type, name, data, url }) => ({
      name: (name || `attachment-${id}`).slice(0, 255),
      type: (type || 'application/octet-stream').slice(0, 127),
      ...(data === undefined ? {} : { data }),
      ...(url === undefined ? {} : { url }),
    }));
}

/**
 * Request Tracker has no idempotency key, but it keeps the parameters of a message's content type. So the outbox key
 * travels as one: the text stays as it is, nobody sees the key in the web interface, and no mail carries it out.
 */
export function contentTypeWith(key: string): string {
  return `text/plain; x-deskhand-key="${encodeURIComponent(key)}"`;
}

export function keyOf(parts: Part[]): string | undefined {
  for (const { headers = '' } of parts) {
    const found = /^content-type:.*?;\s*x-deskhand-key="?([^";\s]+)/im.exec(
      headers.replace(/\r?\n[ \t]+/g, ' '),
    );
    if (found?.[1]) return decodeURIComponent(found[1]);
  }
  return undefined;
}
