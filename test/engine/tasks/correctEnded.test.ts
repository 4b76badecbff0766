import type { Json } from '../../../src/domain/json.ts';
import { demo, openDemo } from './demoFlow.ts';
import { said, type TaskChat } from './taskChat.ts';

const FIND = `
name: find_member
slots:
  email: { entity: email, ask: Which address? }
steps:
  - ask: email
  - call: look_up
    with: { email: '{{ slots.email }}' }
    save: found
  - stop: true
    result: '{{ found }}'
`;
const MAIN = demo(
  `  - ask: topic
    when: topic
  - run: find_member
    save: member
  - ask: day
  - ask: reason
    missing:
      - set: { silent: true }
  - call: book
    with: { member: '{{ member.id }}', day: '{{ slots.day }}', reason: '{{ slots.reason }}' }
    confirm: 'Book {{ slots.day }} for {{ member.id }}?'
  - confirm: 'Invoice to {{ member.id }}?'
  - say: Booked.
`,
  `slots:
  topic: { ask: What is it about? }
  day: { entity: date, ask: On which day? }
  reason: { ask: May I ask for the reason? }
`,
);

async function open(flows: string[]) {
  const looked: Json[] = [];
  const booked: Json[] = [];
  const chat = await openDemo({
    flows,
    actions: {
      look_up: {
        does: 'read',
        run: ({ email }) => {
          looked.push(email!);
          return { id: String(email).split('@')[0]! };
        },
      },
      book: {
        confirms: true,
        run: (given) => {
          booked.push(given);
          return {};
        },
      },
    },
  });
  return { chat, looked, booked };
}

async function begin(chat: TaskChat): Promise<void> {
  await chat.say('begin the task');
  await chat.say('ann@example.com');
  await chat.say('3 March 2026');
}

describe('a correction of what a flow was told that has ended', () => {
  it.each(['no, bob@example.com', 'actually it is bob@example.com', 'wrong e-mail, I meant bob@example.com'])(
    'runs that flow once more: "%s"',
    async (words) => {
      const { chat, looked, booked } = await open([MAIN, FIND]);
      await chat.say('begin the task');
      expect(said(await chat.say('ann@example.com'))).toBe('On which day?');
      expect(said(await chat.say(words))).toBe('On which day?');
      await chat.say('3 March 2026');
      expect(said(await chat.say('because I moved'))).toBe('Book 2026-03-03 for bob? [Yes] [No]');
      await chat.say('yes');
      expect(looked).toEqual(['ann@example.com', 'bob@example.com']);
      expect(booked).toEqual([{ member: 'bob', day: '2026-03-03', reason: 'because I moved' }]);
    },
  );

  it('keeps what else is known, and asks anew for the yes', async () => {
    const { chat, booked } = await open([MAIN, FIND]);
    await begin(chat);
    await chat.say('because I moved');
    expect(said(await chat.say('no, bob@example.com'))).toBe('Book 2026-03-03 for bob? [Yes] [No]');
    expect(booked).toEqual([]);
  });

  it('says that it is too late once something was done with it', async () => {
    const { chat, looked } = await open([MAIN, FIND]);
    await begin(chat);
    await chat.say('because I moved');
    expect(said(await chat.say('yes'))).toBe('Invoice to ann? [Yes] [No]');
    expect(said(await chat.say('no, bob@example.com'))).toMatch(/^That is done already.*Invoice to ann\?/);
    expect(looked).toEqual(['ann@example.com']);
  });

  it('changes nothing by a value that is only mentioned', async () => {
    const { chat, looked } = await open([MAIN, FIND]);
    await chat.say('begin the task');
    await chat.say('ann@example.com');
    await chat.say('bob@example.com');
    expect(looked).toEqual(['ann@example.com']);
  });
});

describe('a correction of what the flow below knows', () => {
  const asking = `${FIND.replace('  - stop', '  - ask: code\n  - stop')}`.replace(
    'steps:',
    '  code: { entity: number, ask: Which code? }\nsteps:',
  );
  const first = demo(
    `  - ask: day
  - say: 'Looking for {{ slots.day }}.'
  - run: find_member
    save: member
  - say: 'Booked {{ slots.day }} for {{ member.id }}.'
`,
    'slots: { day: { entity: date, ask: On which day? } }\n',
  );

  it('goes back there, and the flow above is run anew', async () => {
    const { chat } = await open([first, asking]);
    await chat.say('begin the task');
    expect(said(await chat.say('3 March 2026'))).toMatch(/Which address\?$/);
    expect(said(await chat.say('ann@example.com'))).toBe('Which code?');
    expect(said(await chat.say('no, on 4 March 2026'))).toMatch(/^Looking for 2026-03-04\./);
  });
});

describe('other corrections', () => {
  it('do not ask again for what the customer has said not to have', async () => {
    const { chat, booked } = await open([MAIN, FIND]);
    await begin(chat);
    expect(said(await chat.say('I don’t know'))).toBe('Book 2026-03-03 for ann? [Yes] [No]');
    expect(said(await chat.say('actually 4 March 2026'))).toBe('Book 2026-03-04 for ann? [Yes] [No]');
    await chat.say('yes');
    expect(booked).toEqual([{ member: 'ann', day: '2026-03-04' }]);
  });

  it.each(['no, the reason is that I am ill', 'the reason is I am ill', 'sorry, my reason is that I am ill'])(
    'name what is in the customer’s own words: "%s"',
    async (words) => {
      const { chat, booked } = await open([MAIN, FIND]);
      await begin(chat);
      await chat.say('because I moved');
      expect(said(await chat.say(words))).toBe('Book 2026-03-03 for ann? [Yes] [No]');
      await chat.say('yes');
      expect(booked).toMatchObject([{ reason: 'I am ill' }]);
    },
  );

  it('leave a plain no a no', async () => {
    const { chat, booked } = await open([MAIN, FIND]);
    await begin(chat);
    await chat.say('because I moved');
    expect(said(await chat.say('no, the weather is bad'))).toBe('All right, nothing was changed.');
    expect(booked).toEqual([]);
  });
});
