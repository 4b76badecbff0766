import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEncoder } from '../../../src/encoder/createEncoder.ts';
import { createKnowledge } from '../../../src/knowledge/createKnowledge.ts';
import { edition } from './edition.ts';

const folder = mkdtempSync(join(tmpdir(), 'deskhand-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that says what it does, line by line. */
function begin(program: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Ends it as a power cut would, once it says such a line and `ms` later; that line. */
async function killAfter(child: ChildProcess, line: RegExp, ms: number): Promise<RegExpExecArray> {
  for await (const said of createInterface(child.stdout!)) {
    const match = line.exec(said);
    if (!match) continue;
    await sleep(ms);
    child.kill('SIGKILL');
    await once(child, 'exit');
    return match;
  }
  throw new Error('it ended by itself');
}

describe('a process that is killed', () => {
  it.each([1, 2, 3, 4])(
    'while it puts articles leaves all of one edition, time %d',
    async (time) => {
      const file = join(folder, `put-${time}.index`);
      await killAfter(begin('putForEver.ts', file), /^putting 3$/, time * 7);
      const knowledge = createKnowledge({ file });
      expect(knowledge.size).toBe(40);
      const versions = knowledge.search({ text: 'how is the chapter repaired', limit: 50 });
      const [version] = new Set(versions.map(({ article }) => article.version));
      expect(versions).toHaveLength(40);
      expect(new Set(versions.map(({ article }) => article.version)).size).toBe(1);
      expect(version).toBeGreaterThanOrEqual(2);
      const [first] = knowledge.search({ text: `edition${version}` });
      expect(first!.quote).toContain(`edition${version}`);
      expect(knowledge.search({ text: `edition${version! + 1}` })).toEqual([]);
      knowledge.put(edition(version! + 1));
      expect(knowledge.size).toBe(40);
      expect(knowledge.search({ text: `edition${version! + 1}` })[0]!.article.version).toBe(version! + 1);
      knowledge.close();
    },
    60_000,
  );

  it('while it makes vectors has those that it made, and makes the others', async () => {
    const model = join(import.meta.dirname, '../../../src/encoder/model');
    const [file, cacheFile] = [join(folder, 'near.index'), join(folder, 'vectors.db')];
    const child = begin('encodeForEver.ts', file, cacheFile, model);
    const [, done] = await killAfter(child, /^done (\d\d+)$/, 600);
    const encoder = createEncoder({ folder: model, cacheFile, patience: 60_000 });
    const knowledge = createKnowledge({ encoder, file });
    expect(knowledge.size).toBe(40);
    await knowledge.idle();
    expect(encoder.counts.kept).toBeGreaterThanOrEqual(Number(done));
    const found = await knowledge.search({ text: 'which chapter tells how to mend part 7' });
    expect(found[0]!.article.id).toBe('a7');
    knowledge.close();
    await encoder.close();
  }, 240_000);
});

describe('one index file', () => {
  it('is used by one process at a time: a second one works in memory and leaves it alone', () => {
    const file = join(folder, 'shared.index');
    const first = createKnowledge({ file });
    first.put(edition(1));
    const second = createKnowledge({ file });
    expect(second.size).toBe(0);
    second.put(edition(5).slice(0, 3));
    expect(second.search({ text: 'edition5' })[0]!.article.version).toBe(5);
    expect(first.search({ text: 'edition5' })).toEqual([]);
    second.close();
    first.close();
    const third = createKnowledge({ file });
    expect(third.size).toBe(40);
    expect(third.search({ text: 'edition1' })[0]!.article.version).toBe(1);
    third.close();
  });

  it('gives the same answers after a restart, though stems were numbered by another process', () => {
    const file = join(folder, 'restarted.index');
    const first = createKnowledge({ file });
    first.put(edition(1));
    first.put(edition(2).slice(10, 20));
    first.remove('a3');
    const asked = { text: 'which edition says how part 12 is repaired', limit: 10 };
    const before = first.search(asked);
    first.close();
    const second = createKnowledge({ file });
    expect(second.search(asked)).toEqual(before);
    expect(second.ids!().toSorted()).toEqual(
      edition(1)
        .map(({ id }) => id)
        .filter((id) => id !== 'a3')
        .toSorted(),
    );
    second.put(edition(2));
    expect(second.size).toBe(40);
    second.close();
  });
});
