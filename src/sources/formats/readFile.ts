import { readPage } from '../html/readPage.ts';
import { charsetOf, decodeText } from './decodeText.ts';
import { type FileInput, FORMAT_NAMES, type Format, formatOf, nameAsTitle, type Read } from './formats.ts';
import { readCsv } from './readCsv.ts';
import { readDocx } from './readDocx.ts';
import { readMarkdown } from './readMarkdown.ts';
import { readPdf } from './readPdf.ts';
import { readText } from './readText.ts';

/** One file or page as articles to be. Throws a sentence for the admin where it cannot be read. */
export async function readFile(file: FileInput): Promise<Read> {
  const format = formatOf(file);
  if (!format) throw new Error(`This format is not read: ${FORMAT_NAMES} are.`);
  try {
    const read = await readAs(format, file);
    return { ...read, pieces: read.pieces.filter(({ body }) => /[\p{L}\p{N}]/u.test(body)) };
  } catch (error) {
    throw new Error(explain(format, error), { cause: error });
  }
}

async function readAs(format: Format, { name, type, bytes, base }: FileInput): Promise<Read> {
  if (format === 'pdf') return readPdf(bytes, name);
  if (format === 'docx') return readDocx(bytes, name);
  const text = decodeText(bytes, charsetOf(type, bytes));
  if (format === 'markdown') return readMarkdown(text, name);
  if (format === 'csv') return readCsv(text);
  if (format === 'text') return readText(text, name);
  return readHtml(text, name, base);
}

function readHtml(text: string, name: string, base: string | undefined): Read {
  const { title, body, language, links, canonical, noindex, nofollow, isIndex } = readPage(text, base);
  const piece = { key: '', title: title || nameAsTitle(name), body, language };
  return { pieces: noindex || isIndex ? [] : [piece], links, canonical, nofollow };
}

function explain(format: Format, error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply to be read.';
  const { name = '', message = '' } = error as Error;
  if (/password/i.test(name + message)) return 'It is locked with a password. Upload it without one.';
  return `It is not an intact ${format.toUpperCase()} file (${message.slice(0, 120)}).`;
}
