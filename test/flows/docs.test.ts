import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Step } from '../../src/domain/flow.ts';
import { checkBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/flows.md'), 'utf8');
const blocks = [...page.matchAll(/^```yaml( step)?\n([\s\S]*?)^```$/gm)].map(([, step, text]) => ({
  isStep: step !== undefined,
  text: text!,
}));
const folder = useBotFolder();

describe('the examples of docs/flows.md', () => {
  it('are one sound bot, file by file', async () => {
    const files = blocks.flatMap(({ text }) => {
      const name = /^# ((?:flows|intents|actions|entities)\/\w+\.yaml)$/m.exec(text)?.[1];
      return name ? [[name, text] as const] : [];
    });
    expect(files.length).toBeGreaterThanOrEqual(14);
    await folder.write({ 'bot.yaml': 'name: Docs\nlanguage: en\n', ...Object.fromEntries(files) });
    const { faults, bot } = await checkBot(folder.dir);
    expect(faults).toEqual([]);
    expect(bot!.flows).toHaveLength(7);
  });

  it('name every block that is no whole file a step, and each step is one', () => {
    for (const { isStep, text } of blocks) {
      if (isStep) expect(Step.safeParse(parse(text)).error?.issues ?? []).toEqual([]);
      else expect(text).toMatch(/^# (?:flows|intents|actions|entities)\//);
    }
  });
});
