import type { ModelCall } from '../../../src/domain/model.ts';
import { type GroundInput, groundAnswer } from '../../../src/engine/groundAnswer.ts';
import { createModel } from '../../../src/models/createModel.ts';
import { FakeOpenAi, type Manner } from '../../servers/openai.ts';
import { PASSAGES } from './passages.ts';

/** Holds, sentence by sentence, against the passage on returns. */
export const GOOD = [
  'You can return most items within 30 days of delivery. [1]',
  'Gift cards cannot be returned. [1]',
  'Return shipping is free for orders over $50. [1]',
].join('\n');

/** A model's server that behaves as told, for the tests of one file, and answers made of what it says. */
export function openAsking() {
  const server = new FakeOpenAi();
  beforeAll(() => server.listen());
  afterAll(() => server.stop());

  async function ask(manner: Manner, input: Partial<GroundInput> = {}) {
    server.behave(manner);
    const shown: string[] = [];
    const calls: ModelCall[] = [];
    const began = performance.now();
    const grounded = await groundAnswer({
      question: 'How long can I return something?',
      language: 'en',
      bot: { name: 'Desky', language: 'en' },
      passages: [PASSAGES.returns],
      model: createModel({
        baseURL: server.baseURL,
        model: 'small',
        price: () => ({ in: 1, out: 2 }),
      }),
      budgetMs: 3_000,
      firstTokenMs: 3_000,
      onSentence: ({ text }) => shown.push(text),
      onCall: (call) => calls.push(call),
      ...input,
    });
    return { grounded, shown, call: calls[0]!, calls, ms: performance.now() - began };
  }

  return { ask, server };
}
