import type { Hooks } from '../../../src/domain/hook.ts';
import { demo, openDemo } from './demoFlow.ts';
import { said } from './taskChat.ts';

const slots = (pin: string) =>
  `slots: { pin: { ask: "Your code?", secret: true${pin} }, why: { ask: "Why?" } }\n`;
const steps = '  - ask: pin\n  - ask: why\n  - call: verify\n    with: { code: "{{ slots.pin }}" }\n';

async function open(pin = '', hooks?: Hooks) {
  const given: unknown[] = [];
  const chat = await openDemo({
    flows: [demo(steps, slots(pin))],
    actions: {
      verify: {
        does: 'read',
        run: ({ code }) => {
          given.push(code);
          return null;
        },
      },
    },
    ...(hooks ? { hooks } : {}),
  });
  await chat.say('begin the task');
  return { chat, given };
}

/** All of a turn but what tells which words to mask. */
const kept = ({ hides: _, ...turn }: object & { hides?: string[] }) => JSON.stringify(turn);

describe('what is typed where a secret was asked for', () => {
  it('is masked with the words around it, and the action is given it', async () => {
    const { chat, given } = await open(', entity: number');
    const turn = await chat.say('my code is 123456 thanks');
    expect(said(turn)).toBe('Why?');
    expect(kept(turn)).not.toContain('123456');
    expect(turn.memory.collected).not.toHaveProperty('number', '123456');
    expect(turn.hides).toContain('my code is 123456 thanks');
    await chat.say('because');
    expect(given).toEqual([123456]);
    const handed = await chat.say('can I talk to a human please');
    expect(kept(handed)).not.toContain('123456');
  });

  it('is masked where it was not taken for the answer', async () => {
    const { chat } = await open(', entity: date');
    const shipping = await chat.say('123456, and where do you ship to?');
    expect(said(shipping)).toBe('We ship to all of Europe. Now back to the demo. Your code?');
    expect(kept(shipping)).not.toContain('123456');
    const person = await chat.say('AB-99-17? I want to talk to a human please');
    expect(person.decision).toBe('handoff');
    expect(kept(person)).not.toMatch(/AB-99|99-17/);
  });

  it('is masked where it could not be understood, or two fit', async () => {
    const { chat } = await open(', entity: number');
    const two = await chat.say('it is 4711 or 4712');
    expect(said(two)).toBe('I did not quite get that. Your code?');
    expect(kept(two)).not.toMatch(/471[12]/);
    const none = await chat.say('hunter swordfish');
    expect(kept(none)).not.toContain('swordfish');
  });

  it('is told to no hook', async () => {
    const told: unknown[] = [];
    const hooks = {
      ready: Promise.resolve(),
      having: (hook: string) => (hook === 'onResolved' ? [] : ['own']),
      ask: async (_: string, hook: string, input: object) => {
        told.push({ hook, ...input });
        return { answer: null, problem: null };
      },
      states: () => [],
    } as Hooks;
    const { chat } = await open(', entity: number', hooks);
    await chat.say('my code is 123456 thanks');
    expect(told.length).toBeGreaterThan(2);
    expect(JSON.stringify(told)).toContain('begin the task');
    expect(JSON.stringify(told)).not.toContain('123456');
  });

  it('is masked where it is not valid', async () => {
    const { chat } = await open(', entity: number, valid: "value > 500000", invalid: "No: {{ value }}."');
    const turn = await chat.say('123456');
    expect(said(turn)).toBe('No: ••••. Your code?');
    expect(kept(turn)).not.toContain('123456');
  });

  it('changes nothing that code reads, though it is a word of ours', async () => {
    for (const word of ['flow', 'pending', 'slot', 'demo', 'because']) {
      const { chat, given } = await open();
      const turn = await chat.say(word);
      expect([turn.decision, turn.status]).toEqual(['flow', 'pending']);
      await chat.say('because');
      expect(given).toEqual([word]);
    }
  });
});
