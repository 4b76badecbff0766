import { openChat, textOf } from './chat.ts';

describe('tone', () => {
  it('an insult alone gets one calm sentence, the second a person', async () => {
    const chat = openChat();
    const first = await chat.say('you idiots');
    expect(first.decision).toBe('smalltalk');
    expect(textOf(first)).toContain('I am sorry');
    const second = await chat.say('idiots!!');
    expect(second.handoff?.reason).toBe('sentiment');
    expect(second.handoff?.nextStep).toContain('("idiots")');
  });

  it('an insult with a question that is answered is answered', async () => {
    expect((await openChat().say('where is my order 12345, idiots')).decision).toBe('answer');
  });

  it('an insult with a question that nothing answers brings a person', async () => {
    expect((await openChat().say('it broke and you idiots broke it again')).handoff?.reason).toBe(
      'sentiment',
    );
  });

  it('urgency is said to whoever takes over, and stays in mind', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345, I need it asap');
    const turn = await chat.say('can I talk to a human');
    expect(turn.handoff?.nextStep).toMatch(/^Urgent \("asap"\): answer first\./);
    expect(turn.memory.tone).toEqual([{ signal: 'urgent', words: 'asap' }]);
  });

  it('frustration after a miss brings a person with the words that show it', async () => {
    const chat = openChat();
    await chat.say('the thing');
    const turn = await chat.say('this is the third time I write about the broken thing');
    expect(turn.handoff).toMatchObject({ reason: 'sentiment' });
    expect(turn.handoff?.nextStep).toContain('"third time"');
  });
});
