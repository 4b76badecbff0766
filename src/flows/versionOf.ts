import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What makes a bot what it is; its tests and articles do not. */
const PARTS = ['bot.yaml', 'intents', 'entities', 'flows', 'actions', 'hooks'];

/** Digest of the bot's files: the same files always give the same version. */
export async function versionOf(dir: string): Promise<string> {
  const hash = createHash('sha256');
  for (const part of PARTS)
    for (const file of await filesOf(dir, part)) {
      const text = await readFile(join(dir, file)).catch(() => Buffer.alloc(0));
      hash.update(`${file.length}:${file}${text.length}:`).update(text);
    }
  return hash.digest('hex').slice(0, 20);
}

async function filesOf(dir: string, part: string): Promise<string[]> {
  if (part.includes('.')) return [part];
  const entries = await readdir(join(dir, part), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, '/').length))
    .filter((name) => !name.includes('node_modules'))
    .sort();
}
