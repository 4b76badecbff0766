import { createRandom } from '../../../../src/cli/eval/random.ts';
import { createFaults } from '../../../../src/cli/eval/tasks/createFaults.ts';

function call(faults: ReturnType<typeof createFaults>, tool: string): 'ok' | 'before' | 'after' {
  try {
    faults.before(tool);
  } catch {
    return 'before';
  }
  try {
    faults.after(tool);
  } catch {
    return 'after';
  }
  return 'ok';
}

const tools = Array.from({ length: 200 }, (_, at) => `tool_${at}`);

describe('a shop that is not well', () => {
  it('fails the first call of a tool now and then, before or after it was done, and never the next', () => {
    const faults = createFaults(createRandom(3));
    const first = tools.map((tool) => call(faults, tool));
    const second = tools.map((tool) => call(faults, tool));
    expect(new Set(first)).toEqual(new Set(['ok', 'before', 'after']));
    expect(first.filter((one) => one === 'ok').length).toBeGreaterThan(100);
    expect(new Set(second)).toEqual(new Set(['ok']));
  });

  it('fails the same calls for the same seed', () => {
    const run = () => {
      const faults = createFaults(createRandom(8));
      return tools.map((tool) => call(faults, tool));
    };
    expect(run()).toEqual(run());
  });
});
