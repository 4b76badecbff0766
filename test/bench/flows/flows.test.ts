import { openScenario } from './scenario.ts';

describe('the scenario of the flow bench', () => {
  it('takes its ten steps in one turn', async () => {
    const { turn } = await openScenario();
    const { say, trace, actions, memory } = await turn();
    expect(say[0]!.text).toBe('shirt also comes in red, grey.\n\nWhy do you send shirt back?');
    expect(actions!.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'find_order done',
      'find_product done',
    ]);
    expect(memory.flow!.frames[0]).toMatchObject({ at: [9], vars: { total: 46, days: 3 } });
    expect(trace.at(-1)!.step).toBe('decide');
  });
});
