import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../domain/errors.ts';

/** The file is not any more what was read. */
export class FileChanged extends Error {
  override name = 'FileChanged';
}

/**
 * Puts `text` in the place of `old`, whole or not at all: a reader sees the one or the other, also after a crash. The
 * file's rights stay, and a link stays a link. `shown` is the name that an admin knows it by.
 */
export async function replaceFile(path: string, shown: string, old: string, text: string): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await readFile(target, 'utf8')) !== old) throw new FileChanged(`${shown} was changed meanwhile.`);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw explain(shown, error as NodeJS.ErrnoException);
  }
}

function explain(shown: string, error: NodeJS.ErrnoException): Error {
  const { code = '' } = error;
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new Problem(
      409,
      'bot_read_only',
      `${shown} in the bot folder cannot be written (${code}). Give Deskhand's user write access to that folder, or copy it to one that it may write and set DESKHAND_BOT to it.`,
    );
  if (['ENOSPC', 'EDQUOT'].includes(code))
    return new Problem(409, 'disk_full', `There is no room to write ${shown} (${code}). Free some space.`);
  return error;
}
