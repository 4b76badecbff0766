import { openChat } from './chat.ts';

describe('a plain yes after an answer', () => {
  it.each(['yes', '👍', 'ok', 'okay', 'sure', 'ja', 'alright', '✅'])(
    '"%s" closes nothing and forgets nothing',
    async (text) => {
      const chat = openChat();
      await chat.say('where is my order 12345');
      const turn = await chat.say(text);
      expect(turn).toMatchObject({ decision: 'smalltalk', status: 'pending', handoff: null });
      expect(turn.memory).toMatchObject({ misses: 0, turns: [{ text: 'where is my order 12345' }] });
      const next = await chat.say('and 67890?');
      expect(next.say[0]?.text).toBe('Order 67890 is on its way.');
    },
  );

  it.each([
    'yes, that worked',
    'that solved it',
    'it works now',
    'perfect!',
    'all good',
    'das hat geholfen',
    'ça marche',
  ])('"%s" says that it helped', async (text) => {
    const chat = openChat();
    await chat.say('where is my order 12345');
    expect(await chat.say(text)).toMatchObject({ decision: 'smalltalk', status: 'resolved' });
  });

  it('closes where the bot had asked whether it helped', async () => {
    for (const text of ['yes', '👍', 'sí']) {
      const chat = openChat();
      await chat.say('where is my order 12345');
      const [said] = chat.recent.slice(-1);
      chat.recent = [...chat.recent, { ...said!, text: 'Did that help?' }];
      expect([text, (await chat.say(text)).status]).toEqual([text, 'resolved']);
    }
  });

  it('to "anything else?" means that there is more', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345');
    await chat.say('thanks');
    const turn = await chat.say('yes');
    expect(turn.say[0]?.text).toContain('hello');
    expect(turn.memory.misses).toBe(0);
  });
});

describe('a message of emoji alone', () => {
  it.each(['👍', '🙏', '❤️', '😀', '🎉🎉', '👏🏽'])(
    'of content is small talk and no miss: %s',
    async (text) => {
      const turn = await openChat().say(text);
      expect(turn).toMatchObject({ decision: 'smalltalk', handoff: null });
      expect(turn.memory.misses).toBe(0);
    },
  );

  it.each(['😡😡😡', '🤬', '😤'])('of anger brings a person: %s', async (text) => {
    expect((await openChat().say(text)).handoff?.reason).toBe('sentiment');
  });
});

describe('the trace', () => {
  it('says what the customer shows, in their words', async () => {
    const { trace } = await openChat().say(
      'this is the third time I ask: where is my order 12345, I need it asap',
    );
    const { note } = trace.find(({ step }) => step === 'understand')!;
    expect(note).toContain('frustrated: "third time"');
    expect(note).toContain('urgent: "asap"');
    expect(note).not.toContain('request');
  });
});
