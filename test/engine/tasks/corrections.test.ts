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
