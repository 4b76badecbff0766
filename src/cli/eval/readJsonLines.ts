import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { BadInput } from '../verb.ts';

/** One object a line; blank lines are skipped. Throws `BadInput` with `file:line` and the field. */
export function readJsonLines<T>(file: string, schema: z.ZodType<T>): T[] {
  const lines = readText(file).split('\n');
  const rows = lines.flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${file}:${at + 1}`)]));
  if (rows.length === 0) throw new BadInput(`${file}:1: is empty. It needs one JSON object a line.`);
  return rows;

  function readLine(line: string, place: string): T {
    const parsed = schema.safeParse(parseJson(line, place));
    if (parsed.success) return parsed.data;
    const { path, message } = parsed.error.issues[0]!;
    throw new BadInput(`${place}: ${[path.join('.'), message].filter(Boolean).join(': ')}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw new BadInput(`${file}: ${reason}.`);
  }
}

/** The parser's own message quotes the text, which may be a customer's. */
function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadInput(`${place}: is not JSON. It needs one JSON object a line.`);
  }
}
