import { StoreUnavailable } from '../../../src/domain/errors.ts';
import { demo, fails, makeWorld, openDemo } from './demoFlow.ts';
import { said } from './taskChat.ts';

const unclear = {
  run: () => {
    throw new Error('unknown: timeout');
  },
};
const inner = (steps: string) => `name: inner\nsteps:\n${steps}`;

describe('together', () => {
  it('takes back what a flow did that it runs, and nothing from before', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [
        demo(
          '  - call: before\n  - together:\n      - run: inner\n      - call: book\n      - call: mail\n    failed:\n      - say: No luck.\n',
        ),
        inner('  - call: charge\n'),
      ],
      actions: { before: act('before'), charge: act('charge'), book: act('book'), mail: fails },
    });
    const turn = await chat.say('begin the task');
    expect(done).toEqual(['before', 'charge', 'book', 'undo book', 'undo charge']);
    expect(said(turn)).toBe('This is done already and stays: before. No luck.');
  });

  it('breaks by a failure or a refusal within a flow that it runs', async () => {
    for (const [why, more] of [
      ['timeout', fails],
      ['too_late', { run: () => null, refuses: () => ({ rule: 'too_late', because: 'It is over.' }) }],
    ] as const) {
      const { done, act } = makeWorld();
      const chat = await openDemo({
        flows: [
          demo(
            '  - together:\n      - call: charge\n      - run: inner\n    failed:\n      - say: "No luck ({{ error.code }}{{ refused.rule }})."\n  - say: Behind it.\n',
          ),
          inner(
            '  - call: book\n  - call: mail\n    failed:\n      - say: Never said.\n  - say: Nor this.\n',
          ),
        ],
        actions: { charge: act('charge'), book: act('book'), mail: more },
      });
      expect(said(await chat.say('begin the task'))).toBe(
        `That did not work. What I had done before is taken back, so nothing has changed. No luck (${why}). Behind it.`,
      );
      expect(done).toEqual(['charge', 'book', 'undo book', 'undo charge']);
      expect(chat.conversation.memory.flow).toBeUndefined();
    }
  });

  it('goes on after a read that its flow has steps for', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [
        demo(
          '  - together:\n      - call: charge\n      - call: look\n        failed:\n          - say: Not found.\n      - call: book\n',
        ),
      ],
      actions: { charge: act('charge'), look: { ...fails, does: 'read' }, book: act('book') },
    });
    expect(said(await chat.say('begin the task'))).toBe('Not found.');
    expect(done).toEqual(['charge', 'book']);
  });

  it('gives a person what nobody knows, takes nothing back and never says that nothing was changed', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [
        demo(
          '  - together:\n      - call: charge\n      - call: book\n        failed:\n          - say: Nothing was changed.\n    failed:\n      - say: Nothing was changed.\n',
        ),
      ],
      actions: { charge: act('charge'), book: unclear },
    });
    const turn = await chat.say('begin the task');
    expect(done).toEqual(['charge']);
    expect(said(turn)).toMatch(
      /^This is done already and stays: charge\. I got no clear answer, so I do not know whether this was done: book\./,
    );
    expect(turn.handoff!.nextStep).toMatch(
      /"book" gave no clear answer \(timeout\)\. Done so far: charge\. Not known .*: book \(run_\w+\)\.$/,
    );
  });

  it('that breaks without steps for it leaves what was done before it, and says so', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [demo('  - call: before\n  - together:\n      - call: charge\n      - call: mail\n')],
      actions: { before: act('before'), charge: act('charge'), mail: fails },
    });
    const turn = await chat.say('begin the task');
    expect(done).toEqual(['before', 'charge', 'undo charge']);
    expect(said(turn)).toMatch(/^This is done already and stays: before\. I am passing/);
    expect(turn.handoff!.nextStep).toContain('Done so far: before.');
  });

  it('falls as a whole where one in it breaks for good, and only the inner one where the flow has steps', async () => {
    const run = async (failed: string) => {
      const { done, act } = makeWorld();
      const chat = await openDemo({
        flows: [
          demo(
            `  - together:\n      - call: charge\n      - together:\n          - call: book\n          - call: mail\n${failed}`,
          ),
        ],
        actions: { charge: act('charge'), book: act('book'), mail: fails },
      });
      return [(await chat.say('begin the task')).decision, ...done];
    };
    expect(await run('')).toEqual(['handoff', 'charge', 'book', 'undo book', 'undo charge']);
    expect(await run('        failed:\n          - say: No mail.\n')).toEqual([
      'flow',
      'charge',
      'book',
      'undo book',
    ]);
  });

  it('falls where the customer says no to one of it, or calls it off', async () => {
    for (const [word, words] of [
      ['no', 'All right, nothing was changed.'],
      ['cancel', 'All right, I have stopped here. Nothing more will be done for the demo.'],
    ] as const) {
      const { done, act } = makeWorld();
      const chat = await openDemo({
        flows: [
          demo('  - together:\n      - call: charge\n      - run: inner\n  - say: Never said.\n'),
          inner('  - call: book\n'),
        ],
        actions: { charge: act('charge'), book: act('book', { confirms: true }) },
      });
      expect(said(await chat.say('begin the task'))).toBe('Shall I book? [Yes] [No]');
      expect(said(await chat.say(word))).toBe(words);
      expect(done).toEqual(['charge', 'undo charge']);
      expect(chat.conversation.memory.flow).toBeUndefined();
    }
  });

  it('that cannot be taken back after a no goes to a person', async () => {
    const { act } = makeWorld();
    const chat = await openDemo({
      flows: [demo('  - together:\n      - call: keep\n      - call: book\n')],
      actions: { keep: { run: () => ({}) }, book: act('book', { confirms: true }) },
    });
    await chat.say('begin the task');
    const turn = await chat.say('no');
    expect(said(turn)).toContain('I could not take back: keep.');
    expect(turn.handoff).toMatchObject({ reason: 'action_failed' });
  });
});

