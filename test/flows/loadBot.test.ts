import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../src/domain/errors.ts';
import { loadBot } from '../../src/flows/loadBot.ts';
import { ownBot, starter, useBotFolder } from './botFolder.ts';

const botYaml = await readFile(join(starter, 'bot.yaml'), 'utf8');
const hello = 'name: hello\nexamples:\n  - one fish\n  - two fish\n  - red fish\n';

const folder = useBotFolder();
const { write } = folder;

async function faults(files: Record<string, string>): Promise<string> {
  await write(files);
  const error: unknown = await loadBot(folder.dir).catch((thrown: unknown) => thrown);
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
    const bot = await loadBot(folder.dir);
    expect(bot.intents.map(({ name }) => name)).toEqual(['cats', 'hello']);
    expect(bot.intents[0]).toMatchObject({ description: '', answer: 'Meow {{ name }}' });
    expect(bot.intentAt).toBe(0.6);
  });

  it('reads a bot without intents', async () => {
    await write({ 'bot.yaml': botYaml });
    expect((await loadBot(folder.dir)).intents).toEqual([]);
  });

  it('says that the folder is missing and what to do', async () => {
    await expect(loadBot(join(folder.dir, 'nowhere'))).rejects.toThrow(
      /There is no bot folder at .*nowhere\. Create it/,
    );
  });

  it('says that it was given a file', async () => {
    await write({ 'bot.yaml': botYaml });
    await expect(loadBot(join(folder.dir, 'bot.yaml'))).rejects.toThrow(/is a file\. Name the folder/);
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
      { 'bot.yaml': ownBot.replace('ticketNumber:', 'tiketNumber:') },
      /bot\.yaml:4: phrases\.tiketNumber is not a field we know/,
    ],
    [
      'a threshold out of range',
      { 'bot.yaml': botYaml.replace(/precision: .*/, 'precision: 7') },
      /bot\.yaml:11: precision is not right: at most 0.99/,
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
      { 'bot.yaml': ownBot.replace('{{ ticket }}', '{{ ticket') },
      /bot\.yaml:4: phrases\.ticketNumber is not a valid Liquid/,
    ],
    [
      'a broken answer and a broken phrase in another language',
      {
        'bot.yaml': `${ownBot}languages: [de]\ntranslations:\n  de:\n    phrases:\n      thanks: 'Gern, {{ name'\n`,
        'intents/a.yaml': `${hello}translations:\n  de:\n    answer: 'Hallo {% if'\n`,
      },
      /bot\.yaml:9: translations\.de\.phrases\.thanks is not a valid Liquid[\s\S]*a\.yaml:8: translations\.de\.answer is not a valid Liquid/,
    ],
    [
      'translations into a language that the bot does not speak',
      { 'bot.yaml': ownBot, 'intents/a.yaml': `${hello}translations:\n  it:\n    examples: [ciao]\n` },
      /a\.yaml:7: translations\.it is no language of this bot\. Add it to languages in bot\.yaml/,
    ],
    [
      'translations into the language of the bot itself',
      { 'bot.yaml': `${ownBot}translations:\n  en:\n    phrases:\n      thanks: Sure.\n` },
      /bot\.yaml:6: translations\.en is the bot's own language/,
    ],
    [
      'a language without built-in phrases and without its own',
      {
        'bot.yaml': `${ownBot}languages: [de, nl]\ntranslations:\n  nl:\n    phrases:\n      thanks: Graag.\n`,
      },
      /bot\.yaml:5: languages has no built-in phrases in nl .*Write translations\.nl\.phrases: greeting, goodbye, clarify/,
    ],
    [
      'what is no language code',
      { 'bot.yaml': `${ownBot}languages: [German]\n` },
      /bot\.yaml:5: languages\[0\] .*a language code such as en/,
    ],
    [
      'one example for two intents in another language',
      {
        'intents/a.yaml': `${hello}translations:\n  de:\n    examples: [ein Fisch]\n`,
        'intents/b.yaml': `${hello.replace('hello', 'other').replace(/fish/g, 'cat')}translations:\n  de:\n    examples: [zwei, Ein Fisch!]\n`,
      },
      /b\.yaml:8: translations\.de\.examples\[1\] is also an example in intents\/a\.yaml:8/,
    ],
    [
      'a slot that nobody defines',
      { 'intents/a.yaml': `${hello}slots: [order_number, colour]\n` },
      /a\.yaml:6: slots\[1\] names the entity 'colour', which nobody defines\. Add entities\/colour\.yaml/,
    ],
    [
      'two entities of one name',
      {
        'entities/a.yaml': 'name: size\nvalues: [S, M]\n',
        'entities/b.yaml': 'name: size\nvalues: [L]\n',
      },
      /b\.yaml:1: name 'size' is already the name of the entity in entities\/a\.yaml/,
    ],
    [
      'an entity with nothing to find',
      { 'entities/a.yaml': 'name: size\n' },
      /entities\/a\.yaml:1: name 'size' has neither patterns nor values/,
    ],
    [
      'a pattern that is no regular expression',
      { 'entities/a.yaml': "name: code\npatterns:\n  - '[A-Z]{3}'\n  - '(unclosed'\n" },
      /entities\/a\.yaml:4: patterns\[1\] is not a valid regular expression: .*[Uu]nterminated group/,
    ],
    [
      'a pattern that finds nothing at all everywhere',
      { 'entities/a.yaml': "name: code\npatterns: ['[0-9]*']\n" },
      /entities\/a\.yaml:2: patterns\[0\] also matches where nothing stands/,
    ],
    [
      'a word for two values of a list',
      {
        'entities/a.yaml':
          'name: size\nvalues:\n  - value: S\n    synonyms: [small]\n  - value: XS\n    synonyms: [Small]\n',
      },
      /entities\/a\.yaml:5: values\[1\] uses 'Small', which already stands for 'S'/,
    ],
    [
      'an entity of the wrong ending',
      { 'entities/a.yml': 'name: size\nvalues: [S]\n' },
      /entities\/a\.yml:1: would not be read/,
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

describe('the entities of a bot folder', () => {
  it('are read, and fill slots', async () => {
    await write({
      'bot.yaml': botYaml,
      'entities/size.yaml': 'name: size\nvalues:\n  - M\n  - value: L\n    synonyms: [large]\n',
      'entities/order.yaml': "name: order_number\npatterns: ['SO-(?<value>\\d{6})']\nnear: [order]\n",
      'intents/a.yaml': `${hello}slots: [size, order_number, date]\n`,
    });
    const bot = await loadBot(folder.dir);
    expect(bot.entities.map(({ name }) => name)).toEqual(['order_number', 'size']);
    expect(bot.entities[1]!.values).toEqual([
      { value: 'M', synonyms: [] },
      { value: 'L', synonyms: ['large'] },
    ]);
    expect(bot.intents[0]!.slots).toEqual(['size', 'order_number', 'date']);
  });
});

describe('the starter bot', () => {
  it('has six to fifteen examples for each intent in each of its languages, and answers where the first has one', async () => {
    const bot = await loadBot(starter);
    expect(bot.languages).toEqual(['de', 'fr', 'es', 'pt']);
    for (const { translations, answer } of bot.intents) {
      expect(Object.keys(translations)).toEqual(bot.languages);
      for (const { examples, answer: translated } of Object.values(translations)) {
        expect(examples.length).toBeGreaterThanOrEqual(6);
        expect(examples.length).toBeLessThanOrEqual(15);
        expect(translated === undefined).toBe(answer === undefined);
      }
    }
  });
});
