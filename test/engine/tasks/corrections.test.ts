import { EntityDefinition } from '../../../src/domain/entity.ts';
import { demo, openDemo } from './demoFlow.ts';
import { said } from './taskChat.ts';

const entities = [
  EntityDefinition.parse({
    name: 'street_address',
    patterns: ['\\b\\d{1,5} (?:[A-Z][\\w]+ ){1,3}(?:Street|Road|Lane)\\b(?:, ?[\\w][\\w ]{1,40}){0,3}'],
  }),
];

async function open(slots: string, steps: string) {
  const sent: unknown[] = [];
  const chat = await openDemo({
    flows: [demo(steps, `slots:\n${slots}`)],
    entities,
    actions: {
      send: {
        confirms: true,
        run: ({ to }) => {
          sent.push(to);
          return {};
        },
      },
    },
  });
  return { chat, sent };
}

const asked = () =>
  open(
    '  to: { entity: street_address, ask: "Where to?" }\n',
    '  - ask: to\n  - call: send\n    with: { to: "{{ slots.to }}" }\n    confirm: "To {{ slots.to }}?"\n',
  );

describe('a correction of an address', () => {
  it('keeps the town that it leaves out', async () => {
    const { chat } = await asked();
    await chat.say('begin the task');
    expect(said(await chat.say('12 Oak Lane, 10115 Berlin'))).toBe(
      'To 12 Oak Lane, 10115 Berlin? [Yes] [No]',
    );
    expect(said(await chat.say('no, to 15 Elm Street'))).toBe('To 15 Elm Street, 10115 Berlin? [Yes] [No]');
    expect(said(await chat.say('no, in 20095 Hamburg'))).toBe('To 15 Elm Street, 20095 Hamburg? [Yes] [No]');
    // The number of a thing is no postcode.
    expect(said(await chat.say('no, order 47112 Thanks'))).not.toContain('47112');
  });

  it('is done as it was corrected', async () => {
    const { chat, sent } = await asked();
    await chat.say('begin the task');
    await chat.say('12 Oak Lane, 10115 Berlin');
    await chat.say('no, in 20095 Hamburg');
    await chat.say('yes');
    expect(sent).toEqual(['12 Oak Lane, 20095 Hamburg']);
  });

  it('keeps no flat of the old house, and a town that is said counts', async () => {
    const { chat } = await asked();
    await chat.say('begin the task');
    await chat.say('12 Oak Lane, Apt 4, Springfield');
    expect(said(await chat.say('no, to 15 Elm Street'))).toBe('To 15 Elm Street, Springfield? [Yes] [No]');
    expect(said(await chat.say('no, to 16 Elm Street, 20095 Hamburg'))).toBe(
      'To 16 Elm Street, 20095 Hamburg? [Yes] [No]',
    );
  });

  it('finds the town also where the address was given in the customer’s own words', async () => {
    const { chat, sent } = await open(
      '  street: { entity: street_address }\n  address: { ask: "Where to?" }\n',
      '  - ask: address\n    when: slots.street == nil\n  - call: send\n    with: { to: "{{ slots.street | default: slots.address }}" }\n',
    );
    await chat.say('begin the task');
    await chat.say('12 Oak Lane, 10115 Berlin');
    expect(said(await chat.say('no, to 15 Elm Street'))).toBe('Shall I send? [Yes] [No]');
    await chat.say('yes');
    expect(sent).toEqual(['15 Elm Street, 10115 Berlin']);
  });
});

