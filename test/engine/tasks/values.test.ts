import { demo, makeWorld, openDemo } from './demoFlow.ts';
import { said, type TaskBot, type TaskChat } from './taskChat.ts';

/** A flow that asks for these slots in turn and says what they hold. */
const asking = (slots: Record<string, string>, more: Partial<TaskBot> = {}): Promise<TaskChat> => {
  const names = Object.keys(slots);
  const steps = names.map((name) => `  - ask: ${name}\n    missing:\n      - say: No ${name}.\n`).join('');
  const shown = names.map((name) => `${name}={{ slots.${name} | json }}`).join(' ');
  const declared = Object.entries(slots).map(([name, slot]) => `  ${name}: ${slot}\n`);
  return openDemo({
    flows: [demo(`${steps}  - say: '${shown}'\n`, `slots:\n${declared.join('')}`)],
    ...more,
  });
};
const german = {
  begin: [
    'begin the task',
    'start it please',
    'los geht es mit der Aufgabe',
    'beginne bitte die Aufgabe',
    'fang bitte mit der Aufgabe an',
  ],
};
const photo = '{ entity: file, ask: Can you send a photo of it? }';
const file = (name: string) => ({ attachments: [{ name, type: 'image/png', size: 1, url: 'x' }] as never });

describe('a number that was asked for', () => {
  it.each([
    ['two days', 2],
    ['drei Tage', 3],
    ['a day', 1],
    ['one week', 7],
    ['for 2 weeks please', 14],
    ['about 4', 4],
    ['-2', -2],
    ['1,5', 1.5],
    ['ten thousand', 10_000],
  ])('is taken from "%s"', async (text, days) => {
    const chat = await asking({ days: '{ entity: number, ask: For how many days? }' });
    await chat.say('begin the task');
    expect(said(await chat.say(text))).toBe(`days=${days}`);
  });

  it('is asked for again where another unit was said, and between two', async () => {
    const chat = await asking({ days: '{ entity: number, ask: For how many days? }' });
    await chat.say('begin the task');
    expect(said(await chat.say('two months'))).toContain('For how many days?');
    expect(said(await chat.say('4 or 5'))).toContain('[4] [5]');
    expect(said(await chat.say('5'))).toBe('days=5');
  });

  it('is read as the customer’s language writes it', async () => {
    const chat = await asking(
      { cost: '{ entity: number, ask: { en: How much?, de: Wie viel? } }' },
      { languages: ['de'], intents: german },
    );
    await chat.say('beginne bitte mit der Aufgabe');
    expect(said(await chat.say('es sind 1.500'))).toBe('cost=1500');
  });

  it('is taken from what was said before it is asked, where the unit tells that it is meant', async () => {
    const slots = {
      days: '{ entity: number, ask: For how many days? }',
      guests: '{ entity: number, ask: How many guests? }',
    };
    const chat = await asking(slots);
    expect(said(await chat.say('begin the task for 3 days'))).toContain('How many guests?');
    expect(said(await chat.say('four of us'))).toBe('days=3 guests=4');
    const other = await asking({ length: '{ entity: duration, ask: How long? }', days: slots.days });
    expect(said(await other.say('begin the task for 3 days'))).toContain('For how many days?');
  });

  it('is a length of time for a slot of that kind: "a week"', async () => {
    const chat = await asking({ length: '{ entity: duration, ask: How long? }' });
    await chat.say('begin the task');
    expect(said(await chat.say('a week.'))).toBe('length="P1W"');
  });

  it('is none where the customer wins time or tells of something else', async () => {
    const chat = await asking({ guests: '{ entity: number, ask: How many guests? }' });
    await chat.say('begin the task');
    expect(said(await chat.say('one moment please'))).toContain('How many guests?');
    expect(said(await chat.say('the one in January 2027'))).toContain('How many guests?');
    expect(said(await chat.say('nobody'))).toBe('guests=0');
  });
});

describe('a file', () => {
  it('fills its slot with the first message, and alone while something else is asked', async () => {
    const slots = { day: '{ entity: date, ask: Since when? }', photo };
    const chat = await asking(slots);
    expect(said(await chat.say('begin the task', file('a.png')))).toBe('Since when?');
    expect(said(await chat.say('yesterday'))).toBe('day="2026-01-04" photo=["a.png"]');
    const later = await asking(slots);
    await later.say('begin the task');
    expect(said(await later.say('', file('b.png')))).toContain('Since when?');
    expect(said(await later.say('yesterday'))).toBe('day="2026-01-04" photo=["b.png"]');
  });

  it('waits for a flow that is run later, and for the slot that is asked where there are two', async () => {
    const inner = `name: inner\nslots: { photo: ${photo} }\nsteps:\n  - ask: photo\n  - stop: true\n    result: "{{ slots.photo }}"\n`;
    const outer = demo(
      '  - ask: day\n  - run: inner\n    save: sent\n  - say: "{{ sent | json }}"\n',
      'slots: { day: { entity: date, ask: Since when? } }\n',
    );
    const chat = await openDemo({ flows: [outer, inner] });
    await chat.say('begin the task', file('a.png'));
    expect(said(await chat.say('yesterday'))).toBe('["a.png"]');
    const two = await asking({ photo, bill: '{ entity: file, ask: And the bill? }' });
    await two.say('begin the task');
    expect(said(await two.say('here', file('a.png')))).toBe('And the bill?');
    expect(said(await two.say('here', file('b.png')))).toBe('photo=["a.png"] bill=["b.png"]');
  });

  it('of an earlier task is none of a new one', async () => {
    const chat = await openDemo({
      flows: [
        demo('  - say: Done.\n'),
        `name: other\nintents: [second]\nslots: { photo: ${photo} }\nsteps:\n  - ask: photo\n  - say: Thanks\n`,
      ],
    });
    await chat.say('begin the task', file('a.png'));
    expect(said(await chat.say('I moved, new address'))).toBe('Can you send a photo of it?');
  });
});

