import mammoth from 'mammoth';
import { readPage } from '../html/readPage.ts';
import { nameAsTitle, type Read } from './formats.ts';

const OPTIONS = {
  styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
  // A picture would come as hundreds of kilobytes of base64.
  convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
};

/** https://github.com/mwilliamson/mammoth.js */
export async function readDocx(bytes: Uint8Array, name: string): Promise<Read> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, OPTIONS);
  const { title, body } = readPage(value);
  return { pieces: [{ key: '', title: title || nameAsTitle(name), body }] };
}
