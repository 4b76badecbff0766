import { openChat, textOf } from './chat.ts';

describe('memory', () => {
  it('misses count up, small talk leaves them, an answer clears them', async () => {
    const chat = openChat();
    expect((await chat.say('the thing')).memory.misses).toBe(1);
    expect((await chat.say('hello')).memory.misses).toBe(1);
    expect((await chat.say('where is my order 12345')).memory.misses).toBe(0);
  });

  it('stays small however long the episode', async () => {
    const chat = openChat();
    for (let i = 0; i < 60; i++)
      await chat.say(`where is my order ${10_000 + i} ${'very '.repeat(300)}asap ${i}`, {
        data: { [`k${i}`]: 'v' },
      });
    const { turns = [], facts = [], tone = [], collected, tried } = chat.conversation.memory;
    expect(turns).toHaveLength(8);
    expect(facts.length).toBeLessThanOrEqual(30);
    expect(tone.length).toBeLessThanOrEqual(5);
    expect(Object.keys(collected).length).toBeLessThanOrEqual(30);
    expect(tried).toHaveLength(10);
    expect(JSON.stringify(chat.conversation.memory).length).toBeLessThan(40_000);
  });

  it('of a row from an older version is read as it is', async () => {
    const chat = openChat({ given: { memory: { misses: 0, tried: [], collected: {} } } });
    expect((await chat.say('where is my order 12345')).decision).toBe('answer');
    expect(chat.conversation.memory.turns).toHaveLength(1);
  });

  it('keeps what the caller says of time zone and country, and leaves out what is none', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345', { data: { timeZone: 'Europe/Berlin', country: 'DE' } });
    expect(chat.conversation.memory.collected).toMatchObject({ timeZone: 'Europe/Berlin', country: 'DE' });
    const turn = await chat.say('and order 67890?', { data: { timeZone: 'Mars/Olympus', country: 42 } });
    expect(turn.decision).toBe('answer');
  });

  it('small talk is no request: what is asked after it hangs on the request before', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345');
    await chat.say('thanks');
    expect(textOf(await chat.say('and order 67890?'))).toBe('Order 67890 is on its way.');
  });
});
