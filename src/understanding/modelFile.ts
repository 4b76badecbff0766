import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IntentExamples } from './classifier/texts.ts';

/** Rises when the same examples give another model. */
const FORMAT = 1;

/** Tells whether a saved model is of these examples. */
export function keyOf(intents: IntentExamples[]): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, intents]))
    .digest('hex')
    .slice(0, 32);
}

/** null where there is none that can be read. */
export async function readModel(dir: string, language: string): Promise<Uint8Array | null> {
  return readFile(fileOf(dir, language)).catch(() => null);
}

let writes = 0;

/** Whole or not at all: a crash leaves the old one. */
export async function writeModel(dir: string, language: string, bytes: Uint8Array): Promise<void> {
  const file = fileOf(dir, language);
  const fresh = `${file}.${process.pid}.${++writes}`;
  await mkdir(dir, { recursive: true });
  await writeFile(fresh, bytes);
  await rename(fresh, file);
}

function fileOf(dir: string, language: string): string {
  return join(dir, `${language}.model`);
}