describe('what the customer does not have', () => {
  it.each([
    'I have no photo',
    'no photo',
    'no',
    'nope',
    'no, sorry',
    'none',
    'skip',
    'without photo',
    'I can’t',
    'not possible',
    'kein Foto',
  ])('is heard from "%s"', async (text) => {
    const chat = await asking({ photo });
    await chat.say('begin the task');
    expect(said(await chat.say(text))).toMatch(/^No photo\./);
  });

  it('is not heard from what says something else', async () => {
    const chat = await asking({
      order: '{ entity: order_number, ask: Which order is it?, attempts: 9 }',
      why: '{ ask: What is wrong? }',
    });
    await chat.say('begin the task');
    for (const text of ['no', 'no problem', 'later'])
      expect(said(await chat.say(text))).not.toContain('No order');
    expect(said(await chat.say('order 4711'))).toBe('What is wrong?');
    expect(said(await chat.say('no water comes out'))).toBe('order="4711" why="no water comes out"');
  });

  it('is "nothing" and a plain "no" for words of one’s own too, where the flow goes on without', async () => {
    const slot = '{ ask: Is there anything else that we should know? }';
    const chat = await asking({ note: slot });
    await chat.say('begin the task');
    expect(said(await chat.say('no'))).toMatch(/^No note\./);
    const must = await openDemo({
      flows: [demo('  - ask: note\n  - say: "{{ slots.note }}."\n', `slots: { note: ${slot} }\n`)],
    });
    await must.say('begin the task');
    expect(said(await must.say('nothing'))).toBe('nothing.');
  });
});

describe('a day that was asked for', () => {
  it.each([
    ['the 15th', '2027-01-15'],
    ['15', '2027-01-15'],
    ['Monday the 4th', '2027-01-04'],
    ['3 February 2027', '2027-02-03'],
  ])('is asked for on where a month was said, and "%s" is one of it', async (text, day) => {
    const chat = await asking({ day: '{ entity: date, ask: On which day? }' });
    await chat.say('begin the task');
    expect(said(await chat.say('end of January 2027'))).toBe(
      'You said January 2027: which day exactly? On which day?',
    );
    expect(said(await chat.say('Monday'))).toContain('On which day?');
    expect(said(await chat.say(text))).toBe(`day="${day}"`);
  });

  it('is asked for on where the month came up front', async () => {
    const chat = await asking({ day: '{ entity: date, ask: On which day? }' });
    expect(said(await chat.say('please begin the task for March 2026'))).toBe(
      'You said March 2026: which day exactly? On which day?',
    );
    expect(said(await chat.say('the 2nd'))).toBe('day="2026-03-02"');
  });

  it('is asked for on from another month, and in the customer’s language', async () => {
    const chat = await asking(
      { day: '{ entity: date, ask: { en: On which day?, de: An welchem Tag? } }' },
      { languages: ['de'], intents: german },
    );
    await chat.say('beginne bitte mit der Aufgabe');
    expect(said(await chat.say('im Januar 2027'))).toBe(
      'Sie sagten Januar 2027: welcher Tag genau? An welchem Tag?',
    );
    expect(said(await chat.say('oder im Februar'))).toContain('Februar');
    expect(said(await chat.say('am 3.'))).toMatch(/^day="20\d\d-02-03"$/);
  });

  it('may be a month where the slot says that this will do', async () => {
    const chat = await asking({ day: '{ entity: date, ask: When?, exact: false }' });
    await chat.say('begin the task');
    expect(said(await chat.say('January 2027'))).toBe('day="2027-01"');
  });
});

describe('a goto back to a question', () => {
  const steps = `
  - id: again
    ask: email
  - call: find
    with: { email: '{{ slots.email }}' }
    failed:
      - say: I cannot find it.
      - goto: again
  - say: Found.
`;
  const slots = 'slots: { email: { entity: email, ask: Your address? } }\n';
  const fails = {
    does: 'read' as const,
    run: () => {
      throw new Error('http_404');
    },
  };

  it('goes on counting attempts, and ends in a person', async () => {
    const chat = await openDemo({ flows: [demo(steps, slots)], actions: { find: fails } });
    await chat.say('begin the task');
    for (const at of [1, 2])
      expect(said(await chat.say(`a${at}@example.com`))).toBe('I cannot find it. Your address?');
    expect((await chat.say('a3@example.com')).handoff).toMatchObject({ reason: 'repeated_miss' });
  });

  it('counts anew after a yes or something done, but for a secret', async () => {
    const loop = (slot: string) =>
      demo(
        `  - id: again\n    ask: item\n  - call: add\n    with: { item: '{{ slots.item }}' }\n  - confirm: Another one?\n    yes:\n      - goto: again\n  - say: Done.\n`,
        `slots: { item: ${slot} }\n`,
      );
    const { act, done } = makeWorld();
    const open = (slot: string) => openDemo({ flows: [loop(slot)], actions: { add: act('add') } });
    const chat = await open('{ ask: Which item? }');
    await chat.say('begin the task');
    for (const item of ['lamp', 'chair', 'table', 'shelf']) {
      expect(said(await chat.say(item))).toContain('Another one?');
      expect(said(await chat.say('yes'))).toContain('Which item?');
    }
    expect(done).toHaveLength(4);
    const secret = await open('{ ask: Which code?, secret: true, attempts: 2 }');
    await secret.say('begin the task');
    await secret.say('hunter22');
    await secret.say('yes');
    await secret.say('hunter33');
    expect((await secret.say('yes')).handoff).toMatchObject({ reason: 'repeated_miss' });
  });
});
