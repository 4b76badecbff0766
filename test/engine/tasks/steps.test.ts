import { demo, openDemo } from './demoFlow.ts';
import { said } from './taskChat.ts';

describe('steps', () => {
  it('go through a list, set values and jump back', async () => {
    const chat = await openDemo({
      flows: [
        demo(`
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
    const chat = await openDemo({
      flows: [
        demo('  - run: inner\n    with: { size: 4 }\n    save: area\n  - say: "It is {{ area }}."\n'),
        'name: inner\nslots: { size: { entity: number, ask: "How large?" }, unit: { ask: "In what?" } }\nsteps:\n  - ask: size\n  - ask: unit\n  - stop: true\n    result: "{{ slots.size | times: slots.size }} {{ slots.unit }}"\n',
      ],
    });
    expect(said(await chat.say('begin the task'))).toBe('In what?');
    expect(said(await chat.say('metres'))).toBe('It is 16 metres.');
  });

  it('end in a person where they go round and round, and never in an endless turn', async () => {
    const chat = await openDemo({ flows: [demo('  - id: a\n    set: { x: 1 }\n  - goto: a\n')] });
    const turn = await chat.say('begin the task');
    expect(turn.handoff).toMatchObject({ reason: 'action_failed' });
    expect(turn.handoff!.nextStep).toContain('too many steps');
  });

  it('end in a person where a template fails, or too much is kept', async () => {
    const broken = await openDemo({ flows: [demo('  - say: "{{ 1 | divided_by: 0 | nope }}"\n')] });
    expect((await broken.say('begin the task')).handoff!.nextStep).toContain('nope');
    const large = await openDemo({
      flows: [demo('  - call: read\n    save: all\n  - ask: x\n', 'slots: { x: { ask: "What?" } }\n')],
      actions: { read: { does: 'read', run: () => 'x'.repeat(70_000) } },
    });
    const turn = await large.say('begin the task');
    expect(turn.handoff!.nextStep).toContain('keeps more than 64000 characters');
    expect(turn.memory.flow).toBeUndefined();
  });

  it('wait for an event, or for the time', async () => {
    const waiting = demo(`
  - wait: { event: arrived, for: 2 days }
    text: I tell you.
    otherwise:
      - resolve: It is late.
  - say: 'It is at {{ event.place }}.'
`);
    const chat = await openDemo({ flows: [waiting] });
    const first = await chat.say('begin the task');
    expect(said(first)).toBe('I tell you.');
    expect(first.wakeAt).toBe(chat.at + 2 * 86_400_000);
    expect((await chat.happen('other')).decision).toBe('silent');
    expect(said(await chat.say('where do you ship to?'))).toBe('We ship to all of Europe.');
    const arrived = await chat.happen('arrived', { place: 'the door' });
    expect(said(arrived)).toBe('It is at the door.');
    expect(arrived.wakeAt).toBeNull();

    const late = await openDemo({ flows: [waiting] });
    const { wakeAt } = await late.say('begin the task');
    expect((await late.wake(wakeAt! - 1_000)).decision).toBe('silent');
    const turn = await late.wake(wakeAt!);
    expect([said(turn), turn.status]).toEqual(['It is late.', 'resolved']);
  });

  it('keep a secret from texts, memory and trace, and give it to the action', async () => {
    const given: unknown[] = [];
    const chat = await openDemo({
      flows: [
        demo(
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
    expect(last.memory.requester).toMatchObject({ id: 'c7', by: 'action:verify' });
  });

  it('go through no list that is too long, and leave none of it out unsaid', async () => {
    const chat = await openDemo({
      flows: [demo('  - repeat: n\n    over: data.list\n    do:\n      - say: "{{ n }}"\n')],
    });
    const list = Array.from({ length: 201 }, (_, at) => at);
    const turn = await chat.say('begin the task', { data: { list } });
    expect(turn.handoff!.nextStep).toContain('"data.list" has 201 items, and a repeat takes 200 at most');
    expect(said(turn)).not.toContain('0 1');
  });

  it('show buttons in the customer’s language, and keep what is picked in the bot’s own', async () => {
    const chat = await openDemo({
      languages: ['de'],
      flows: [
        demo(
          `  - ask: why
    text: { en: "Why?", de: "Warum?" }
  - if: slots.why == "Broken"
    do:
      - say: { en: Sorry, de: Schade }
        buttons: [{ en: Call me, de: Rufen Sie an }]
`,
          'slots: { why: { buttons: [{ en: Broken, de: Kaputt }, { en: Other, de: Anderes }] } }\n',
        ),
      ],
      intents: {
        begin: ['begin the task', 'start it please', 'fang bitte an', 'beginne die Aufgabe', 'leg los bitte'],
      },
    });
    expect(said(await chat.say('beginne die Aufgabe bitte'))).toBe('Warum? [Kaputt] [Anderes]');
    const turn = await chat.say('kaputt');
    expect(said(turn)).toBe('Schade [Rufen Sie an]');
  });
});
