import { openTaskChat, said } from './taskChat.ts';

describe('A call that is given the time', () => {
  it('is the same call when the customer says yes a minute later, and is done at the time of the yes', async () => {
    const done: unknown[] = [];
    const chat = await openTaskChat({
      intents: { pause: ['pause my membership', 'I want to pause', 'make a pause', 'pause it for me'] },
      actions: {
        pause: {
          confirms: true,
          run(given) {
            done.push(given);
            return { id: 'p1' };
          },
        },
      },
      flows: [
        `name: pause
intents: [pause]
steps:
  - call: pause
    with: { at: '{{ now }}', note: 'asked at {{ now }}', kind: gym }
  - say: Paused.
`,
      ],
    });
    expect(said(await chat.say('pause my membership'))).toContain('Shall I pause?');
    expect(said(await chat.say('yes'))).toContain('Paused.');
    const [first, second] = chat.actions.requests;
    expect(second?.arguments.at).not.toBe(first?.arguments.at);
    expect(second?.asked).toEqual(first?.asked);
    expect(done).toHaveLength(1);
  });
});
