import { isUtf8 } from 'node:buffer';
import { Refused } from '../../../src/domain/errors.ts';
import type { NewComment } from '../../../src/domain/helpdesk.ts';
import type { Attachment } from '../../../src/domain/message.ts';

export interface Sent {
  Content: string;
  Attachments: { FileName: string; FileType: string; FileContent: string }[];
}

/** Request Tracker takes an empty comment without a word, so what is empty is refused here. Line ends become `\n`. */
export function toMessage({ text, attachments = [] }: NewComment): Sent {
  if (text.trim() === '') throw new Refused('The text is empty', { status: 422, code: 'empty_text' });
  const Content = text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();
  return { Content, Attachments: attachments.map(toFile) };
}

function toFile({ name, type, data }: Attachment): Sent['Attachments'][number] {
  if (!data)
    throw new Refused('An attachment came without its bytes', { status: 422, code: 'empty_attachment' });
  const bytes = Buffer.from(data, 'base64');
  return {
    // A letter beyond Latin-1 in a file name is a 500 ("Wide character") in 5.0.3: it wants the bytes of UTF-8.
    FileName: Buffer.from(name.replace(/[\r\n]+/g, ' ')).toString('latin1'),
    FileType: type.startsWith('text/') && !isPlainUtf8(bytes) ? 'application/octet-stream' : type,
    FileContent: bytes.toString('base64'),
  };
}

/** Request Tracker guesses the encoding of a text and rewrites it as UTF-8: what could be another one goes as mere bytes. */
function isPlainUtf8(bytes: Buffer): boolean {
  return isUtf8(bytes) && bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
