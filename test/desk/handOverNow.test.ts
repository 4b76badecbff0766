import type { HookInputs, Hooks } from '../../src/domain/hook.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk } from './fakeDesk.ts';
import { openHouse, until } from './house.ts';

const W = 'default';
const user = { id: 'u1', name: 'Ana Ruiz' };
afterAll(stopEngines);

describe.each(engines)('the button for a person on %s', (_, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('asks the bot’s own code too, and its lines stand in the note', async () => {
    const asked: HookInputs['onHandoff'][] = [];
    const hooks: Hooks = {
      ready: Promise.resolve(),
      having: (hook) => (hook === 'onHandoff' ? ['crm'] : []),
      async ask(_, __, input) {
        asked.push(input as HookInputs['onHandoff']);
        return { answer: { lines: ['Her contract ends in May.'] } as never, problem: null };
      },
      states: () => [],
    };
    const fake = createFakeDesk();
    const desk = openHouse({ store: opened.store, desks: { fake }, hooks });
    const message = { workspace: W, user, text: 'where is my order 4711?', attachments: [], data: {} };
    const { conversation } = JSON.parse(await desk.answer(message));
    await desk.handOver(W, conversation);
    await until('the handoff to be read back', async () => {
      const [handoff] = await opened.store.desks.handoffs(W, conversation);
      return handoff?.state === 'verified';
    });
    expect(asked).toEqual([
      expect.objectContaining({ reason: 'asked_for_human', contact: expect.anything() }),
    ]);
    const [ticket] = fake.tickets.values();
    const note = ticket?.comments.filter((comment) => !comment.public).map(({ text }) => text);
    expect(note?.join()).toContain('Her contract ends in May.');
    await desk.stop();
  });
});
