import type { Encoder } from '../../../src/domain/encoder.ts';
import { type Classifier, loadClassifier } from '../../../src/understanding/classifier/loadClassifier.ts';
import { trainClassifier } from '../../../src/understanding/classifier/trainClassifier.ts';
import { INTENTS } from './intents.ts';
import { wordEncoder } from './wordEncoder.ts';

const encoder = wordEncoder();

async function ask(classifier: Classifier, text: string, by: Encoder | null = null) {
  const read = classifier.read(text);
  return classifier.classify(read, by && (await by.encode(read.text)));
}

describe('the classifier', () => {
  it('is saved the same for the same examples, byte for byte', async () => {
    const first = await trainClassifier({ intents: INTENTS, encoder });
    const second = await trainClassifier({ intents: INTENTS, encoder: wordEncoder() });
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  it('finds each intent by words alone and with vectors, and gives probabilities', async () => {
    const classifier = loadClassifier(await trainClassifier({ intents: INTENTS, encoder }));
    for (const by of [null, encoder])
      for (const { name, examples } of INTENTS)
        for (const text of examples) {
          const { ranked, outOfScope, isInScope } = await ask(classifier, text, by);
          expect([text, ranked[0]?.name, isInScope]).toEqual([text, name, true]);
          expect(outOfScope >= 0 && outOfScope <= 1).toBe(true);
          const sum = ranked.reduce((all, { confidence }) => all + confidence, 0);
          expect(sum > 0 && sum <= 1.000001).toBe(true);
        }
  });

  it('names the words and the examples that decided', async () => {
    const classifier = loadClassifier(await trainClassifier({ intents: INTENTS, encoder }));
    const { because } = await ask(classifier, 'please reset the password', encoder);
    expect(because.words[0]!.text).toMatch(/password|reset/);
    expect(because.words.every(({ weight }) => weight > 0 && weight <= 1)).toBe(true);
    expect(because.examples[0]).toMatchObject({ intent: 'password_reset' });
    expect(because.examples[0]!.similarity).toBeGreaterThan(0.5);
    const asked = (await encoder.encode('please reset the password'))!;
    for (const { text, similarity } of because.examples) {
      const own = (await encoder.encode(text))!;
      expect(similarity).toBeCloseTo(
        asked.reduce((sum, value, j) => sum + value * own[j]!, 0),
        1,
      );
    }
    expect(because.examples.map(({ similarity }) => similarity)).toEqual(
      because.examples.map(({ similarity }) => similarity).sort((a, b) => b - a),
    );
  });

  it('takes what is marked as out of scope for that', async () => {
    const outside = [
      'tell me a story',
      'sing me a song',
      'what is love',
      'how tall is the tower',
      'tell me a joke',
    ];
    const classifier = loadClassifier(await trainClassifier({ intents: INTENTS, encoder: null, outside }));
    const joke = await ask(classifier, 'tell me a joke');
    const order = await ask(classifier, 'where is my order');
    expect(joke.outOfScope).toBeGreaterThan(order.outOfScope);
    expect(joke.outOfScope).toBeGreaterThan(0.5);
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['empty', () => new Uint8Array()],
    ['something else', () => new TextEncoder().encode('not a model')],
    [
      'damaged in the middle',
      (bytes: Uint8Array) => bytes.map((byte, at) => (at === 400 ? byte ^ 255 : byte)),
    ],
  ])('refuses a saved model that is %s', async (_, damage) => {
    const bytes = await trainClassifier({ intents: INTENTS, encoder });
    expect(() => loadClassifier(damage(bytes))).toThrow();
  });

  it('goes by the words when the vector is missing', async () => {
    const classifier = loadClassifier(await trainClassifier({ intents: INTENTS, encoder }));
    expect(classifier.usesVectors).toBe(true);
    expect((await ask(classifier, 'money back please')).ranked[0]?.name).toBe('refund_request');
  });

  it('learns 20,000 examples', async () => {
    const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa'.split(' ');
    const many = words.map((word, k) => ({
      name: `intent_${k}`,
      description: '',
      examples: Array.from(
        { length: 2_000 },
        (_, at) => `please ${word} number ${words[at % 10]} ${words[(at * 7) % 10]} ${word}`,
      ),
    }));
    const bytes = await trainClassifier({ intents: many, encoder: null });
    expect(bytes.length).toBeLessThan(2_000_000);
    const classifier = loadClassifier(bytes);
    expect((await ask(classifier, 'gamma gamma please')).ranked[0]?.name).toBe('intent_2');
  }, 60_000);
});
