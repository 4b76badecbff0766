import { withProposals } from '../../src/desk/withProposals.ts';
import { Action } from '../../src/domain/action.ts';
import type { Context } from '../../src/domain/conversation.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { asks, createGate, REFUND } from '../actions/house.ts';
import { conversation } from '../store/rows.ts';

const ticket = { installation: 'zd', id: '7', number: '7' };

function contextOf(more: Parameters<typeof conversation>[0] = {}): Context {
  return { conversation: conversation({ workspace: 'w1', ...more }), recent: [] };
}

/** The turn that a flow makes of what the gate said. */
async function turnOf(level: 'approve' | 'note' | 'suggest') {
  const { gate, runs } = createGate({ definitions: [Action.parse({ ...REFUND, level })] });
  const outcome = await gate.run(asks('refund', { order_id: 'A1', amount: 5 }));
  const run = 'run' in outcome ? outcome.run : undefined;
  const status = outcome.status === 'refused' ? ('refused' as const) : ('awaiting_approval' as const);
  const note = { name: 'refund', status, run, ...('rule' in outcome ? { why: outcome.rule } : {}) };
  const { memory } = conversation();
  const base = { decision: 'flow' as const, say: [], understood: null, handoff: null, memory, trace: [] };
  const turn: Turn = { ...base, status: 'pending', actions: [note] };
  return { store: { actionRuns: runs }, turn, run };
}

describe('what a turn leaves to an agent', () => {
  it('stands on the ticket with its arguments, its customer and how to approve it', async () => {
    const { store, turn, run } = await turnOf('approve');
    const { effects } = await withProposals(store, contextOf({ ticket }), turn);
    expect(effects).toEqual([{ do: 'note', text: expect.any(String) }]);
    const [{ text }] = effects as unknown as [{ text: string }];
    expect(text).toContain('The bot proposes: refund\n- order id: A1\n- amount: 5\n- customer: c1');
    expect(text).toContain(`POST /v1/actions/runs/${run}/approve`);
    expect(text).toContain('2026-01-07 00:00 UTC');
  });

  it('opens a ticket where the chat has none', async () => {
    const { store, turn } = await turnOf('approve');
    const { effects } = await withProposals(store, contextOf(), turn);
    expect(effects).toMatchObject([{ do: 'ticket', subject: 'To approve: refund' }]);
  });

  it('is noted at the level note, and only listed at the level suggest', async () => {
    const noted = await turnOf('note');
    const { effects } = await withProposals(noted.store, contextOf({ ticket }), noted.turn);
    expect(effects).toMatchObject([{ do: 'note', text: expect.stringContaining('Nothing was done') }]);
    const listed = await turnOf('suggest');
    expect((await withProposals(listed.store, contextOf({ ticket }), listed.turn)).effects).toEqual([]);
  });

  it('leaves every other turn as it is', async () => {
    const { store, turn } = await turnOf('approve');
    const other: Turn = { ...turn, actions: [{ name: 'refund', status: 'done', run: 'run_1' }] };
    expect(await withProposals(store, contextOf(), other)).toBe(other);
  });
});
