import { openStarterChat } from './starterChat.ts';

const ANA = { id: 'u1', email: 'ana@example.com', name: 'Ana Ruiz' };

describe('words that are no value', () => {
  it.each([
    'is that possible at all?',
    'wait a moment please',
    'i want to keep the old one',
    'I will tell you later',
  ])('become no address: "%s"', async (words) => {
    const chat = openStarterChat(ANA);
    await chat.say('change address of 1044');
    expect(await chat.say(words)).not.toContain('to this address');
  });

  it.each(['what does it cost?', 'who are you?', 'skip', 'idk', '?'])(
    'become no company: "%s"',
    async (words) => {
      const chat = openStarterChat(ANA);
      await chat.say('I would like to book a demo');
      expect(await chat.say(words)).not.toContain('How many people');
    },
  );

  it.each(['not now', 'yes', 'when do I get it?', 'doch nicht'])('become no reason: "%s"', async (words) => {
    const chat = openStarterChat(ANA);
    await chat.say('I need a new keyboard');
    expect(await chat.say(words)).not.toContain(words);
  });

  it('leave an address as it is when they ask for it', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('change address of 1044');
    await chat.say('PO box 7 Leeds LS1 4AP');
    for (const words of [
      'what is the street you have?',
      'wait, what was the old one?',
      'the address is wrong',
    ])
      expect(await chat.say(words)).not.toMatch(/this address: (?!PO box 7 Leeds LS1 4AP\?)/);
  });
});
