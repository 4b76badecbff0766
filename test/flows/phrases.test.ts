import { Phrases } from '../../src/domain/bot.ts';
import { builtInPhrases } from '../../src/flows/builtInPhrases.ts';
import { loadBot } from '../../src/flows/loadBot.ts';
import { ownBot, starter, useBotFolder } from './botFolder.ts';

const folder = useBotFolder();
const { write } = folder;

describe('what a bot says', () => {
  const [en, de, fr, es, pt] = ['en', 'de', 'fr', 'es', 'pt'].map((language) => builtInPhrases(language));

  it('is built in, in five languages, with no key missing and no phrase of another', () => {
    const all = [en, de, fr, es, pt];
    for (const phrases of all)
      expect(Object.keys(phrases!).sort()).toEqual(Object.keys(Phrases.shape).sort());
    for (const key of Object.keys(Phrases.shape) as (keyof Phrases)[]) {
      // "No" is one word in English and Spanish.
      expect(new Set(all.map((phrases) => phrases![key])).size).toBe(key === 'no' ? 4 : 5);
      const variables = all.map((phrases) => phrases![key].match(/\{\{ \w+ \}\}/g)?.join() ?? '');
      expect(new Set(variables).size).toBe(1);
    }
  });

  it('is its own words before the built-in ones, by language', async () => {
    await write({
      'bot.yaml': `${ownBot}languages: [de, pt-BR]\ntranslations:\n  de:\n    phrases:\n      thanks: Immer gern!\n`,
    });
    const bot = await loadBot(folder.dir);
    expect(bot.phrases).toEqual({ ...en, ticketNumber: 'It is {{ ticket }}.' });
    expect(bot.phrasesIn).toEqual({ en: bot.phrases, de: { ...de, thanks: 'Immer gern!' }, 'pt-BR': pt });
    expect(bot.languages).toEqual(['de', 'pt-BR']);
  });

  it('is German alone where the bot is German', async () => {
    await write({ 'bot.yaml': 'name: Bot\nlanguage: de\n' });
    const bot = await loadBot(folder.dir);
    expect([bot.phrases, bot.phrasesIn]).toEqual([de, { de }]);
    expect(bot.otherLanguages.en).toMatch(/^I am sorry/);
    expect(bot.otherLanguages).not.toHaveProperty('de');
  });

  it('is a polite sentence in 30 further languages, which names those that it speaks', async () => {
    const { otherLanguages } = await loadBot(starter);
    expect(Object.keys(otherLanguages).length).toBeGreaterThanOrEqual(30);
    for (const spoken of ['en', 'de', 'fr', 'es', 'pt']) expect(otherLanguages).not.toHaveProperty(spoken);
    for (const text of Object.values(otherLanguages)) expect(text).toMatch(/[:：] ?\{\{ languages \}\}/);
    expect(new Set(Object.values(otherLanguages)).size).toBe(Object.keys(otherLanguages).length);
  });

  it('may be another language altogether, where every phrase is given', async () => {
    const phrases = Object.keys(Phrases.shape).map((key) => `  ${key}: Hoi`);
    await write({ 'bot.yaml': `name: Bot\nlanguage: nl\nphrases:\n${phrases.join('\n')}\n` });
    expect((await loadBot(folder.dir)).phrasesIn.nl!.greeting).toBe('Hoi');
  });
});
