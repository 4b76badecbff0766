import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderSettings } from '../../domain/source.ts';
import type { Reader } from '../formats/createReader.ts';
import { formatOf } from '../formats/formats.ts';
import type { Found, Known, Outcome } from '../found.ts';

const LARGEST = 50 * 1024 * 1024;
const LONGEST_PATH = 500;

/** Every file of a folder and below that has a format we read; hidden ones and links to elsewhere are passed over. */
export async function* readFolder(
  { path: root }: FolderSettings,
  { reader, known }: { reader: Reader; known: Known },
): AsyncGenerator<Found, Outcome> {
  const { files, problems } = await listFiles(root);
  const total = files.length + problems.length;
  for (const found of problems) yield { ...found, total };
  for (const file of files) yield { ...(await readOne(root, file, reader, known)), total };
  // What lies in a folder that could not be listed is not known to be gone.
  return { complete: problems.length === 0, note: problems[0]?.problem ?? null };
}

type Failed = Found & { found: 'failed' };

async function listFiles(root: string): Promise<{ files: string[]; problems: Failed[] }> {
  const files: string[] = [];
  const problems: Failed[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const inside = folder;
    const entries = await readdir(join(root, inside), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (inside === '')
          throw new Error(
            `The folder cannot be read (${error.code}). Give Deskhand's user the right to read it.`,
          );
        problems.push({
          page: inside,
          total: null,
          found: 'failed',
          problem: `It cannot be read (${error.code}).`,
        });
        return [];
      },
    );
    for (const entry of entries) {
      const path = inside ? `${inside}/${entry.name}` : entry.name;
      if (entry.name.startsWith('.') || path.length > LONGEST_PATH) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && formatOf({ name: entry.name })) files.push(path);
    }
  }
  return { files: files.sort(), problems };
}

async function readOne(root: string, page: string, reader: Reader, known: Known): Promise<Found> {
  try {
    const file = join(root, page);
    const { size, mtimeMs } = await lstat(file);
    const etag = `${size}-${Math.round(mtimeMs)}`;
    const before = await known(page);
    if (before?.etag === etag) return { page, total: null, found: 'unchanged', known: before };
    if (size > LARGEST) throw new Error(`It is larger than ${LARGEST / 1024 / 1024} MB.`);
    const { pieces, problem } = await reader.read({ name: page, bytes: await readFile(file) });
    return { page, total: null, found: 'read', name: page, pieces, problem, etag };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { page, total: null, found: 'failed', problem: code ? `It cannot be read (${code}).` : message };
  }
}
