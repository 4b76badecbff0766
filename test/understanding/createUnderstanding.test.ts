import { createUnderstanding } from '../../src/understanding/createUnderstanding.ts';
import { botOf } from './botOf.ts';
import { INTENTS } from './classifier/intents.ts';

const understanding = await createUnderstanding({ bot: botOf(INTENTS) });
const understand = async (text: string) => understanding.understand({ text });

describe('understanding', () => {
  it.each([
    ['could you refund my last order please', 'refund_request'],
    ['wheres my parcel', 'order_status'],
    ['pasword forgotten', 'password_reset'],
    ['Password reset', 'password_reset'],
  ])('finds the intent of a wording it has not seen: %s', async (text, name) => {
    const { intent, alternatives } = await understand(text);
    expect(intent?.name).toBe(name);
    for (const { confidence } of alternatives) expect(confidence).toBeLessThanOrEqual(intent!.confidence);
  });

  it('is sure of its own examples and unsure of unrelated text', async () => {
    for (const { name, examples } of INTENTS)
      for (const text of examples) {
        const { intent } = await understand(text);
        expect(intent?.name).toBe(name);
        expect(intent!.confidence).toBeGreaterThan(0.6);
      }
    for (const text of [
      'what is the tallest mountain in africa',
      'I like turtles',
      'xqzt brrgl',
      'wo ist der Bahnhof',
    ])
      expect((await understand(text)).intent?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('gives probabilities: between 0 and 1, together at most 1', async () => {
    for (const text of ['refund', 'order password', 'hello', 'a b c']) {
      const { intent, alternatives } = await understand(text);
      const all = [intent, ...alternatives].flatMap((scored) => (scored ? [scored.confidence] : []));
      for (const confidence of all) expect(confidence > 0 && confidence <= 1).toBe(true);
      expect(all.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1.000001);
    }
  });

  it('gives the same for the same, also after a second training and in any order', async () => {
    const again = await createUnderstanding({ bot: botOf(INTENTS) });
    const texts = [
      'refund please',
      'where is it',
      'I forgot',
      ...INTENTS.flatMap(({ examples }) => examples),
    ];
    const first = await Promise.all(texts.map(understand));
    const second = await Promise.all(texts.toReversed().map((text) => again.understand({ text })));
    expect(second.toReversed()).toEqual(first);
  });

  it('says the language of the conversation where the message alone is too short', async () => {
    const asked = { text: '1234', language: 'de' };
    expect((await understanding.understand(asked)).language).toBe('de');
    expect((await understand('1234')).language).toBe('en');
  });

  it.each([
    ['nothing', ''],
    ['only spaces', ' \n\t '],
    ['only emoji', '🎉🎉🔥'],
    ['right to left', 'أين طلبي من فضلك'],
    ['Chinese', '我想要退款'],
    ['NUL', '\u0000\u0000'],
    ['zero width', '\u200b\u200b\u2060'],
    ['a lone surrogate', '\ud800 refund'],
    ['an endless word', 'a'.repeat(100_000)],
    ['100 KB of words', 'where is my order '.repeat(6000)],
    ['100 KB of spaces', ' '.repeat(100_000)],
    ['100 KB of lines', '> x\n'.repeat(25_000)],
    ['100 KB of digits', '1 234 '.repeat(17_000)],
    ['100 KB of marks', '!?;,.'.repeat(20_000)],
    ['markup', '<script>alert(1)</script> {{ ticket }} {% raw %}'],
    ['words of objects', '__proto__ constructor toString hasOwnProperty'],
  ])('makes a sensible decision of %s', async (_, text) => {
    const { language, intent, entities, signals } = await understand(text);
    expect(language).toMatch(/^(?:en|ar|zh)$/);
    expect(intent === null || (intent.confidence >= 0 && intent.confidence <= 1)).toBe(true);
    for (const { start, end, text: value } of entities) expect(text.slice(start, end)).toBe(value);
    expect(signals.person).toBe(false);
  });

  it('reads zero-width characters out of a word', async () => {
    expect((await understand('I want a re\u200bfund')).intent?.name).toBe('refund_request');
  });

  it('has no intent where nothing of the text is known', async () => {
    for (const text of ['', '🎉', '我想要退款']) expect((await understand(text)).intent).toBeNull();
  });

  it.each([
    ['no intent', []],
    ['an intent without examples', [{ name: 'a', description: '', examples: [] }]],
    ['one intent with one example', [{ name: 'only_one', description: '', examples: ['where is my order'] }]],
    ['examples without words', [{ name: 'a', description: '', examples: ['🎉', '...', '   '] }]],
    [
      'two intents with the same examples',
      ['a', 'b'].map((name) => ({
        name,
        description: '',
        examples: ['where is it', 'when is it', 'who is it'],
      })),
    ],
    [
      'an intent made of small talk that we know too',
      [{ name: 'joke', description: '', examples: ['tell me a joke', 'a joke please', 'make me laugh'] }],
    ],
  ])('trains on %s', async (_, few) => {
    const trained = await createUnderstanding({ bot: botOf(few) });
    const { intent } = await trained.understand({ text: 'where is it' });
    expect(intent === null || Number.isFinite(intent.confidence)).toBe(true);
  });

  it('shares its confidence between two intents that say the same', async () => {
    const twins = ['a', 'b'].map((name) => ({
      name,
      description: '',
      examples: ['where is it', 'when is it', 'who is it'],
    }));
    const trained = await createUnderstanding({ bot: botOf(twins) });
    const { intent, alternatives, isClose } = await trained.understand({ text: 'where is it' });
    expect(intent!.confidence).toBeLessThan(0.6);
    expect(Math.abs(intent!.confidence - alternatives[0]!.confidence)).toBeLessThan(0.2);
    expect(isClose).toBe(true);
  });
});
