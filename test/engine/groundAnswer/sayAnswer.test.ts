import type { ModelSettings } from '../../../src/domain/bot.ts';
import { emptyMemory } from '../../../src/domain/conversation.ts';
import type { Found } from '../../../src/domain/knowledge.ts';
import type { ModelCall } from '../../../src/domain/model.ts';
import { type ModelParts, sayAnswer } from '../../../src/engine/sayAnswer.ts';
import { startTrace } from '../../../src/engine/trace.ts';
import type { UnderstoodState } from '../../../src/engine/turnState.ts';
import { createModel } from '../../../src/models/createModel.ts';
import { FakeOpenAi } from '../../servers/openai.ts';
import { tinyBot } from '../tinyBot.ts';
import { tinyUnderstanding } from '../tinyUnderstanding.ts';
import { PASSAGES } from './passages.ts';

const server = new FakeOpenAi();
beforeAll(() => server.listen());
afterAll(() => server.stop());

const found: Found[] = [PASSAGES.returns, PASSAGES.plans].map((passage, i) => ({
  article: { ...passage, version: 1 },
  quote: passage.text,
  score: 1 - i,
  confidence: 0.9 - i / 2,
}));

async function stateOf(
  parts: ModelParts & { settings?: ModelSettings },
): Promise<UnderstoodState & ModelParts> {
  const { settings, ...engine } = parts;
  const text = 'can I return a gift card?';
  return {
    ...engine,
    bot: { ...tinyBot, model: settings },
    modelCalls: [],
    understanding: tinyUnderstanding,
    knowledge: { put() {}, remove() {}, search: () => found, thresholdFor: () => 1, size: 2 },
    clock: () => performance.now(),
    trace: startTrace(() => performance.now()),
    understood: await tinyUnderstanding.understand({ text }),
    event: { text } as UnderstoodState['event'],
    context: {
      recent: [],
      conversation: {
        owner: 'bot',
        memory: emptyMemory(),
      } as unknown as UnderstoodState['context']['conversation'],
    },
  };
}

describe('the answer that a turn says', () => {
  const model = () => createModel({ baseURL: server.baseURL, model: 'small' });

  it('is the checked words of the model, with the article that they are from; the call is in the trace', async () => {
    server.behave({ text: 'Gift cards cannot be returned. [1]' });
    const calls: ModelCall[] = [];
    const drafts: string[] = [];
    const state = await stateOf({
      model: model(),
      settings: { use: true, voice: 'warm', budgetMs: 20_000 },
      onModelCall: (call) => calls.push(call),
      onDraft: (text) => drafts.push(text),
    });
    const { text, sources } = await sayAnswer(state, found);
    expect(text).toBe('Gift cards cannot be returned.');
    expect(sources).toEqual([expect.objectContaining({ article: 'returns', quote: PASSAGES.returns.text })]);
    expect(drafts).toEqual([text]);
    expect(state.trace.steps).toEqual([
      {
        step: 'model',
        ms: expect.any(Number),
        note: expect.stringMatching(/^grounded, small-2026, \d+\+\d+ tokens$/),
      },
    ]);
    expect(calls[0]!.prompt.system).toContain('Voice: warm');
    expect(server.prompt).not.toContain('Plans and billing'); // It was not sure enough to take part.
  });

  it('is the article as it is where there is no model, it is forbidden or it fails', async () => {
    const quoted = { text: found[0]!.quote, sources: [expect.objectContaining({ article: 'returns' })] };
    server.behave({ status: 500, body: '{}' });
    const failing = await stateOf({ model: model() });
    expect(await sayAnswer(failing, found)).toEqual(quoted);
    expect(failing.trace.steps[0]!.note).toBe('http_500, small');
    expect(server.asked).toHaveLength(1);
    for (const parts of [
      {},
      { model: null },
      { model: model(), settings: { use: false, budgetMs: 20_000 } },
    ]) {
      const state = await stateOf(parts);
      expect(await sayAnswer(state, found)).toEqual(quoted);
      expect(state.trace.steps).toEqual([]);
    }
    expect(server.asked).toHaveLength(1);
  });
});
