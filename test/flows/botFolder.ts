import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const starter = join(import.meta.dirname, '../../src/starter');
export const ownBot = 'name: Own\nlanguage: en\nphrases:\n  ticketNumber: "It is {{ ticket }}."\n';

/** An empty bot folder for each test of the file. */
export function useBotFolder() {
  const folder = {
    dir: '',
    async write(files: Record<string, string>): Promise<void> {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder.dir, name)), { recursive: true });
        await writeFile(join(folder.dir, name), text);
      }
    },
  };
  beforeEach(async () => {
    folder.dir = await mkdtemp(join(tmpdir(), 'bot-'));
  });
  afterEach(() => rm(folder.dir, { recursive: true, force: true }));
  return folder;
}
