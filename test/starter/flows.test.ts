import { openStarterChat } from './starterChat.ts';

const ANA = { id: 'u1', email: 'ana@example.com', name: 'Ana Ruiz' };
const BEN = { id: 'u2', email: 'ben@example.com', name: 'Ben Okafor' };
const CHLOE = { id: 'u3', email: 'chloe@example.com', name: 'Chloe Martin' };

const order = async (chat: ReturnType<typeof openStarterChat>, id: string, customer: string) =>
  (await chat.look('shop.get_order', { order: id, customer })) as Record<string, never>;
const codeIn = (mails: string[]) => /\d{6}/.exec(mails.at(-1) ?? '')?.[0] ?? '';

describe('order status', () => {
  it('says where an order is in one turn, when its number comes with the question', async () => {
    const chat = openStarterChat(ANA);
    expect(await chat.say('Hi, where is my order 1042?')).toBe(
      'Order 1042 is on its way with Demo Parcel and should reach you by 7 January. Tracking number: DP104200.',
    );
    expect(chat.conversation.memory.flow).toBeUndefined();
  });

  it("offers the customer's own orders, and takes one by what is in it", async () => {
    const chat = openStarterChat(ANA);
    expect(await chat.say('where is my order?')).toContain('[1044: Desk lamp, white]');
    expect(await chat.say('the desk lamp')).toContain('Order 1044 is being packed.');
  });

  it.each(['where is 1042', 'track 1042', 'wo ist 1042', 'where is #1042'])(
    'knows an order by its bare number: "%s"',
    async (words) => {
      expect(await openStarterChat(ANA).say(words)).toMatch(/^(?:Order|Bestellung) 1042 (?:is|ist) /);
    },
  );

  it("treats another customer's order like one that does not exist", async () => {
    const chat = openStarterChat(ANA);
    const foreign = await chat.say('where is order #2042?');
    expect(foreign).toContain('I cannot find order 2042 under your account.');
    expect(foreign).not.toMatch(/grinder|ben@/i);
    const missing = openStarterChat(ANA);
    expect(await missing.say('where is order #9999?')).toBe(foreign.replace('2042', '9999'));
  });

  it('hands a late order over, and one that was never received', async () => {
    expect(await openStarterChat(CHLOE).say('where is my order 3042')).toContain('(handed over: policy)');
    const chat = openStarterChat(ANA);
    expect(await chat.say('where is my order 1043?')).toContain('Did you get it? [Yes] [No]');
    expect(await chat.say('no')).toContain('(handed over: policy)');
  });

  it('asks a visitor whom nobody knows for a code first, and shows nothing to a wrong one', async () => {
    const chat = openStarterChat();
    expect(await chat.say('where is my order 1042')).toBe('Which e-mail address is your account under?');
    await chat.say('ana@example.com');
    expect(await chat.say('000 000')).toMatch(/^That is not the code that I sent\./);
    expect(await chat.say(`the code is ${codeIn(chat.mails)}`)).toContain('Order 1042 is on its way');
  });

  it('asks the same of a customer whose address nobody has given, and takes no other order for it', async () => {
    const chat = openStarterChat({ id: 'u9' });
    expect(await chat.say('where is my order 1042')).toBe('Which e-mail address is your account under?');
    await chat.say('ben@example.com');
    expect(await chat.say(codeIn(chat.mails))).toContain('I cannot find order 1042 under your account.');
  });

  it('does not say whether an address has an account', async () => {
    const [known, unknown] = [openStarterChat(), openStarterChat()];
    await known.say('where is my order');
    await unknown.say('where is my order');
    const said = await known.say('ana@example.com');
    expect(await unknown.say('nobody@example.com')).toBe(said.replaceAll('ana@', 'nobody@'));
    expect(unknown.mails).toEqual([]);
  });

  it('stays with the language of the conversation when a button is pressed', async () => {
    const chat = openStarterChat(ANA);
    const asked = await chat.say('ich möchte etwas aus Bestellung 1043 zurückschicken');
    expect(asked).toContain('Was möchten Sie zurückschicken? [Rain jacket, blue, 129 EUR]');
    expect(await chat.say('Rain jacket, blue, 129 EUR')).toBe('Was ist der Grund?');
  });

  it('speaks German to a German customer', async () => {
    expect(await openStarterChat(ANA).say('wo ist meine Bestellung 1042?')).toContain(
      'Bestellung 1042 ist mit Demo Parcel unterwegs',
    );
  });
});

