import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createUnderstanding,
  type TrainedUnderstanding,
} from '../../src/understanding/createUnderstanding.ts';
import { botOf } from './botOf.ts';
import { INTENTS } from './classifier/intents.ts';
import { wordEncoder } from './classifier/wordEncoder.ts';

const understand = async (understanding: TrainedUnderstanding, text: string) =>
  understanding.understand({ text });
const REFUND = 'could you refund my order please';

describe('training', () => {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-models-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('answers on words alone until the vectors are there, and with them from then on', async () => {
    const encoder = wordEncoder({ isLate: true });
    const understanding = await createUnderstanding({ bot: botOf(INTENTS), encoder });
    const before = await understand(understanding, REFUND);
    expect(before.intent?.name).toBe('refund_request');
    expect(before.because.examples).toEqual([]);
    expect(encoder.asked).toEqual([]);
    encoder.arrive();
    await understanding.complete;
    const after = await understand(understanding, REFUND);
    expect(after.intent?.name).toBe('refund_request');
    expect(after.because.examples[0]).toMatchObject({ intent: 'refund_request' });
  });

  it('goes on with words alone where the encoder never comes', async () => {
    const encoder = { ...wordEncoder(), isReady: false, ready: Promise.resolve(false) };
    const understanding = await createUnderstanding({ bot: botOf(INTENTS), encoder });
    await understanding.complete;
    expect((await understand(understanding, REFUND)).intent?.name).toBe('refund_request');
  });

  it('keeps what it learnt: the next start asks the encoder for nothing but the message', async () => {
    const own = join(dir, 'kept');
    const first = await createUnderstanding({ bot: botOf(INTENTS), encoder: wordEncoder(), dir: own });
    await first.complete;
    const encoder = wordEncoder();
    const second = await createUnderstanding({ bot: botOf(INTENTS), encoder, dir: own });
    await second.complete;
    expect(encoder.asked).toEqual([]);
    expect(await understand(second, REFUND)).toEqual(await understand(first, REFUND));
    expect(encoder.asked).toEqual([REFUND]);
  });

  it('trains anew where the examples changed, another encoder came, or the kept file is cut short', async () => {
    const own = join(dir, 'changed');
    await (await createUnderstanding({ bot: botOf(INTENTS), encoder: wordEncoder(), dir: own })).complete;
    const changed = INTENTS.map((intent, at) =>
      at > 0 ? intent : { ...intent, examples: [...intent.examples, 'cash back'] },
    );
    const asked = async (bot = botOf(INTENTS), model = 'words') => {
      const encoder = wordEncoder({ model });
      await (await createUnderstanding({ bot, encoder, dir: own })).complete;
      return encoder.asked.length;
    };
    expect(await asked()).toBe(0);
    expect(await asked(botOf(changed))).toBeGreaterThan(10);
    expect(await asked(botOf(changed), 'other words')).toBeGreaterThan(10);
    const file = join(own, 'en.model');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect(await asked(botOf(changed), 'other words')).toBeGreaterThan(10);
    expect(await asked(botOf(changed), 'other words')).toBe(0);
    expect(readdirSync(own)).toEqual(['en.model']);
  });

  it('answers with the old intents while it learns new ones, and with the new ones afterwards', async () => {
    const understanding = await createUnderstanding({ bot: botOf(INTENTS), encoder: wordEncoder() });
    const text = 'sell me a gift voucher';
    const voucher = {
      name: 'gift_voucher',
      examples: [
        'I want to buy a gift voucher',
        'gift voucher please',
        'do you sell vouchers',
        'a voucher for a friend',
      ],
    };
    const training = understanding.retrain(botOf([...INTENTS, voucher]));
    expect((await understand(understanding, text)).intent?.name).not.toBe('gift_voucher');
    await training;
    expect((await understand(understanding, text)).intent?.name).toBe('gift_voucher');
  });

  it('of two changes in a row keeps the later one', async () => {
    const understanding = await createUnderstanding({ bot: botOf(INTENTS) });
    const only = (name: string) =>
      botOf([{ name, examples: ['the only thing', 'the one thing', 'the only one'] }]);
    await Promise.all([understanding.retrain(only('first')), understanding.retrain(only('second'))]);
    const { intent, alternatives } = await understand(understanding, 'the only thing');
    expect((intent ?? alternatives[0])?.name).toBe('second');
  });

  it('has a classifier for each language that has examples, and reads the others by the bot’s own', async () => {
    const bot = botOf(INTENTS, { languages: ['de', 'fr'] });
    const german = [
      'Wo ist meine Bestellung',
      'Wann kommt mein Paket an',
      'Sendung verfolgen',
      'Ist die Ware schon versandt',
    ];
    bot.intents[1]!.translations = { de: { examples: german } };
    bot.intents[0]!.translations = {
      de: { examples: ['Ich will mein Geld zurück', 'Bitte erstatten Sie den Betrag', 'Rückerstattung'] },
    };
    const understanding = await createUnderstanding({ bot });
    expect(await understand(understanding, 'Wann kommt denn endlich meine Bestellung?')).toMatchObject({
      language: 'de',
      intent: { name: 'order_status' },
    });
    expect(await understand(understanding, 'Ich möchte mein Geld wieder zurück haben')).toMatchObject({
      language: 'de',
      intent: { name: 'refund_request' },
    });
    expect(await understand(understanding, REFUND)).toMatchObject({
      language: 'en',
      intent: { name: 'refund_request' },
    });
  });

  it('leaves the words of the articles alone', async () => {
    const bot = botOf(INTENTS);
    const plain = await createUnderstanding({ bot, encoder: wordEncoder() });
    const knowing = await createUnderstanding({
      bot,
      encoder: wordEncoder(),
      knows: (word) => word === 'pasword',
    });
    expect((await understand(plain, 'reset my pasword')).readAs).toBe('reset my password');
    expect((await understand(knowing, 'reset my pasword')).readAs).toBeUndefined();
  });
});
