import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Intent } from '../../src/domain/bot.ts';
import { createAddExamples } from '../../src/flows/addExample.ts';
import { readYaml } from '../../src/flows/readYaml.ts';
import { asNobody } from './asNobody.ts';

const REFUND = `# Money back. Ask Lena before you change this.
name: refund
description: "Wants money back"   # shown in the console

examples:
  - I want my money back   # the classic
  - "refund: please"

  # from the shop in Lisbon
  - 'where''s my refund'
  # the next one is from a mail
  - can I return it
      and be paid back

# what we say
answer: >-
  We give your money back
  within a week.
slots: [order_number]
`;
const CANCEL = 'name: cancel\nexamples: [stop my subscription, "cancel it", end the plan]\n';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bot-'));
  await mkdir(join(dir, 'intents'));
  await write({ refund: REFUND, cancel: CANCEL });
});
afterEach(async () => {
  await chmod(join(dir, 'intents'), 0o755);
  await rm(dir, { recursive: true, force: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files))
    await writeFile(join(dir, 'intents', `${name}.yaml`), text);
}
const file = (name: string) => readFile(join(dir, 'intents', `${name}.yaml`), 'utf8');
const open = (languages: string[] = []) =>
  createAddExamples({ dir, languages: () => ({ language: 'en', languages }) });
const add = (intent: string, texts: string[], language = 'en', languages: string[] = []) =>
  open(languages)({ intent, texts: texts.map((text) => ({ text, language })) });
const read = async (name: string) => readYaml('f', await file(name), Intent).value;

describe('adding examples to a bot folder', () => {
  it('writes new lines at the end of the list, and changes no other byte', async () => {
    const result = await add('refund', ['I paid twice', 'give me back what I paid']);
    const place = { intent: 'refund', file: 'intents/refund.yaml' };
    expect(result).toMatchObject({
      added: [
        { ...place, line: 14 },
        { ...place, line: 15 },
      ],
    });
    const lines = '  - I paid twice\n  - give me back what I paid\n';
    expect(await file('refund')).toBe(REFUND.replace('paid back\n', `paid back\n${lines}`));
    expect(await file('cancel')).toBe(CANCEL);
  });

  it.each([
    [
      'a list that is not indented',
      'name: a\nexamples:\n- one\n- two\n- three\nanswer: x\n',
      'three\n- NEW\nanswer',
    ],
    ['no line end at the end', 'name: a\nexamples:\n  - one\n  - two\n  - three', 'three\n  - NEW\n'],
    [
      'a comment after the last',
      'name: a\nexamples:\n  - one\n  - two\n  - three # c\n  # d\nanswer: x\n',
      'three # c\n  - NEW\n  # d\nanswer',
    ],
    [
      'a long text over lines',
      'name: a\nexamples:\n  - one\n  - two\n  - |\n    three\n    four\nanswer: x\n',
      'four\n  - NEW\nanswer',
    ],
    [
      'lines of Windows',
      'name: a\r\nexamples:\r\n  - one\r\n  - two\r\n  - three\r\nanswer: x\r\n',
      'three\r\n  - NEW\r\nanswer',
    ],
    [
      'an anchor',
      'name: a\nexamples:\n  - &one one\n  - two\n  - "three"\nanswer: *one\n',
      '"three"\n  - NEW\nanswer',
    ],
  ])('keeps %s as it is', async (_what, yaml, expected) => {
    await write({ a: yaml });
    await add('a', ['NEW']);
    expect(await file('a')).toContain(expected);
    expect((await file('a')).replace(/ *- NEW\r?\n/, '').trimEnd()).toBe(yaml.trimEnd());
  });

  it('adds to a list in brackets, and keeps the comments of that file', async () => {
    await write({ cancel: `# top\n${CANCEL}# bottom\n` });
    await add('cancel', ['no more, please']);
    expect((await read('cancel'))?.examples).toEqual([
      'stop my subscription',
      'cancel it',
      'end the plan',
      'no more, please',
    ]);
    expect(await file('cancel')).toMatch(/^# top\n[\s\S]*# bottom\n$/);
  });

  it.each([
    'yes',
    '12',
    '4711-11',
    'null',
    '~',
    'refund: now!',
    '# not a comment',
    'a # b',
    '- a dash',
    '"quoted" text',
    "it's",
    '{{ name }} is wrong',
    '[x] does not work',
    '*star',
    '&and',
    '!bang',
    '%percent',
    '@at',
    '`tick`',
    'ends with:',
    '? who',
    'x'.repeat(1_500),
    'Wo ist mein Paket? 📦 ünïcödé',
    'مرحبا أين طلبي',
    '\ttab',
    'two\nlines',
    '2026-01-01',
    '\\n',
    '|',
    '>',
  ])('writes %j so that it is read as the same text', async (text) => {
    await add('refund', [text]);
    expect((await read('refund'))?.examples.at(-1)).toBe(text);
    expect(await file('refund')).toMatch(
      /^# Money back[\s\S]*# from the shop in Lisbon[\s\S]*slots: \[order_number\]\n$/,
    );
  });

  it('writes a text in a further language of the bot into the translations', async () => {
    await add('refund', ['Geld zurück', 'mein Geld'], 'de', ['de', 'fr']);
    await add('refund', ['noch eins'], 'de-AT', ['de', 'fr']);
    await add('refund', ['argent'], 'fr', ['de', 'fr']);
    const value = await read('refund');
    expect(value?.translations).toEqual({
      de: { examples: ['Geld zurück', 'mein Geld', 'noch eins'] },
      fr: { examples: ['argent'] },
    });
    expect(value?.examples).toHaveLength(4);
    const text = await file('refund');
    for (const comment of [
      'Ask Lena',
      'shown in the console',
      'the classic',
      'from the shop',
      'from a mail',
      'what we say',
    ])
      expect(text).toContain(comment);
  });

  it('takes a text in a language that the bot does not speak for one of its own: detection errs on few words', async () => {
    await add('refund', ['retour svp'], 'fr', ['de']);
    expect((await read('refund'))?.examples.at(-1)).toBe('retour svp');
  });

  it('writes a text once that comes twice', async () => {
    const result = await add('refund', ['Money, now!', 'money now']);
    expect(result.added).toHaveLength(1);
    expect((await read('refund'))?.examples).toHaveLength(5);
  });

  it.each([
    [
      'of the same intent',
      'refund',
      'I want my MONEY back!',
      { intent: 'refund', file: 'intents/refund.yaml', line: 6 },
    ],
    ['of another intent', 'refund', 'cancel it', { intent: 'cancel', file: 'intents/cancel.yaml', line: 2 }],
    ['over two lines', 'cancel', 'Can I return it and be paid back?', { intent: 'refund', line: 12 }],
  ])(
    'names the line where a text is an example %s, and writes nothing',
    async (_which, intent, text, place) => {
      const result = await add(intent, ['something new', text]);
      expect(result).toMatchObject({ duplicate: { at: 1, ...place } });
      expect([await file('refund'), await file('cancel')]).toEqual([REFUND, CANCEL]);
    },
  );

  it('names a duplicate among translations', async () => {
    await write({ cancel: `${CANCEL}translations:\n  de:\n    examples:\n      - kündigen\n` });
    expect(await add('refund', ['Kündigen'], 'de', ['de'])).toMatchObject({
      duplicate: { intent: 'cancel', line: 6 },
    });
  });

  it('loses none of many that come at once', async () => {
    const one = open();
    const texts = Array.from({ length: 20 }, (_, i) => `text number ${i}`);
    await Promise.all(texts.map((text) => one({ intent: 'refund', texts: [{ text, language: 'en' }] })));
    expect((await read('refund'))?.examples.slice(4)).toEqual(texts);
  });

  it('keeps the rights of the file, follows a link, and leaves nothing beside it', async () => {
    const path = join(dir, 'intents', 'refund.yaml');
    await writeFile(join(dir, 'elsewhere'), REFUND, { mode: 0o640 });
    await rm(path);
    await symlink(join(dir, 'elsewhere'), path);
    await add('refund', ['new one']);
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readFile(join(dir, 'elsewhere'), 'utf8')).toContain('new one');
    expect(
      [...(await readdir(dir)), ...(await readdir(join(dir, 'intents')))].filter((name) =>
        name.includes('tmp'),
      ),
    ).toEqual([]);
  });

  it('says which intents there are not, and which file is broken', async () => {
    await expect(add('nothing', ['x'])).rejects.toMatchObject({
      status: 422,
      code: 'unknown_intent',
      field: '/intent',
    });
    await write({ broken: 'name: [\n' });
    await expect(add('nothing', ['x'])).rejects.toMatchObject({
      status: 409,
      code: 'bot_broken',
      message: /broken\.yaml:/,
    });
    expect((await add('refund', ['still works'])).added).toHaveLength(1);
  });

  it('says what to do where the folder cannot be written, and leaves it as it is', async () => {
    await chmod(dir, 0o755);
    await chmod(join(dir, 'intents'), 0o555);
    const error = await asNobody(() => add('refund', ['new one']).catch((thrown: unknown) => thrown));
    if (error === 'skipped') return console.warn('Skipped: this user cannot become one without rights.');
    expect(error).toMatchObject({ status: 409, code: 'bot_read_only' });
    expect((error as Error).message).toMatch(/refund\.yaml .*cannot be written.*write access.*DESKHAND_BOT/);
    expect(await file('refund')).toBe(REFUND);
  });
});
