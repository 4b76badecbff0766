import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '../../src/actions/parts.ts';
import { Action, type ActionRequest } from '../../src/domain/action.ts';
import { digest } from '../../src/domain/ids.ts';
import { conversation, firstTurn } from '../store/rows.ts';
import { type House, KEY, openFolder, openServer, WORKSPACE } from './house.ts';

/** Not to be met by chance. */
const PIN = '70415926';
const CLOSE_ACCOUNT = Action.parse({
  name: 'close_account',
  does: 'write',
  arguments: { pin: { secret: true }, account: {} },
  carry: { hook: 'closeAccount' },
  level: 'approve',
  confirm: false,
});

describe('a secret that a customer gives for something an agent has to approve', () => {
  let folder: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  const calls: Call[] = [];
  beforeAll(async () => {
    folder = await openFolder();
    const carriers = { hook: async (call: Call) => calls.push(call) && { echo: `closed with ${PIN}` } };
    house = await openServer({ store: folder.store, bot: { actions: [CLOSE_ACCOUNT] }, carriers });
    await folder.store.turns.commit(firstTurn({ conversation: conversation({ id: 'cnv_1' }) }));
  });
  afterAll(async () => {
    await house.stop();
    await folder.close();
  });

  const ask = (key: string): ActionRequest => ({
    workspace: WORKSPACE,
    conversation: 'cnv_1',
    fence: 0,
    action: 'close_account',
    arguments: { pin: PIN, account: 'A-1' },
    requester: { id: 'c1', email: 'ana@example.test', by: 'channel:api' },
    by: 'flow',
    key,
  });

  /** Everything that was written to the disk or the log, or is shown. */
  async function everywhere(): Promise<string> {
    const kept = readdirSync(folder.dir).map((file) => readFileSync(join(folder.dir, file), 'latin1'));
    const { text } = await house.call('get', '/v1/actions/runs');
    return [...kept, text, ...house.logged].join('\n');
  }

  it('stands nowhere in clear while it waits or after it was done, and is there when it is done', async () => {
    const asked = await house.actions.run(ask('k1'));
    expect(asked).toMatchObject({ status: 'awaiting_approval' });
    expect(await everywhere()).not.toContain(PIN);
    const run = 'run' in asked ? asked.run : '';
    const { body } = await house.call('post', `/v1/actions/runs/${run}/approve`);
    expect(body).toMatchObject({ state: 'done', arguments: { pin: '(secret)', account: 'A-1' } });
    expect(calls.map((call) => call.arguments.pin)).toEqual([PIN]);
    const found = await everywhere();
    expect(found).toContain('closed with (pin)');
    expect(found).not.toContain(PIN);
  });

  it('cannot be guessed from the digest by which a repeat is known', async () => {
    await house.actions.run(ask('k2'));
    const run = await folder.store.actionRuns.byKey(WORKSPACE, 'k2');
    const canonical = JSON.stringify({ account: 'A-1', pin: PIN });
    expect(run?.effect).toMatch(/^[0-9a-f]{64}$/);
    expect(run?.effect).not.toBe(digest('close_account', canonical));
    expect(await house.actions.run(ask('k2'))).toMatchObject({ status: 'awaiting_approval', run: run?.id });
    const other = { ...ask('k2'), arguments: { pin: '11111111', account: 'A-1' } };
    expect(await house.actions.run(other)).toMatchObject({ rule: 'key_reused' });
  });

  it('cannot be guessed from the digest by which a repeated message is known', async () => {
    const asked = { user: { id: 'u9' }, text: '4711' };
    const headers = { authorization: `Bearer ${KEY}`, 'idempotency-key': 'once' };
    const say = (text: string) => house.call('post', '/v1/messages', { ...asked, text }, headers);
    const first = await say('4711');
    const plain = digest(JSON.stringify(['u9', '4711', [], null, {}]));
    const kept = await folder.store.turns.answered(WORKSPACE, 'api', digest(WORKSPACE, 'u9', 'once'));
    expect(kept?.request).toMatch(/^[0-9a-f]{64}$/);
    expect(kept?.request).not.toBe(plain);
    expect((await say('4711')).body).toEqual(first.body);
    expect((await say('4712')).status).toBe(422);
  });

  it('does not come back when the installation’s secret has changed: nothing is done', async () => {
    const asked = await house.actions.run(ask('k3'));
    const run = 'run' in asked ? (asked.run ?? '') : '';
    const other = await openServer({
      store: folder.store,
      bot: { actions: [CLOSE_ACCOUNT] },
      carriers: { hook: async (call: Call) => calls.push(call) },
      replica: 'two',
      secret: 'another',
    });
    const before = calls.length;
    const { body } = await other.call('post', `/v1/actions/runs/${run}/approve`);
    expect(body).toMatchObject({ state: 'failed', why: 'request_lost', unknown: false });
    expect(calls).toHaveLength(before);
    await other.stop();
  });
});