describe('a call', () => {
  it('that fails in a flow that another runs takes back that flow only, and says what stays', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [demo('  - call: before\n  - run: inner\n'), inner('  - call: charge\n  - call: mail\n')],
      actions: { before: act('before'), charge: act('charge'), mail: fails },
    });
    const turn = await chat.say('begin the task');
    expect(done).toEqual(['before', 'charge', 'undo charge']);
    expect(said(turn)).toMatch(/^This is done already and stays: before\./);
    expect(said(turn)).not.toContain('nothing has changed');
  });

  it('of which nobody knows whether it was done does not go into "failed"', async () => {
    const { done, act } = makeWorld();
    const chat = await openDemo({
      flows: [demo('  - call: charge\n  - call: book\n    failed:\n      - say: Nothing was changed.\n')],
      actions: { charge: act('charge'), book: unclear },
    });
    const turn = await chat.say('begin the task');
    expect(said(turn)).not.toContain('Nothing was changed');
    expect(done).toEqual(['charge']);
    expect(turn.handoff).toMatchObject({ reason: 'action_failed' });
  });

  it('of which nobody knows goes into "unknown", and what is found there counts', async () => {
    let tries = 0;
    const chat = await openDemo({
      flows: [
        demo(
          '  - id: send\n    call: book\n    unknown:\n      - call: look\n        save: found\n      - goto: send\n        when: found == "nothing"\n  - confirm: Is that all?\n',
        ),
      ],
      actions: {
        look: { does: 'read', run: () => 'nothing' },
        book: {
          run: () => {
            if (tries++ === 0) throw new Error('unknown: timeout');
            return {};
          },
        },
      },
    });
    expect(said(await chat.say('begin the task'))).toBe('Is that all? [Yes] [No]');
    expect(tries).toBe(2);
    expect(said(await chat.say('no'))).toBe('This is done already and stays: book.');
  });

  it('that finds the store gone leaves the whole turn to be tried again', async () => {
    const chat = await openDemo({
      flows: [demo('  - call: book\n')],
      actions: { book: { run: () => ({}) } },
    });
    chat.actions.run = () => Promise.reject(new StoreUnavailable('gone'));
    await expect(chat.say('begin the task')).rejects.toThrow('gone');
  });

  it('that throws is for a person, and the turn goes on', async () => {
    const chat = await openDemo({
      flows: [demo('  - call: book\n')],
      actions: { book: { run: () => ({}) } },
    });
    chat.actions.run = async () => {
      throw new TypeError('no such thing');
    };
    const turn = await chat.say('begin the task');
    expect(turn.handoff!.nextStep).toContain('A step of "demo" fails at 0: no such thing');
  });
});