describe('return or refund', () => {
  it.each([
    ['cancel order 1044', 'Shall I cancel it and refund 39 EUR?'],
    ['I want to cancel my order 1044', 'Shall I cancel it and refund 39 EUR?'],
    ['storniere meine Bestellung 1044', 'Soll ich sie stornieren'],
    ['annuler ma commande 1044', 'annuler'],
    ['anular mi pedido 1044', 'anulo'],
    ['cancelar o meu pedido 1044', 'Cancelo'],
  ])('cancels an order that has not left, not a subscription: "%s"', async (words, asked) => {
    const chat = openStarterChat(ANA);
    expect(await chat.say(words)).toContain(asked);
    expect(chat.conversation.memory.flow?.frames.map(({ flow }) => flow)).toContain('return_or_refund');
  });

  it('registers a return and refunds up to 50 by itself, after one yes', async () => {
    const chat = openStarterChat(ANA);
    expect(await chat.say('I want to return the cap from order 1043')).toBe('What is the reason?');
    expect(await chat.say('too small')).toContain(
      'refund 24 EUR the way you paid? Wool cap, grey (order 1043) [Yes] [No]',
    );
    expect((await order(chat, '1043', ANA.email)).refunded).toBe(0);
    expect(await chat.say('yes')).toContain('24 EUR go back the way you paid.');
    expect(await order(chat, '1043', ANA.email)).toMatchObject({ refunded: 24, refundable: 0 });
  });

  it('waits for an agent above 50, and goes on by itself once it is approved', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('I want to return the rain jacket of order 1043');
    await chat.say('it is too small');
    expect(await chat.say('yes')).toContain('A colleague has to approve the refund of 129 EUR first.');
    expect((await order(chat, '1043', ANA.email)).refunded).toBe(0);
    expect(await chat.decide(true)).toBe(
      '129 EUR go back the way you paid. It takes up to five working days.',
    );
    expect((await order(chat, '1043', ANA.email)).refunded).toBe(129);
  });

  it('says what is paid back when the refund is asked after, and takes nothing more for granted', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('I want to return the cap from order 1043');
    await chat.say('broken');
    await chat.say('yes');
    expect(await chat.say('where is my refund for order 1043?')).toContain(
      '24 EUR of order 1043 are paid back so far.',
    );
    expect(await chat.say('no')).toBe('All right, then nothing more goes back.');
  });

  it('says so when the agent is against it, and a person goes on', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('I want to return the rain jacket of order 1043');
    await chat.say('it is too small');
    await chat.say('yes');
    expect(await chat.decide(false)).toMatch(/^The refund was not made: .*\(handed over: policy\)$/);
    expect((await order(chat, '1043', ANA.email)).refunded).toBe(0);
  });

  it('takes nothing back after 30 days, and offers a person', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('I want a refund for order 1045');
    const said = await chat.say('I do not like it');
    expect(said).toContain('within 30 days of delivery');
    expect(said).toContain('[Yes] [No]');
    expect(await chat.say('yes')).toContain('(handed over: policy)');
  });

  it('answers a question in between and comes back to its own', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('I want a refund for order 1043');
    const said = await chat.say('how long are gift cards valid?');
    expect(said).toContain('Gift cards are valid for three years.');
    expect(said).toContain('What do you want to send back? [Rain jacket, blue, 129 EUR]');
  });

  it('takes a correction of the order, and a cancellation in the middle', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('I want a refund for order 1043');
    expect(await chat.say('no, order 1044')).toContain('Shall I cancel it and refund 39 EUR?');
    expect(await chat.say('never mind')).toContain('All right, I have stopped here.');
    expect((await order(chat, '1044', ANA.email)).status).toBe('processing');
  });

  it('cancels and repays what has not left yet', async () => {
    const chat = openStarterChat(ANA);
    await chat.say('refund order 1044 please');
    expect(await chat.say('yes')).toContain('Order 1044 is cancelled, and 39 EUR go back');
    expect(await order(chat, '1044', ANA.email)).toMatchObject({ status: 'cancelled', refunded: 39 });
  });
});

describe('change of address', () => {
  it.each(['maybe', 'what?', 'who did that?'])(
    'is not begun again by "%s" once it is done',
    async (words) => {
      const chat = openStarterChat(ANA);
      await chat.say('please change the address of order 1044 to 14 Elm Street, 10117 Berlin');
      expect(await chat.say('yes')).toMatch(/^Done\./);
      expect(await chat.say(words)).toBe('There is nothing under way right now. What can I do for you?');
      expect(chat.conversation.memory.flow).toBeUndefined();
    },
  );

  it('takes order and address out of one sentence, and a correction of it before the yes', async () => {
    const chat = openStarterChat(ANA);
    expect(
      await chat.say('please change the address of order 1044 to 14 Elm Street, 10115 Berlin'),
    ).toContain('14 Elm Street, 10115 Berlin? [Yes] [No]');
    expect(await chat.say('no, 15 Elm Street, 10115 Berlin')).toContain(
      '15 Elm Street, 10115 Berlin? [Yes] [No]',
    );
    await chat.say('yes');
    expect((await order(chat, '1044', ANA.email)).address).toBe('15 Elm Street, 10115 Berlin');
  });

  it('says at once that an order has left already', async () => {
    expect(await openStarterChat(ANA).say('please change the address of order 1042')).toBe(
      'Order 1042 has left already, so its address can no longer be changed.',
    );
  });
});

