import type { ModelCall } from '../../src/domain/model.ts';
import type { Store } from '../../src/store/port.ts';
import { engines, type Opened, stopEngines } from './engines.ts';
import { firstTurn, nextTurn, T0 } from './rows.ts';

afterAll(stopEngines);

const CALL: ModelCall = {
  model: 'small-2026',
  outcome: 'grounded',
  ms: 812,
  tokens: { prompt: 300, completion: 40 },
  cost: 0.0021,
  dropped: [{ text: 'We pay $500. 👍', why: 'figure' }],
  prompt: { system: 'You are Tiny.', messages: [{ role: 'user', content: 'čau [EMAIL_1] \u0000' }] },
};
const LATE: ModelCall = { ...CALL, outcome: 'timeout', tokens: null, cost: null, dropped: [] };

let workspace = '';
let count = 0;

describe.each(engines)('calls to a language model on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    workspace = `m${++count}`;
  });

  function turnWith(modelCalls: ModelCall[]) {
    const record = firstTurn({ event: null });
    record.conversation.workspace = workspace;
    return { ...record, modelCalls };
  }

  it('are kept with their turn and given back as they were', async () => {
    const record = turnWith([CALL]);
    expect(await store.turns.commit(record)).toBe('committed');
    const turn = record.turn!.id;
    const [call, ...more] = await store.modelCalls.ofTurn(workspace, turn);
    expect(more).toEqual([]);
    expect(call).toEqual({
      ...CALL,
      id: expect.stringMatching(/^mdc_/),
      conversation: record.conversation.id,
      turn,
      droppedCount: 1,
      at: record.conversation.updatedAt,
    });
    expect(await store.modelCalls.ofTurn('another', turn)).toEqual([]);
  });

  it('are not kept where the turn is not', async () => {
    const record = turnWith([]);
    await store.turns.commit(record);
    const stale = { ...nextTurn(record), modelCalls: [CALL] };
    stale.conversation.version += 1;
    expect(await store.turns.commit(stale)).toBe('conflict');
    expect(await store.modelCalls.ofTurn(workspace, stale.turn!.id)).toEqual([]);
  });

  it('are counted by outcome, with what is known of their cost', async () => {
    const record = turnWith([CALL, CALL, LATE]);
    await store.turns.commit(record);
    const period = { since: T0 - 1, until: record.conversation.updatedAt + 1 };
    expect(await store.modelCalls.counted(workspace, period)).toEqual([
      { outcome: 'grounded', count: 2, unpriced: 0, cost: 0.0042, tokensIn: 600, tokensOut: 80, dropped: 2 },
      { outcome: 'timeout', count: 1, unpriced: 1, cost: 0, tokensIn: 0, tokensOut: 0, dropped: 0 },
    ]);
    expect(await store.modelCalls.list(workspace, period, undefined, 9)).toHaveLength(3);
    expect(await store.modelCalls.list(workspace, period, 'timeout', 9)).toEqual([
      expect.objectContaining({ outcome: 'timeout', tokens: null, cost: null }),
    ]);
    expect(await store.modelCalls.list(workspace, { since: 0, until: T0 - 1 }, undefined, 9)).toEqual([]);
  });
});
