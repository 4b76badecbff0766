import { parse } from 'yaml';
import { Flow } from '../../../src/domain/flow.ts';
import { openTaskChat, said, type TaskBot } from './taskChat.ts';

const intents = {
  begin: ['start it please', 'begin the task', 'do the thing'],
  second: ['change my address', 'I moved, new address', 'update the address'],
  smalltalk: ['tell me a joke', 'say something funny', 'make me laugh'],
};

const one = (steps: string, more = ''): string =>
  `name: demo\ntitle: the demo\nintents: [begin]\n${more}steps:\n${steps.replace(/^\n/, '')}`;

const open = (bot: Partial<TaskBot> & { flows: string[] }) => openTaskChat({ intents, ...bot });

describe('steps', () => {
  it('go through a list, set values and jump back', async () => {
    const chat = await open({
      flows: [
        one(`
  - set: { names: [], count: 0 }
  - repeat: item
    over: data.items
    do:
      - if: item.ok
        do:
          - set: { names: '{{ names | push: item.name }}' }
        otherwise:
          - say: 'Not {{ item.name }} ({{ index }}).'
  - id: again
    set: { count: '{{ count | plus: 1 }}' }
  - if: count < 3
    do:
      - goto: again
  - say: '{{ names | join: "+" }}, {{ count }}'
`),
      ],
    });
    const items = [
      { name: 'a', ok: true },
      { name: 'b', ok: false },
      { name: 'c', ok: true },
    ];
    expect(said(await chat.say('begin the task', { data: { items } }))).toBe('Not b (2). a+c, 3');
  });

  it('run another flow and take its result', async () => {
    const chat = await open({
      flows: [
        one('  - run: inner\n    with: { size: 4 }\n    save: area\n  - say: "It is {{ area }}."\n'),
        'name: inner\nslots: { size: { entity: number, ask: "How large?" }, unit: { ask: "In what?" } }\nsteps:\n  - ask: size\n  - ask: unit\n  - stop: true\n    result: "{{ slots.size | times: slots.size }} {{ slots.unit }}"\n',
      ],
    });
    expect(said(await chat.say('begin the task'))).toBe('In what?');
    expect(said(await chat.say('metres'))).toBe('It is 16 metres.');
  });

  it('end in a person where they go round and round, and never in an endless turn', async () => {
    const chat = await open({ flows: [one('  - id: a\n    set: { x: 1 }\n  - goto: a\n')] });
    const turn = await chat.say('begin the task');
    expect(turn.handoff).toMatchObject({ reason: 'action_failed' });
    expect(turn.handoff!.nextStep).toContain('too many steps');
  });

  it('end in a person where a template fails, or too much is kept', async () => {
    const broken = await open({ flows: [one('  - say: "{{ 1 | divided_by: 0 | nope }}"\n')] });
    expect((await broken.say('begin the task')).handoff!.nextStep).toContain('nope');
    const large = await open({
      flows: [one('  - call: read\n    save: all\n  - ask: x\n', 'slots: { x: { ask: "What?" } }\n')],
      actions: { read: { does: 'read', run: () => 'x'.repeat(70_000) } },
    });
    const turn = await large.say('begin the task');
    expect(turn.handoff!.nextStep).toContain('keeps more than 64000 characters');
    expect(turn.memory.flow).toBeUndefined();
  });

  it('wait for an event, or for the time', async () => {
    const waiting = one(`
  - wait: { event: arrived, for: 2 days }
    text: I tell you.
    otherwise:
      - resolve: It is late.
  - say: 'It is at {{ event.place }}.'
`);
    const chat = await open({ flows: [waiting] });
    const first = await chat.say('begin the task');
    expect(said(first)).toBe('I tell you.');
    expect(first.wakeAt).toBe(chat.at + 2 * 86_400_000);
    expect((await chat.happen('other')).decision).toBe('silent');
    expect(said(await chat.say('where do you ship to?'))).toBe('We ship to all of Europe.');
    const arrived = await chat.happen('arrived', { place: 'the door' });
    expect(said(arrived)).toBe('It is at the door.');
    expect(arrived.wakeAt).toBeNull();

    const late = await open({ flows: [waiting] });
    const { wakeAt } = await late.say('begin the task');
    expect((await late.wake(wakeAt! - 1_000)).decision).toBe('silent');
    const turn = await late.wake(wakeAt!);
    expect([said(turn), turn.status]).toEqual(['It is late.', 'resolved']);
  });

  it('keep a secret from texts, memory and trace, and give it to the action', async () => {
    const given: unknown[] = [];
    const chat = await open({
      flows: [
        one(
          '  - ask: code\n  - ask: why\n  - call: verify\n    with: { code: "{{ slots.code }}" }\n    save: who\n  - say: "Hello {{ requester.id }}, {{ slots.code }}."\n',
          'slots: { code: { ask: "Your code?", secret: true }, why: { ask: "Why?" } }\n',
        ),
      ],
      actions: {
        verify: {
          does: 'read',
          identifies: true,
          run: ({ code }) => {
            given.push(code);
            return { id: 'c7' };
          },
        },
      },
    });
    await chat.say('begin the task');
    const turn = await chat.say('hunter2secret');
    expect(JSON.stringify(turn).replace(/"hides":\["hunter2secret"\]/, '')).not.toContain('hunter2');
    expect(turn.hides).toEqual(['hunter2secret']);
    const last = await chat.say('because');
    expect(given).toEqual(['hunter2secret']);
    expect(said(last)).toBe('Hello c7, ••••.');
    expect(last.memory.requester).toEqual({ id: 'c7', by: 'action:verify' });
  });
});

