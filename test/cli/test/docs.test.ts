import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useBotFolder } from '../../flows/botFolder.ts';
import { runTest } from './runTest.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');
const filesIn = (page: string) =>
  [...page.matchAll(/^```yaml\n# (\w+\/\w+\.yaml)\n([\s\S]*?)^```$/gm)].map(
    ([, name, text]) => [name!, text!] as const,
  );
const folder = useBotFolder();

describe('the examples of docs/tests.md', () => {
  it('are tests that the bot of docs/flows.md passes', async () => {
    const tests = filesIn(read('tests.md'));
    expect(tests.length).toBeGreaterThanOrEqual(2);
    await folder.write({
      'bot.yaml': 'name: Docs\nlanguage: en\n',
      ...Object.fromEntries([...filesIn(read('flows.md')), ...tests]),
    });
    const { code, out } = await runTest(folder.dir);
    expect(out).toContain('4 tests, all pass.');
    expect(code).toBe(0);
  });
});
