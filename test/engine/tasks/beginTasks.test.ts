import { openTaskChat, said } from './taskChat.ts';

const flow = (name: string, intent: string, thing: string) => `
name: ${name}
title: your ${thing}
intents: [${intent}]
slots:
  ${thing}: { ask: 'Which ${thing}?' }
steps:
  - ask: ${thing}
  - say: '{{ slots.${thing} }} is done.'
`;

const bot = {
  flows: [flow('send_back', 'send_back', 'parcel'), flow('move', 'move', 'address')],
  intents: {
    send_back: [
      'I want to send something back',
      'I want to return my parcel',
      'please take my parcel back',
      'send the lamp back to you',
    ],
    move: [
      'I want to change my address',
      'please update where I live',
      'my address is a new one',
      'I have moved to another street',
    ],
  },
};

describe('several requests in one message', () => {
  it('are done one after the other', async () => {
    const chat = await openTaskChat(bot);
    expect(said(await chat.say('I want to return my parcel. I also want to change my address.'))).toBe(
      'Which parcel?',
    );
    const then = said(await chat.say('The red one'));
    expect(then).toContain('The red one is done.');
    expect(then).toContain('your address');
    expect(then).toContain('Which address?');
    const last = await chat.say('1 Elm Street');
    expect(said(last)).toBe('1 Elm Street is done.');
    expect(last.memory.flow).toBeUndefined();
  });

  it('are not begun where they are only for a case', async () => {
    const chat = await openTaskChat(bot);
    await chat.say('I want to return my parcel. If that does not work, I want to change my address.');
    expect(said(await chat.say('The red one'))).toBe('The red one is done.');
  });

  it('are one request where two sentences ask for the same', async () => {
    const chat = await openTaskChat(bot);
    await chat.say('I want to return my parcel. Please take my parcel back.');
    const turn = await chat.say('The red one');
    expect(said(turn)).toBe('The red one is done.');
    expect(turn.memory.flow).toBeUndefined();
  });

  it('can each be called off', async () => {
    const chat = await openTaskChat(bot);
    await chat.say('I want to return my parcel. I also want to change my address.');
    const turn = await chat.say('never mind');
    expect(said(turn)).toContain('Which address?');
    expect(turn.memory.flow?.frames).toHaveLength(1);
  });
});