describe('calls', () => {
  const world = () => {
    const done: string[] = [];
    const act = (name: string, more: object = {}) => ({
      run: () => {
        done.push(name);
        return { id: name };
      },
      undo: () => void done.push(`undo ${name}`),
      ...more,
    });
    return { done, act };
  };
  const fails = {
    run: () => {
      throw new Error('timeout');
    },
  };

  it('that stand or fall together are taken back when a later one fails', async () => {
    const { done, act } = world();
    const chat = await open({
      flows: [
        one(
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
    const { done, act } = world();
    const chat = await open({
      flows: [one('  - call: charge\n  - call: keep\n  - call: mail\n')],
      actions: { charge: act('charge'), keep: { run: () => ({}) }, mail: fails },
    });
    const turn = await chat.say('begin the task');
    expect(done).toEqual(['charge', 'undo charge']);
    expect(said(turn)).toContain('I could not take back: keep.');
    expect(turn.handoff).toMatchObject({ reason: 'action_failed' });
    expect(turn.handoff!.nextStep).toMatch(/"mail" failed \(timeout\)\. Done so far: keep\./);
  });

  it('that are refused end the flow with the reason', async () => {
    const chat = await open({
      flows: [one('  - call: refund\n  - say: Never said.\n')],
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
      const { done, act } = world();
      const chat = await open({
        flows: [
          one(
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
    const { act } = world();
    const chat = await open({
      flows: [
        one(
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

describe('what comes in between', () => {
  const first = one(
    '  - ask: colour\n  - ask: size\n  - say: "{{ slots.colour }}, {{ slots.size }}."\n',
    'slots: { colour: { ask: "Which colour?" }, size: { ask: "Which size?" } }\n',
  );
  const second =
    'name: address\ntitle: your address\nintents: [second]\nslots: { street: { ask: "Which street?" } }\nsteps:\n  - ask: street\n  - say: "Noted: {{ slots.street }}."\n';

  it('is another task: it is done first, then the old one goes on at its step', async () => {
    const chat = await open({ flows: [first, second] });
    await chat.say('begin the task');
    await chat.say('blue');
    expect(said(await chat.say('can you change my address?'))).toBe('Which street?');
    expect(said(await chat.say('Elm Road 5'))).toBe('Noted: Elm Road 5. Now back to the demo. Which size?');
    expect(said(await chat.say('large'))).toBe('blue, large.');
  });

  it('is another task that is called off: the old one goes on', async () => {
    const chat = await open({ flows: [first, second] });
    await chat.say('begin the task');
    await chat.say('can you change my address?');
    expect(said(await chat.say('never mind'))).toMatch(
      /stopped here.* Now back to the demo\. Which colour\?$/,
    );
  });

  it('is a new version of the bot: the task goes on as it began', async () => {
    const chat = await open({
      flows: [first],
      versions: {
        v1: {
          version: 'v1',
          flows: [Flow.parse(parse(first.replace('{{ slots.size }}.', '{{ slots.size }}, as before.')))],
          actions: [],
        },
      },
    });
    await chat.say('begin the task');
    chat.conversation.memory.flow!.version = 'v1';
    await chat.say('blue');
    expect(said(await chat.say('large'))).toBe('blue, large, as before.');
  });

  it('is a version that is not kept any more: a person goes on', async () => {
    const chat = await open({ flows: [first] });
    await chat.say('begin the task');
    chat.conversation.memory.flow!.version = 'v0';
    const turn = await chat.say('blue');
    expect(turn.handoff).toMatchObject({ reason: 'outage' });
    expect(turn.memory.flow).toBeUndefined();
  });

  it('is a question that an article answers, also where any words would do', async () => {
    const chat = await open({ flows: [first] });
    await chat.say('begin the task');
    expect(said(await chat.say('where do you ship to?'))).toBe(
      'We ship to all of Europe. Now back to the demo. Which colour?',
    );
    expect(said(await chat.say('is blue one of them?'))).toBe('Which size?');
  });

  it('is small talk: answered, and asked again', async () => {
    const chat = await open({ flows: [first] });
    await chat.say('begin the task');
    expect(said(await chat.say('thanks'))).toMatch(/Now back to the demo\. Which colour\?$/);
  });
});