describe('book a demo', () => {
  it('takes day, size and address out of one sentence, and books the time that is meant last', async () => {
    const chat = openStarterChat();
    expect(await chat.say('book a demo next tuesday for 120 people, kim@acme.com')).toBe(
      'Which company are you with?',
    );
    expect(await chat.say('Acme')).toContain('[Tue 13 Jan, 11:00]');
    expect(await chat.say('at 11')).toContain('13 January, 11:00 UTC');
    expect(await chat.say('actually at 14:00')).toContain('13 January, 14:00 UTC');
    expect(await chat.say('yes')).toContain('Booked.');
    expect(chat.mails).toEqual([
      expect.stringMatching(/^kim@acme\.com: Invitation .* on 2026-01-13 at 14:00 UTC$/),
    ]);
  });
});

describe('password reset', () => {
  it('sends a link only after a code, also to whom the channel knows', async () => {
    const chat = openStarterChat(BEN);
    expect(await chat.say('I forgot my password')).toContain('a code is on its way there');
    expect(chat.mails).toHaveLength(1);
    expect(await chat.say(codeIn(chat.mails))).toContain('The link for a new password is on its way');
    expect(chat.mails.at(-1)).toMatch(/^ben@example\.com: Choose a new password/);
  });

  it('hands over whoever has no code', async () => {
    const chat = openStarterChat(BEN);
    await chat.say('I forgot my password');
    expect(await chat.say("I don't have it")).toContain('(handed over: policy)');
    expect(chat.mails).toHaveLength(1);
  });
});

describe('asset request', () => {
  it('sends what is cheap, and asks an agent for what is not', async () => {
    const cheap = openStarterChat(ANA);
    expect(await cheap.say('I need a new headset')).toBe('What do you need it for?');
    await cheap.say('calls with customers');
    expect(await cheap.say('yes')).toBe('Done: Headset is ordered under request A1.');
    const dear = openStarterChat(ANA);
    await dear.say('I need a new laptop for work');
    await dear.say('the old one is too slow');
    expect(await dear.say('yes')).toContain('somebody has to approve it first');
    expect(await dear.decide(true)).toBe('Done: Laptop is ordered under request A1.');
  });

  describe('that waits for an approval', () => {
    async function wait() {
      const chat = openStarterChat(ANA);
      for (const words of ['I need equipment', 'Laptop', 'the old one is too slow', 'yes'])
        await chat.say(words);
      return chat;
    }

    it.each(['I do not need the laptop any more', 'no longer needed'])(
      'is called off by "%s"',
      async (words) => {
        const chat = await wait();
        expect(await chat.say(words)).toMatch(/^All right, I have stopped here/);
        expect(chat.conversation.memory.flow).toBeUndefined();
      },
    );

    it('is left alone where another thing is not needed', async () => {
      const chat = await wait();
      await chat.say('I do not need the monitor any more');
      expect(chat.conversation.memory.flow?.frames.at(0)?.awaiting?.kind).toBe('approval');
    });

    it('does not become two of them by a correction, but says how to call it off', async () => {
      const chat = await wait();
      expect(await chat.say('actually make it a monitor')).toMatch(
        /still has to decide.*"Cancel" calls it off/,
      );
      expect(chat.conversation.memory.flow?.frames).toHaveLength(1);
    });
  });
});

describe('opening hours and a person', () => {
  it('answers and hands over without a question, also in the middle of a task', async () => {
    const chat = openStarterChat(ANA);
    expect(await chat.say('what are your opening hours?')).toContain('I answer at any hour.');
    await chat.say('I want a refund for order 1043');
    expect(await chat.say('let me talk to a human')).toContain('(handed over: asked_for_human)');
  });
});

describe('a bot whose apps are not installed', () => {
  it('begins no flow that could not end, and leaves the question to the articles', async () => {
    const turn = await openStarterChat(ANA, { hasApps: false }).turn('where is my order 1042?');
    expect([turn.decision, turn.actions]).toEqual(['handoff', undefined]);
  });
});
