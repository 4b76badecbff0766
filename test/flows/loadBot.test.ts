import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../src/domain/errors.ts';
import { loadBot } from '../../src/flows/loadBot.ts';

const starter = fileURLToPath(new URL('../../src/starter', import.meta.url));
const botYaml = await readFile(join(starter, 'bot.yaml'), 'utf8');
const hello = 'name: hello\nexamples:\n  - one fish\n  - two fish\n  - red fish\n';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bot-'));
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
}

async function faults(files: Record<string, string>): Promise<string> {
  await write(files);
  const error: unknown = await loadBot(dir).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SetupError);
  return (error as SetupError).message;
}

describe('loading a bot folder', () => {
  it('reads settings, defaults and intents in the order of their file names', async () => {
    await write({
      'bot.yaml': botYaml,
      'intents/b.yaml': hello,
      'intents/a.yaml': `${hello.replace(/fish/g, 'cat').replace('hello', 'cats')}answer: 'Meow {{ name }}'\n`,
      'intents/README.md': 'not an intent',
    });
    const bot = await loadBot(dir);
    expect(bot.intents.map(({ name }) => name)).toEqual(['cats', 'hello']);
    expect(bot.intents[0]).toMatchObject({ description: '', answer: 'Meow {{ name }}' });
    expect(bot.intentAt).toBe(0.6);
  });

  it('reads a bot without intents', async () => {
    await write({ 'bot.yaml': botYaml });
    expect((await loadBot(dir)).intents).toEqual([]);
  });

  it('says that the folder is missing and what to do', async () => {
    await expect(loadBot(join(dir, 'nowhere'))).rejects.toThrow(
      /There is no bot folder at .*nowhere\. Create it/,
    );
  });

  it('says that it was given a file', async () => {
    await write({ 'bot.yaml': botYaml });
    await expect(loadBot(join(dir, 'bot.yaml'))).rejects.toThrow(/is a file\. Name the folder/);
  });

  it('says that bot.yaml is missing', async () => {
    expect(await faults({ 'intents/a.yaml': hello })).toMatch(/bot\.yaml:1: is missing/);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'an unknown field',
      { 'bot.yaml': `${botYaml}\ncolour: red\n` },
      /bot\.yaml:\d+: colour is not a field we know/,
    ],
    [
      'an unknown phrase',
      { 'bot.yaml': botYaml.replace('  helped:', '  helpt:') },
      /bot\.yaml:\d+: phrases\.helped is missing[\s\S]*phrases\.helpt is not a field we know/,
    ],
    [
      'a threshold out of range',
      { 'bot.yaml': botYaml.replace(/answerAt: .*/, 'answerAt: 7') },
      /bot\.yaml:7: answerAt is not right/,
    ],
    [
      'a list where a text belongs',
      { 'intents/a.yaml': hello.replace('one fish', '[1, 2]') },
      /a\.yaml:3: examples\[0\]/,
    ],
    [
      'a number where a text belongs',
      { 'intents/a.yaml': hello.replace('two fish', '12') },
      /a\.yaml:4: examples\[1\] must be a text\. Put it in quotes/,
    ],
    [
      'too few examples',
      { 'intents/a.yaml': 'name: a\nexamples:\n  - x\n' },
      /a\.yaml:2: examples .*at least three/,
    ],
    ['no examples', { 'intents/a.yaml': 'name: a\n' }, /a\.yaml:1: examples is missing/],
    [
      'a bad name',
      { 'intents/a.yaml': hello.replace('name: hello', 'name: Hello You') },
      /a\.yaml:1: name .*lower case/,
    ],
    ['an empty file', { 'intents/a.yaml': '' }, /a\.yaml:1: name is missing/],
    ['a list for a file', { 'intents/a.yaml': '- a\n- b\n' }, /a\.yaml:1: must be of type object/],
    ['broken YAML', { 'intents/a.yaml': `${hello}answer: 'no end\n` }, /a\.yaml:\d+: is not valid YAML/],
    [
      'a key given twice',
      { 'intents/a.yaml': `${hello}name: again\n` },
      /a\.yaml:6: is not valid YAML: .*unique/,
    ],
    [
      'a broken template',
      { 'intents/a.yaml': `${hello}answer: 'Hello {{ name'\n` },
      /a\.yaml:6: answer is not a valid Liquid/,
    ],
    [
      'a broken phrase',
      { 'bot.yaml': botYaml.replace('is {{ ticket }}.', 'is {{ ticket.') },
      /bot\.yaml:\d+: phrases\.\w+ is not a valid Liquid/,
    ],
    [
      'the wrong ending',
      { 'intents/a.yml': hello },
      /intents\/a\.yml:1: would not be read\. Rename it to a\.yaml/,
    ],
    [
      'two intents of one name',
      { 'intents/a.yaml': hello, 'intents/b.yaml': hello.replace(/fish/g, 'cat') },
      /b\.yaml:1: name 'hello' is already the name of the intent in intents\/a\.yaml/,
    ],
    [
      'one example for two intents, however it is written',
      {
        'intents/a.yaml': hello,
        'intents/b.yaml': hello
          .replace('hello', 'other')
          .replace('one fish', '"One  fish!"')
          .replace('two', 'blue')
          .replace('red', 'green'),
      },
      /b\.yaml:3: examples\[0\] is also an example in intents\/a\.yaml:3/,
    ],
    [
      'an alias bomb',
      {
        'intents/a.yaml': `${hello}description: &a [x]\n${'answer: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]'}\n`,
      },
      /a\.yaml/,
    ],
  ])('names file, line, field and the way out of %s', async (_, files, message) => {
    expect(await faults({ 'bot.yaml': botYaml, ...files })).toMatch(message);
  });

  it('lists all faults of all files at once', async () => {
    const message = await faults({
      'bot.yaml': `${botYaml}\ncolour: red\n`,
      'intents/a.yaml': 'name: A\nexamples: []\n',
      'intents/b.yaml': `${hello}colour: blue\n`,
    });
    expect(message).toMatch(/has 4 faults/);
    expect(message.split('\n')).toHaveLength(5);
  });
});
