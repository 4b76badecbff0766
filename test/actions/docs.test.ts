import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { REFUSALS } from '../../src/actions/refusals.ts';
import { check } from '../../src/cli/check.ts';
import { Action } from '../../src/domain/action.ts';
import { useBotFolder } from '../flows/botFolder.ts';
import { describeShop } from './carriers/shopDescription.ts';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'actions.md'), 'utf8');
/** Each names its file in its first line. */
const files = [
  ...text.matchAll(/```(?:yaml|ts)\n((?:#|\/\/) ((?:actions|hooks)\/\w+\.\w+)\n[\s\S]*?)```/g),
].map(([, code = '', name = '']) => [name, code] as const);
const folder = useBotFolder();

async function checked(more: Record<string, string> = {}) {
  await folder.write({
    'bot.yaml': 'name: Docs\nlanguage: en\n',
    'openapi/shop.yaml': describeShop('https://shop.example'),
    ...Object.fromEntries(files),
    ...more,
  });
  const out = new PassThrough();
  await check.run([folder.dir, '--json'], { out, err: out } as never);
  return JSON.parse(String(out.read()));
}

describe('docs/actions.md', () => {
  it('shows a sound bot folder, with every way to carry an action out', async () => {
    expect(files).toHaveLength([...text.matchAll(/```(?:yaml|ts)\n/g)].length);
    expect(await checked()).toMatchObject({ ok: true, faults: [], counts: { actions: 8 } });
    for (const kind of ['http:', 'openapi:', 'mcp:', '{ hook:', '{ app:'])
      expect(files.map(([, code]) => code).join('\n')).toContain(kind);
  });

  it('says what stands in its way when its owner is taken out', async () => {
    const [name, code] = files[0]!;
    const { faults } = await checked({ [name]: code.replace(/^owner:.*$/m, '') });
    expect(faults).toMatchObject([{ file: name, field: 'does', message: expect.stringContaining('owner:') }]);
  });

  it('explains every field of an action, and of its arguments', () => {
    const rows = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual(expect.arrayContaining(Object.keys(Action.shape)));
    const [row = ''] = /^\| `arguments` \|.*$/m.exec(text) ?? [];
    for (const field of Object.keys(Action.shape.arguments.unwrap().valueType.shape))
      expect(row).toContain(`\`${field}\``);
  });

  it('names every rule that the gate itself refuses by', () => {
    for (const rule of Object.keys(REFUSALS)) expect(text).toContain(`\`${rule}\``);
  });
});
