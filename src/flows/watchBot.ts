import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface WatchOptions {
  /** How often the folder is looked at, in ms. */
  everyMs?: number;
}

/**
 * Calls back when a file of the bot folder has changed and is quiet again: editors and git write several in a row. It
 * looks instead of listening, because file events are lost on mounted folders and when a file is replaced by another.
 */
export function watchBot(
  dir: string,
  onChange: () => void,
  { everyMs = 1_000 }: WatchOptions = {},
): { stop(): void } {
  let known: string | undefined;
  let before: string | undefined;
  const look = async () => {
    const now = await stateOf(dir);
    if (now === undefined) return;
    known ??= now;
    const isQuiet = now === before;
    before = now;
    if (!isQuiet || now === known) return;
    known = now;
    onChange();
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  void look();
  return { stop: () => clearInterval(timer) };
}

/** Names, sizes and times of the folder's files. A folder that cannot be read for a while has not changed. */
async function stateOf(dir: string): Promise<string | undefined> {
  try {
    const names = (await readdir(dir, { recursive: true }))
      .filter((name) => /\.yaml$|^hooks[\\/].*\.ts$/.test(name))
      .sort();
    const files = await Promise.all(names.map(async (name) => [name, await stat(join(dir, name))] as const));
    return files.map(([name, { mtimeMs, size }]) => `${name} ${mtimeMs} ${size}`).join('\n');
  } catch {
    return undefined;
  }
}
