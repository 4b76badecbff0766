import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { starter, useBotFolder } from '../flows/botFolder.ts';

const CLI = join(import.meta.dirname, '../../src/cli/deskhand.ts');
const folder = useBotFolder();

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'check', ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('deskhand check', () => {
  it('says that the starter bot is sound', () => {
    const { status, out } = check(starter);
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/is sound: \d+ intents, \d+ entities, \d+ flows, \d+ actions, \d+ tests\.$/m),
    ]);
  });

  it('lists every fault with file, line and the way out, and ends with 1', async () => {
    await folder.write({
      'bot.yaml': 'name: Bot\nlanguage: en\n',
      'flows/a.yaml': 'name: a\nsteps:\n  - sya: Hi\n  - goto: b\n',
      'flows/c.yaml': 'name: c\nsteps:\n  - handoff: whatever\n',
    });
    const { status, out } = check(folder.dir);
    expect(status).toBe(1);
    expect(out.split('\n').slice(0, 2)).toEqual([
      expect.stringContaining('flows/a.yaml:3: steps[0].sya is no step that we know. Did you mean "say"?'),
      expect.stringContaining('flows/c.yaml:3: steps[0].handoff is no reason that reports know'),
    ]);
    const json = JSON.parse(check(folder.dir, '--json').out);
    expect(json).toMatchObject({ ok: false, version: null, counts: null });
    expect(json.faults[0]).toMatchObject({ file: 'flows/a.yaml', line: 3, field: 'steps[0].sya' });
  });

  it('ends with 2 where there is no folder, or none is named', () => {
    expect(check('nowhere')).toMatchObject({
      status: 2,
      err: expect.stringContaining('no bot folder at nowhere'),
    });
    expect(check()).toMatchObject({ status: 2, err: expect.stringContaining('needs one folder') });
  });
});
