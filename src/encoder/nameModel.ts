import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Description } from './describeModel.ts';

const CHUNK = 1 << 20;

/** A name that changes with everything a vector depends on: weights (also those beside the graph), tokenizer, use. */
export function nameModel(folder: string, description: Description): string {
  const { name = basename(folder), file, ...use } = description;
  const graph = join(folder, file);
  const hash = createHash('sha256').update(JSON.stringify(use));
  const weights = readdirSync(dirname(graph)).filter((other) => other.startsWith(basename(file)));
  for (const weight of weights.sort()) hashFile(join(dirname(graph), weight), hash);
  hashFile(join(folder, 'tokenizer.json'), hash);
  return `${name}@${hash.digest('hex').slice(0, 16)}`;
}

/** In pieces: a large model need not fit into memory twice. */
function hashFile(file: string, hash: ReturnType<typeof createHash>): void {
  const handle = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK);
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(handle);
  }
}
