import { SetupError } from '../../src/domain/errors.ts';
import { loadBot } from '../../src/flows/loadBot.ts';
import { useBotFolder } from './botFolder.ts';

const folder = useBotFolder();
const botWith = (section: string) => folder.write({ 'bot.yaml': `name: Desky\n${section}\n` });

describe('the model section of bot.yaml', () => {
  it('is read, and what it leaves out has its default', async () => {
    await botWith('model:\n  voice: Warm and short.\n  prices: { in: 0.4, out: 1.6 }');
    expect((await loadBot(folder.dir)).model).toEqual({
      use: true,
      voice: 'Warm and short.',
      prices: { in: 0.4, out: 1.6 },
      budgetMs: 6_000,
    });
    await botWith('model:\n  use: false');
    expect((await loadBot(folder.dir)).model).toEqual({ use: false, budgetMs: 6_000 });
    await botWith('');
    expect((await loadBot(folder.dir)).model).toBeUndefined();
  });

  it.each([
    ['  use: maybe', /bot\.yaml:3: model\.use must be of type boolean/],
    ['  voice: "{{ name }} first"', /bot\.yaml:3: model\.voice is told to the model as it stands/],
    ['  voice: "  "', /bot\.yaml:3: model\.voice is empty/],
    [`  voice: ${'long '.repeat(120)}`, /bot\.yaml:3: model\.voice .*at most 500 characters/],
    ['  prices: { in: 1 }', /bot\.yaml:3: model\.prices\.out is missing/],
    ['  prices: { in: -1, out: 2 }', /bot\.yaml:3: model\.prices\.in /],
    ['  prices: { input: 1, in: 1, out: 2 }', /model\.prices\.input is not a field we know/],
    ['  budgetMs: 100', /bot\.yaml:3: model\.budgetMs .*from 500 ms on/],
    ['  budgetMs: 60000', /bot\.yaml:3: model\.budgetMs .*at most 20000 ms/],
    ['  agent: perhaps', /bot\.yaml:3: model\.agent must be of type boolean/],
    ['  steps: 0', /bot\.yaml:3: model\.steps /],
    ['  maxCost: 1', /bot\.yaml:3: model\.maxCost is a limit in the currency of "prices"/],
    [
      '  agent: true\nlinks: ["https://shop.example"]',
      /bot\.yaml:4: links.* a host such as shop\.example\.com/,
    ],
    ['  apiKey: sk-1', /bot\.yaml:3: model\.apiKey is not a field we know/],
  ])('with %s is refused with its line and the way out', async (line, fault) => {
    await botWith(`model:\n${line}`);
    const error: unknown = await loadBot(folder.dir).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SetupError);
    expect((error as SetupError).message).toMatch(fault);
  });
});
