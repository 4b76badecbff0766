import { join } from 'node:path';
import { createEncoder } from '../../src/encoder/createEncoder.ts';
import {
  createUnderstanding,
  type TrainedUnderstanding,
} from '../../src/understanding/createUnderstanding.ts';
import { botOf } from './botOf.ts';
import { INTENTS } from './classifier/intents.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'encoder', 'model');

describe('understanding with the shipped encoder', () => {
  const encoder = createEncoder({ folder });
  let understanding: TrainedUnderstanding;
  beforeAll(async () => {
    understanding = await createUnderstanding({ bot: botOf(INTENTS), encoder });
    await understanding.complete;
  }, 60_000);
  afterAll(() => encoder.close());

  it.each([
    ['they owe me cash, I sent the jacket back weeks ago', 'refund_request'],
    ['has the delivery guy come yet', 'order_status'],
    ['the shipment is late, any news', 'order_status'],
    ['it says my credentials are invalid', 'password_reset'],
    ['locked out of my account', 'password_reset'],
    ['whree is my pakcage', 'order_status'],
  ])('finds what is meant in words that no example has: %s', async (text, name) => {
    const { intent, alternatives } = await understanding.understand({ text });
    expect((intent ?? alternatives[0])?.name).toBe(name);
  });

  it.each(['what is the capital of australia', 'my cat does not want to eat', 'play some jazz'])(
    'knows that none of its intents is meant: %s',
    async (text) => {
      const { outOfScope, intent } = await understanding.understand({ text });
      expect(outOfScope).toBeGreaterThan(0.5);
      expect(intent?.confidence ?? 0).toBeLessThan(0.5);
    },
  );

  it('names the examples that lie closest', async () => {
    const { because } = await understanding.understand({ text: 'I would like to have my money returned' });
    expect(because.examples[0]).toMatchObject({ intent: 'refund_request' });
    expect(because.examples.map(({ text }) => text)).toContain('give me my money back');
  });
});
