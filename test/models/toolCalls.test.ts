import { createModel } from '../../src/models/createModel.ts';
import { FakeOpenAi, type Manner } from '../servers/openai.ts';

const server = new FakeOpenAi();
beforeAll(() => server.listen());
afterAll(() => server.stop());

const TOOL = { name: 'get_order', description: 'One order.', parameters: { type: 'object', properties: {} } };

function ask(manner: Manner, maxTokens = 200) {
  server.behave(manner);
  const model = createModel({ baseURL: server.baseURL, model: 'small' });
  const messages = [{ role: 'user' as const, content: 'Where is A1?' }];
  return model.complete({ system: 'Help.', messages, tools: [TOOL], maxTokens });
}

const calling = (...given: string[]): Manner => ({
  piece: 3,
  calls: () => given.map((one) => ({ name: 'get_order', arguments: one })),
});

describe('A model with tools', () => {
  it('is told of them, and asks for them in pieces or at once', async () => {
    for (const whole of [false, true]) {
      const answer = await ask({ ...calling('{"order_id":"A1"}', '{"order_id":"A2"}'), whole });
      expect(answer.text).toBe('');
      expect(answer.calls).toEqual([
        { id: 'c0', name: 'get_order', arguments: { order_id: 'A1' } },
        { id: 'c1', name: 'get_order', arguments: { order_id: 'A2' } },
      ]);
    }
    expect(server.asked[0]?.body.tools).toEqual([{ type: 'function', function: TOOL }]);
  });

  it('may write all the same', async () => {
    const answer = await ask({ text: 'It is on its way.' });
    expect(answer).toMatchObject({ text: 'It is on its way.' });
    expect(answer.calls).toBeUndefined();
  });

  it('whose arguments are no JSON object says null of them', async () => {
    for (const bad of ['{"order_id":', '[1]', '"A1"', 'A1']) {
      const { calls } = await ask(calling(bad));
      expect(calls).toMatchObject([{ arguments: null }]);
    }
    expect((await ask(calling(''))).calls).toMatchObject([{ arguments: {} }]);
  });

  it('that asks without end is stopped', async () => {
    await expect(ask(calling(`{"a":"${'x'.repeat(500)}"}`), 10)).rejects.toMatchObject({ code: 'too_long' });
    await expect(ask(calling(...Array(20).fill('{}')))).rejects.toMatchObject({ code: 'too_long' });
  });

  it('is sent what it asked for with what came of it', async () => {
    server.behave({ text: 'Done.' });
    const model = createModel({ baseURL: server.baseURL, model: 'small' });
    const calls = [{ id: 'c0', name: 'get_order', arguments: { order_id: 'A1' } }];
    const messages = [
      { role: 'user' as const, content: 'Where is A1?' },
      { role: 'assistant' as const, content: '', calls },
      { role: 'tool' as const, content: '{"status":"sent"}', call: 'c0' },
    ];
    await model.complete({ system: 'Help.', messages, tools: [TOOL], maxTokens: 50 });
    const [, , asked, result] = server.asked[0]!.body.messages;
    expect(asked).toMatchObject({
      content: null,
      tool_calls: [{ id: 'c0', type: 'function', function: { arguments: '{"order_id":"A1"}' } }],
    });
    expect(result).toEqual({ role: 'tool', content: '{"status":"sent"}', tool_call_id: 'c0' });
  });
});
