import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from '../../src/desk/respond.ts';
import { type RunningDeskhand, startDeskhand } from '../servers/deskhand.ts';

const dir = mkdtempSync(join(tmpdir(), 'deskhand-bot-'));
let running: RunningDeskhand;

function write(name: string, text: string): void {
  mkdirSync(join(dir, name, '..'), { recursive: true });
  writeFileSync(join(dir, name), text);
}
/** A hook that answers everything, and takes its time to load. */
const answers = (word: string) => `await new Promise((resolve) => setTimeout(resolve, 700));
export const onMessage = () => ({ reply: 'The hook says ${word}' });\n`;
const says = async (): Promise<string> => {
  const body = { user: { id: 'u1' }, text: 'what are your opening hours?' };
  return (await running.call<Response>('POST', '/v1/messages', body)).replies.map(({ text }) => text).join();
};

describe('hooks of a running server', () => {
  beforeAll(async () => {
    write('bot.yaml', 'name: Bot\n');
    write(
      'intents/hours.yaml',
      'name: hours\nexamples: [opening hours, when do you open, are you open]\nanswer: From 9 to 5.\n',
    );
    write('hooks/all.ts', answers('one'));
    running = await startDeskhand({ env: { DESKHAND_BOT: dir, DESKHAND_ENCODER: 'off' } });
  }, 120_000);
  afterAll(async () => {
    await running.stop();
    rmSync(dir, { recursive: true });
  });

  it('have their say from the first message on, and in every one while they are changed', async () => {
    const said = [await says()];
    write('hooks/all.ts', answers('two'));
    const end = Date.now() + 60_000;
    while (said.at(-1) !== 'The hook says two' && Date.now() < end) {
      said.push(await says());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect([...new Set(said)]).toEqual(['The hook says one', 'The hook says two']);
  }, 120_000);
});
