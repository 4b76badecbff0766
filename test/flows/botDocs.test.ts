import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotSettings, ModelSettings, Phrases } from '../../src/domain/bot.ts';
import { HookSettings } from '../../src/domain/hook.ts';
import { checkBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/bot.md'), 'utf8');
const folder = useBotFolder();

/** The first column of the tables under a heading. */
function namesUnder(heading: string): string[] {
  const [, part = ''] = page.split(heading);
  const rows = part.split('\n## ')[0]!.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm);
  return [...rows].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
}

describe('docs/bot.md', () => {
  it('shows a sound bot.yaml', async () => {
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    await folder.write({ 'bot.yaml': text });
    const { bot, faults } = await checkBot(folder.dir);
    expect(faults).toEqual([]);
    expect(bot).toMatchObject({ name: 'Acme Help', proofMinutes: 15 });
  });

  it.each([
    ['# bot.yaml\n\nThe', BotSettings],
    ['\n## model', ModelSettings],
    ['\n## hooks', HookSettings],
    ['\n## Phrases', Phrases],
  ])('explains every field, and no other: %j', (heading, schema) => {
    expect(namesUnder(heading).sort()).toEqual(Object.keys(schema.shape).sort());
  });

  it('gives the defaults that count', () => {
    const settings = BotSettings.parse({ name: 'x', model: {}, hooks: {} });
    const all = { ...settings, ...settings.model, ...settings.hooks };
    for (const [name, value] of Object.entries(all)) {
      if (typeof value !== 'number') continue;
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row).toMatch(new RegExp(`\\| ${value} \\|$`));
    }
  });
});
