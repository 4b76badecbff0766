import { useBotFolder } from '../../flows/botFolder.ts';
import { faultsOf } from './runCheck.ts';

const folder = useBotFolder();
const bot = { 'bot.yaml': 'name: Bot\nlanguage: en\n' };
const action = (hook: string) => `name: offer\ndoes: read\nrequester: false\ncarry: { hook: ${hook} }\n`;
const check = async (files: Record<string, string>) => {
  await folder.write({ ...bot, ...files });
  return faultsOf(folder.dir);
};

describe('the check of hooks', () => {
  it('parses them and never runs them', async () => {
    const faults = await check({
      'hooks/shop.ts': `import type { Hook } from '../nowhere.ts';
import { shout } from './_words.ts';
import { createHash } from 'node:crypto';
while (true) {}
export const onMessage: Hook<'onMessage'> = ({ message }) => ({ data: { hash: shout(createHash('md5')) } });
export const actions = { async offer({ total }: { total: number }) { return /[{'"]/.test(\`\${total}\`) }, 'other': shout };
`,
      'hooks/_words.ts': 'throw new Error("it ran");\nexport const shout = (text: unknown) => text;\n',
      'hooks/notes.md': 'Nothing to see.',
      'actions/offer.yaml': action('shop.offer'),
    });
    expect(faults).toEqual([]);
  });

  it('says where a file is no TypeScript that can be stripped, and what it may not import', async () => {
    const faults = await check({
      'hooks/a.ts': 'export const onMessage = () => null;\n\nconst x = ;\n',
      'hooks/b.ts': 'export const onMessage = () => null;\nenum Size { Small }\n',
      'hooks/c.ts': "\nimport { readFile } from 'node:fs';\nexport const onMessage = () => readFile;\n",
      'hooks/d.ts': "import { gone } from './_gone.ts';\nexport const onMessage = gone;\n",
      'hooks/e.ts': "import { two } from './_one.ts';\nexport const onMessage = two;\n",
      'hooks/_one.ts': 'export const one = 1;\n',
      'hooks/f.ts': 'export const onMessage = 1;\n\nexport const onMessage = 2;\n',
      'hooks/g.ts': "import lodash from 'lodash';\nexport const onMessage = lodash;\n",
    });
    expect(faults).toEqual([
      expect.stringMatching(/^hooks\/a\.ts:3: {2}Expression expected\. Mend/),
      expect.stringMatching(/^hooks\/b\.ts:2: .*enum is not supported.*write plain JavaScript/),
      expect.stringMatching(/^hooks\/c\.ts:2: .*"node:fs", which hooks may not/),
      expect.stringMatching(/^hooks\/d\.ts:1: .*"\.\/_gone\.ts", which is not there/),
      expect.stringMatching(/^hooks\/e\.ts:1: .*'two'/),
      expect.stringMatching(/^hooks\/f\.ts:3: .*'onMessage' has already been declared/),
      expect.stringMatching(/^hooks\/g\.ts:1: .*files of hooks\/ only/),
    ]);
  });

  it('knows which exports are called, and which files are read', async () => {
    const faults = await check({
      'hooks/shop.ts': '// A hook\nexport const onMesage = () => null;\nexport async function refund() {}\n',
      'hooks/empty.ts': 'const onMessage = () => null;\n',
      'hooks/my.hook.ts': 'export const onMessage = () => null;\n',
      'hooks/plain.js': 'export const onMessage = () => null;\n',
    });
    expect(faults).toEqual([
      expect.stringMatching(/^hooks\/my\.hook\.ts:1: .*would not be read/),
      expect.stringMatching(/^hooks\/plain\.js:1: .*would not be read/),
      expect.stringMatching(/^hooks\/empty\.ts:1: .*exports nothing/),
      expect.stringMatching(/^hooks\/shop\.ts:2: .*"onMesage".*Did you mean "onMessage"\?/),
      expect.stringMatching(/^hooks\/shop\.ts:3: .*"refund", which nobody calls.*export const actions = \{/),
    ]);
  });

  it('finds the function that carries an action', async () => {
    const hook =
      'export const actions = { bestOffer() { return 1 }, async other(given) { return given } };\n';
    const wrong = async (name: string) =>
      (await check({ 'hooks/shop.ts': hook, 'actions/offer.yaml': action(name) }))[0];
    expect(await wrong('bestOffer')).toMatch(
      /^actions\/offer\.yaml:4: carry\.hook must name a file of hooks/,
    );
    expect(await wrong('shp.bestOffer')).toMatch(/names hooks\/shp\.ts, .* Did you mean "shop"\?/);
    expect(await wrong('shop.bestOfer')).toMatch(/not among the actions .* Did you mean "bestOffer"\?/);
    expect(await wrong('shop.other')).toBeUndefined();
    const bare = {
      'hooks/shop.ts': 'export const onMessage = () => null;\n',
      'actions/offer.yaml': action('shop.other'),
    };
    expect((await check(bare))[0]).toContain('exports no actions. Write: export const actions = { other()');
  });

  it('says nothing of names that only running it would tell', async () => {
    const hook = 'const more = { a() {} };\nexport const actions = { ...more };\n';
    expect(await check({ 'hooks/shop.ts': hook, 'actions/offer.yaml': action('shop.a') })).toEqual([]);
  });
});
