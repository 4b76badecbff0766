import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { readyMain, type Started, stopMain } from '../startMain.ts';

const KEY = 'dk_of-the-learning';
const STARTER = join(import.meta.dirname, '..', '..', 'src', 'starter');

describe('a bot that learns', () => {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-learning-'));
  const bot = join(dir, 'bot');
  const file = join(bot, 'intents', 'refund_request.yaml');
  let started: Started;
  beforeAll(async () => {
    cpSync(STARTER, bot, { recursive: true });
    started = await readyMain({ DATA_DIR: join(dir, 'data'), DESKHAND_BOT: bot, DESKHAND_API_KEY: KEY });
  }, 60_000);
  afterAll(async () => {
    await stopMain(started);
    rmSync(dir, { recursive: true, force: true });
  });

  async function call(method: 'get' | 'post', path: string, body?: object) {
    const asked = request(started.url)[method](path).set('authorization', `Bearer ${KEY}`);
    const response = await (body ? asked.send(body) : asked);
    expect({ path, body: response.body, status: response.status }).toMatchObject({ status: 200 });
    return response.body;
  }

  it('hears something unclear, is shown what it means, and then understands it', async () => {
    const text = 'the accordion wheezes in the second octave';
    const ask = (id: string) => call('post', '/v1/messages', { user: { id }, text });
    expect(['clarify', 'handoff']).toContain((await ask('u1')).decision);
    const { groups } = await call('get', '/v1/suggestions');
    expect(groups).toMatchObject([{ label: text, count: 1 }]);
    const before = readFileSync(file, 'utf8');
    const { id } = groups[0].suggestions[0];
    const accepted = await call('post', `/v1/suggestions/${id}/accept`, { intent: 'refund_request' });
    expect(accepted).toMatchObject({ decided: [id], learned: true });
    const after = readFileSync(file, 'utf8');
    const line = `  - ${text}\n`;
    expect(after).toContain(line);
    expect(after.replace(line, '')).toBe(before);
    const again = await ask('u2');
    expect(again.understanding.intent).toMatchObject({ name: 'refund_request' });
    expect((await call('get', '/v1/suggestions?state=accepted')).total).toBe(1);
  });

  it('learns what is written into its files while it runs, and goes on as it was where they have a fault', async () => {
    const text = 'the harmonica hums a sad tune';
    const ask = () => call('post', '/v1/messages', { user: { id: `u${Math.random()}` }, text });
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, 'name: [');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await ask()).understanding.intent?.name).not.toBe('refund_request');
    writeFileSync(file, before.replace('\nexamples:\n', `\nexamples:\n  - ${text}\n`));
    const end = Date.now() + 40_000;
    let name: string | undefined;
    while (name !== 'refund_request' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      name = (await ask()).understanding.intent?.name;
    }
    expect(name).toBe('refund_request');
  }, 60_000);
});
