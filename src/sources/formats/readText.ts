import { nameAsTitle, type Read } from './formats.ts';

const LONGEST_TITLE = 120;

/** Its first line is the title where it looks like one: short, alone, and not a sentence. */
export function readText(text: string, name: string): Read {
  const plain = text.replace(/\r\n?/g, '\n').trim();
  const [first = '', second = '', ...rest] = plain.split('\n');
  const isTitle = first.length <= LONGEST_TITLE && second.trim() === '' && !/[.:;,]$/.test(first.trim());
  const body = rest.join('\n').trim();
  if (isTitle && body) return { pieces: [{ key: '', title: first.trim(), body }] };
  return { pieces: [{ key: '', title: nameAsTitle(name), body: plain }] };
}
