import { demo, makeWorld, openDemo } from './demoFlow.ts';
import { said } from './taskChat.ts';

const DAY = 86_400_000;
const steps =
  '  - wait: { for: 2 days }\n    text: I tell you.\n  - call: look\n  - say: "Looked for {{ requester.id }}."\n';
const person = { id: 'p7', name: 'Ana', verified: true };

describe('a wait', () => {
  it('ends when it is woken, also by a process whose clock is ahead', async () => {
    const { act } = makeWorld();
    const chat = await openDemo({
      flows: [demo(steps)],
      actions: { look: act('look', { does: 'read' }) },
      now: () => NOW,
    });
    const NOW = chat.at + 60_000;
    const { wakeAt } = await chat.say('begin the task');
    expect(wakeAt).toBe(NOW + 2 * DAY);
    // Our own clock still stands where it was.
    expect(said(await chat.wake(wakeAt!))).toMatch(/^Looked for/);
  });

  it('counts from our own clock, whatever the desk says of the time', async () => {
    const { act } = makeWorld();
    const chat = await openDemo({
      flows: [demo(steps)],
      actions: { look: act('look', { does: 'read' }) },
      now: () => NOW,
    });
    const NOW = chat.at + 9 * DAY;
    expect((await chat.say('begin the task')).wakeAt).toBe(NOW + 2 * DAY);
  });

  it('goes on for whom the desk had verified', async () => {
    const { act } = makeWorld();
    const chat = await openDemo({ flows: [demo(steps)], actions: { look: act('look', { does: 'read' }) } });
    chat.conversation = { ...chat.conversation, channel: 'ticket', source: 'desk' };
    const { wakeAt } = await chat.say('begin the task', { person });
    expect(said(await chat.wake(wakeAt!))).toBe('Looked for p7.');
    expect(chat.actions.requests.at(-1)!.requester).toMatchObject({ id: 'p7', by: 'channel:desk' });
  });

  it('goes on for nobody where somebody else had the last word', async () => {
    const { act } = makeWorld();
    const flow = demo(`  - ask: why\n${steps}`, 'slots: { why: { ask: "Why?" } }\n');
    const chat = await openDemo({ flows: [flow], actions: { look: act('look', { does: 'read' }) } });
    chat.conversation = { ...chat.conversation, channel: 'ticket', source: 'desk' };
    await chat.say('begin the task', { person });
    const { wakeAt } = await chat.say('because', { person: { id: 'p8' } });
    expect(said(await chat.wake(wakeAt!))).toBe('Looked for .');
  });
});