describe('a correction of what something was done with', () => {
  const STEPS = `
  - ask: email
  - call: mail
    with: { to: "{{ slots.email }}" }
  - ask: count
  - call: book
    with: { count: "{{ slots.count }}" }
  - ask: reason
`;
  const SLOTS = `slots:
  email: { entity: email, ask: "Which address?" }
  count: { entity: number, ask: "How many? It went to {{ slots.email }}." }
  reason: { ask: "Why?" }
`;

  async function openMails(redo?: boolean) {
    const sent: unknown[] = [];
    const chat = await openDemo({
      flows: [demo(STEPS, SLOTS)],
      actions: { mail: { redo, run: ({ to }) => sent.push(to) }, book: { run: () => ({}) } },
    });
    await chat.say('begin the task');
    await chat.say('emma@exmaple.com');
    return { chat, sent };
  }

  it('comes too late, and changes nothing', async () => {
    const { chat, sent } = await openMails();
    expect(said(await chat.say('sorry, typo: emma@example.com'))).toMatch(
      /done already.*went to emma@exmaple.com/,
    );
    expect(sent).toEqual(['emma@exmaple.com']);
  });

  it('is done anew where the action says so, however often', async () => {
    const { chat, sent } = await openMails(true);
    expect(said(await chat.say('sorry, typo: emma@example.com'))).toBe(
      'How many? It went to emma@example.com.',
    );
    expect(said(await chat.say('no, eve@example.com'))).toBe('How many? It went to eve@example.com.');
    expect(sent).toEqual(['emma@exmaple.com', 'emma@example.com', 'eve@example.com']);
    // Called off, it is named once.
    expect(said(await chat.say('never mind')).match(/mail/g)).toHaveLength(1);
  });

  it('comes too late once something else hangs on it', async () => {
    const { chat, sent } = await openMails(true);
    await chat.say('no, emma@example.com');
    expect(said(await chat.say('3'))).toBe('Why?');
    expect(said(await chat.say('no, eve@example.com'))).toMatch(/done already.*Why\?/);
    expect(sent).toEqual(['emma@exmaple.com', 'emma@example.com']);
  });
});

describe('an address in the customer’s own words', () => {
  const inWords = () =>
    open(
      '  address: { ask: "What is the new address? Please give street, number, postcode and town." }\n',
      '  - ask: address\n  - call: send\n    with: { to: "{{ slots.address }}" }\n    confirm: "To {{ slots.address }}?"\n',
    );

  it.each([
    'is that possible at all?',
    'wait a moment please',
    'I will tell you later',
    'yes',
    '?',
    'not now',
  ])('is not "%s": it is asked for again', async (words) => {
    const { chat, sent } = await inWords();
    await chat.say('begin the task');
    expect(said(await chat.say(words))).toContain('What is the new address?');
    expect(said(await chat.say('PO box 7, Leeds LS1 4AP'))).toBe('To PO box 7, Leeds LS1 4AP? [Yes] [No]');
    await chat.say('yes');
    expect(sent).toEqual(['PO box 7, Leeds LS1 4AP']);
  });

  it.each([
    'what is my current address?',
    'wait, what was the old one?',
    'what is the street you have?',
    'the address is wrong',
    'the address is later',
  ])('is kept when the customer says "%s"', async (words) => {
    const { chat, sent } = await inWords();
    await chat.say('begin the task');
    await chat.say('PO box 7, Leeds LS1 4AP');
    expect(JSON.stringify((await chat.say(words)).say)).not.toMatch(/To (?!PO box 7, Leeds LS1 4AP\?)/);
    await chat.say('yes');
    expect([[], ['PO box 7, Leeds LS1 4AP']]).toContainEqual(sent);
  });

  it.each([
    ['no, the postcode is 10119', '12 Oak Lane, 10117 Berlin', '12 Oak Lane, 10119 Berlin'],
    ['the postcode is LS2 5BQ', 'PO box 7, Leeds LS1 4AP', 'PO box 7, Leeds LS2 5BQ'],
    ['the postcode is 10119', '12 Oak Lane, Berlin', '12 Oak Lane, Berlin, 10119'],
    ['the address is 9 Mill Road, 20095 Hamburg', '12 Oak Lane, 10117 Berlin', '9 Mill Road, 20095 Hamburg'],
  ])('loses nothing by "%s"', async (words, before, after) => {
    const { chat, sent } = await inWords();
    await chat.say('begin the task');
    await chat.say(before);
    expect(said(await chat.say(words))).toBe(`To ${after}? [Yes] [No]`);
    await chat.say('yes');
    expect(sent).toEqual([after]);
  });
});
