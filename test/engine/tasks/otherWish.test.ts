import type { Json } from '../../../src/domain/json.ts';
import { openTaskChat, said } from './taskChat.ts';

const REPORT = `
name: report
title: your report
intents: [report]
slots:
  what: { ask: What is broken? }
steps:
  - ask: what
  - say: 'Noted: {{ slots.what }}'
`;
const LEAVE = `
name: leave
title: your cancellation
intents: [leave]
slots:
  day: { entity: date, ask: On which day? }
steps:
  - ask: day
  - say: 'It ends on {{ slots.day }}.'
`;
const TAXI = `
name: taxi
title: your taxi
intents: [taxi]
slots:
  pin: { ask: What is your PIN?, secret: true }
steps:
  - ask: pin
  - call: check
    with: { pin: '{{ slots.pin }}' }
  - say: It comes.
`;
const intents = {
  report: [
    'report something broken',
    'the barrier is broken',
    'the machine does not work',
    'report a parking fault',
  ],
  leave: ['I want to cancel my gym membership', 'end my membership', 'quit the gym', 'leave the gym'],
  taxi: ['order a taxi', 'send me a cab', 'I need a taxi', 'book a taxi'],
  late: ['my order has not arrived', 'where is my order', 'my parcel is late', 'the order did not come'],
  hours: ['when do you open', 'opening hours', 'are you open today'],
};

async function open() {
  const tried: Json[] = [];
  const chat = await openTaskChat({
    flows: [REPORT, LEAVE, TAXI],
    intents,
    answers: { hours: 'From nine to five.', late: 'It is on its way.' },
    actions: {
      check: {
        does: 'read',
        run: ({ pin }) => {
          tried.push(pin!);
          return {};
        },
      },
    },
  });
  return { chat, tried };
}

describe('a question for the customer’s own words', () => {
  it.each([
    'cancel my gym membership ana@example.com',
    'I want to cancel my gym membership',
    'please end my gym membership',
    'can you order me a taxi, please',
  ])('is interrupted by what plainly asks for another task: "%s"', async (words) => {
    const { chat } = await open();
    await chat.say('report something broken');
    expect(said(await chat.say(words))).toMatch(/^(?:On which day|What is your PIN)\?/);
    expect(said(await chat.say('cancel'))).toMatch(/Now back to your report\. What is broken\?$/);
  });

  it.each([
    'my order has not arrived',
    'the machine that I order a taxi with',
    'the door of the gym',
    'somebody cancelled the membership of the whole gym',
    'the taxi sign',
  ])('takes any other words as they are: "%s"', async (words) => {
    const { chat } = await open();
    await chat.say('report something broken');
    expect(said(await chat.say(words))).toBe(`Noted: ${words}`);
  });
});

describe('a question for a secret', () => {
  it.each([
    'when do you open?',
    'when do you open',
    'How long does shipping take',
    'what is that for',
    'wie komme ich dahin',
  ])('tries no question as one: "%s"', async (words) => {
    const { chat, tried } = await open();
    await chat.say('order a taxi');
    expect(said(await chat.say(words))).toMatch(/What is your PIN\?$/);
    expect(tried).toEqual([]);
    expect(said(await chat.say('1234'))).toBe('It comes.');
    expect(tried).toEqual(['1234']);
  });

  it('answers it, and asks again in the same reply', async () => {
    const { chat } = await open();
    await chat.say('order a taxi');
    expect(said(await chat.say('when do you open'))).toBe(
      'From nine to five. Now back to your taxi. What is your PIN?',
    );
  });

  it.each(['correct horse battery', 'what4ever', 'my pin is 1234'])(
    'tries what is none: "%s"',
    async (words) => {
      const { chat, tried } = await open();
      await chat.say('order a taxi');
      await chat.say(words);
      expect(tried).toHaveLength(1);
    },
  );
});
