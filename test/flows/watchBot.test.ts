import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchBot } from '../../src/flows/watchBot.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('watching a bot folder', () => {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-watched-'));
  mkdirSync(join(dir, 'intents'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  async function changesDuring(work: () => void): Promise<number> {
    let changes = 0;
    const watched = watchBot(dir, () => changes++, { everyMs: 100 });
    await pause(250);
    work();
    await pause(700);
    watched.stop();
    return changes;
  }

  it('hears several writes in a row as one change', async () => {
    const changes = await changesDuring(() => {
      for (const name of ['a', 'b', 'c']) writeFileSync(join(dir, 'intents', `${name}.yaml`), 'x');
      writeFileSync(join(dir, 'bot.yaml'), 'x');
    });
    expect(changes).toBe(1);
  });

  it('leaves other files alone', async () => {
    expect(await changesDuring(() => writeFileSync(join(dir, 'notes.txt'), 'x'))).toBe(0);
  });
});
