import { demo, fails, makeWorld, openDemo } from './demoFlow.ts';
import { said } from './taskChat.ts';

describe('calls', () => {
  it('that stand or fall together are taken back when a later one fails', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [
        demo(
          '  - together:\n      - call: charge\n      - call: book\n      - call: mail\n    failed:\n      - say: "No luck ({{ error.code }})."\n',
        ),
      ],
      actions: { charge: act('charge'), book: act('book'), mail: fails },
    });
    const turn = await chat.say('begin the task');
    expect(done).toEqual(['charge', 'book', 'undo book', 'undo charge']);
    expect(said(turn)).toMatch(/What I had done before is taken back.* No luck \(timeout\)\.$/);
    expect(turn.decision).toBe('flow');
  });

  it('that fail without a word of the flow on it are taken back, and a person goes on', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [demo('  - call: charge\n  - call: keep\n  - call: mail\n')],
      actions: { charge: act('charge'), keep: { run: () => ({}) }, mail: fails },
    });
    const turn = await chat.say('begin the task');
    expect(done).toEqual(['charge', 'undo charge']);
    expect(said(turn)).toContain('I could not take back: keep.');
    expect(turn.handoff).toMatchObject({ reason: 'action_failed' });
    expect(turn.handoff!.nextStep).toMatch(
      /"mail" failed \(timeout\), and this could not be taken back: keep\. Done so far: keep\./,
    );
  });

  it('tell the gate in which words they ask', async () => {
    const { act } = makeWorld();
    const chat = await openDemo({
      flows: [demo('  - call: refund\n    confirm: "Really, {{ name }}?"\n')],
      actions: { refund: act('refund', { confirms: true }) },
    });
    expect(said(await chat.say('begin the task'))).toBe('Really, Ana? [Yes] [No]');
    await chat.say('yes');
    expect(chat.actions.requests.map(({ words }) => words)).toEqual(Array(2).fill('Really, {{ name }}?'));
  });

  it('that are refused end the flow with the reason', async () => {
    const chat = await openDemo({
      flows: [demo('  - call: refund\n  - say: Never said.\n')],
      actions: {
        refund: { run: () => null, refuses: () => ({ rule: 'too_late', because: 'The 30 days are over.' }) },
      },
    });
    const turn = await chat.say('begin the task');
    expect(said(turn)).toBe('The 30 days are over.');
    expect(turn.actions).toEqual([{ name: 'refund', status: 'refused', why: 'too_late' }]);
  });

  it('that an agent must approve go on once that is decided', async () => {
    const run = async (decision: 'approved' | 'rejected') => {
      const { done, act } = makeWorld();
      const chat = await openDemo({
        flows: [
          demo(
            '  - call: refund\n    refused:\n      - say: "No: {{ refused.because }}"\n  - say: Refunded.\n',
          ),
        ],
        actions: { refund: act('refund', { confirms: true, approves: true }) },
      });
      expect(said(await chat.say('begin the task'))).toBe('Shall I refund? [Yes] [No]');
      const turn = await chat.say('yes');
      expect(said(turn)).toMatch(/^A colleague has to approve this first/);
      expect(said(await chat.say('where do you ship to?'))).toBe('We ship to all of Europe.');
      const id = turn.actions![0]!.run!;
      chat.actions.decisions.set(id, decision);
      return [said(await chat.happen('approval', { run: id, status: decision })), ...done];
    };
    expect(await run('approved')).toEqual(['Refunded.', 'refund']);
    expect((await run('rejected'))[0]).toMatch(/^No: A colleague has not approved this\. Refunded\.$/);
  });

  it('have one key for one event and place, and another for each round of a loop', async () => {
    const { act } = makeWorld();
    const chat = await openDemo({
      flows: [
        demo(
          '  - repeat: n\n    over: data.list\n    do:\n      - call: add\n        with: { n: "{{ n }}" }\n',
        ),
      ],
      actions: { add: act('add') },
    });
    await chat.say('begin the task', { data: { list: [1, 2, 3] } });
    const keys = chat.actions.requests.map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    chat.conversation.memory = { ...chat.conversation.memory, flow: undefined };
    await chat.say('begin the task', { data: { list: [1, 2, 3] }, native: 'n1' });
    expect(chat.actions.requests).toHaveLength(3);
  });
});
