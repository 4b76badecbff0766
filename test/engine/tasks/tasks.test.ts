import { openTaskChat, said, type TaskBot } from './taskChat.ts';

interface Order {
  id: string;
  status: string;
  items: { id: string; name: string; color: string; price: number }[];
}

const returns = `
name: return_items
title: your return
intents: [return_order]
slots:
  order: { entity: order_number, ask: Which order is it about?, valid: "value != '9999'", invalid: Order 9999 is no longer with us. }
  reason: { ask: Why do you send it back?, buttons: [Broken, Changed my mind] }
steps:
  - ask: order
    missing:
      - say: Then I need a colleague.
      - handoff: no_answer
        note: The order number is lost
  - call: find_order
    with: { id: '{{ slots.order }}' }
    save: order
    failed:
      - say: I cannot find order {{ slots.order }}.
      - goto: again
  - if: order.status != "delivered"
    do:
      - say: Order {{ order.id }} is {{ order.status }}, so it cannot go back yet.
      - stop: true
  - choose: items
    many: true
    from: order.items
    label: '{{ item.name }}, {{ item.color }}'
    text: What do you want to send back?
    none:
      - say: Then nothing goes back.
      - stop: true
  - ask: reason
  - set: { ids: '{{ items | map: "id" }}', total: '{{ items | sum: "price" }}' }
  - call: send_back
    with: { order: '{{ order.id }}', items: '{{ ids }}', reason: '{{ slots.reason }}' }
    confirm: 'Shall I send back {{ items | map: "name" | join: " and " }} for {{ total }} EUR?'
    save: label
  - say: 'Done. Your label is {{ label.number }}.'
  - note: 'Return of {{ ids | join: "," }}: {{ slots.reason }}'
  - tag: [return, '{{ order.id }}']
  - stop: true
  - id: again
    ask: order
  - goto: again_find
  - id: again_find
    run: return_items
    with: { order: '{{ slots.order }}' }
`;

const SHOP: Record<string, Order> = {
  '4711': {
    id: '4711',
    status: 'delivered',
    items: [
      { id: 'i1', name: 'Shirt', color: 'blue', price: 20 },
      { id: 'i2', name: 'Shirt', color: 'red', price: 25 },
      { id: 'i3', name: 'Lamp', color: 'white', price: 60 },
    ],
  },
  '4712': { id: '4712', status: 'delivered', items: [{ id: 'j1', name: 'Mug', color: 'green', price: 9 }] },
  '4713': { id: '4713', status: 'shipped', items: [] },
};

function shop() {
  const sent: unknown[] = [];
  const bot: TaskBot = {
    flows: [returns],
    intents: {
      return_order: [
        'I want to return something',
        'send my order back',
        'I would like to return my order',
        'return an item',
      ],
      order_status: ['where is my order', 'what is the status of my order', 'when does my order arrive'],
      opening_hours: ['when are you open', 'what are your opening hours', 'are you open on sunday'],
    },
    answers: { opening_hours: 'We are open from nine to five.' },
    actions: {
      find_order: {
        does: 'read',
        run: ({ id }) => {
          const order = SHOP[String(id)];
          if (!order) throw new Error('not_found');
          return order as never;
        },
      },
      send_back: {
        confirms: true,
        run: (given) => {
          sent.push(given);
          return { number: 'L-1', secret: 'x' };
        },
        shows: ['number'],
      },
    },
  };
  return { bot, sent };
}

describe('a task', () => {
  it('asks for what it needs, does what was agreed, and says so', async () => {
    const { bot, sent } = shop();
    const chat = await openTaskChat(bot);
    expect(said(await chat.say('I want to return something'))).toBe('Which order is it about?');
    expect(said(await chat.say('4711'))).toBe(
      'What do you want to send back? [Shirt, blue] [Shirt, red] [Lamp, white]',
    );
    expect(said(await chat.say('both shirts'))).toBe('Why do you send it back? [Broken] [Changed my mind]');
    expect(said(await chat.say('Changed my mind'))).toBe(
      'Shall I send back Shirt and Shirt for 45 EUR? [Yes] [No]',
    );
    const done = await chat.say('yes please');
    expect(said(done)).toBe('Done. Your label is L-1.');
    expect(sent).toEqual([{ order: '4711', items: ['i1', 'i2'], reason: 'Changed my mind' }]);
    expect(done.decision).toBe('flow');
    expect(done.actions).toMatchObject([{ name: 'send_back', status: 'done' }]);
    expect(done.effects).toEqual([
      { do: 'note', text: 'Return of i1,i2: Changed my mind' },
      { do: 'tag', tags: ['return', '4711'] },
    ]);
    expect(chat.conversation.memory.flow).toBeUndefined();
  });

  it('asks for nothing that was said up front', async () => {
    const { bot } = shop();
    const chat = await openTaskChat(bot);
    expect(said(await chat.say('I would like to return the white lamp of order 4711'))).toBe(
      'Why do you send it back? [Broken] [Changed my mind]',
    );
    const turn = await chat.say('it is broken');
    expect(said(turn)).toBe('Shall I send back Lamp for 60 EUR? [Yes] [No]');
  });

  it('answers a question in between and asks its own again', async () => {
    const { bot } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return something');
    expect(said(await chat.say('when are you open?'))).toBe(
      'We are open from nine to five. Now back to your return. Which order is it about?',
    );
    expect(said(await chat.say('where do you ship to?'))).toBe(
      'We ship to all of Europe. Now back to your return. Which order is it about?',
    );
    expect(said(await chat.say('4712'))).toBe('Why do you send it back? [Broken] [Changed my mind]');
  });

  it('is called off in many words', async () => {
    for (const words of ['cancel', 'never mind', 'stop', 'forget it please', 'I changed my mind']) {
      const { bot } = shop();
      const chat = await openTaskChat(bot);
      await chat.say('I want to return something');
      expect(said(await chat.say(words))).toBe(
        'All right, I have stopped here. Nothing more will be done for your return.',
      );
      expect(chat.conversation.memory.flow).toBeUndefined();
    }
  });

  it('takes another order where the customer says so, and does anew what hangs on it', async () => {
    const { bot, sent } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return the lamp of order 4711');
    expect(said(await chat.say('broken'))).toMatch(/^Shall I send back Lamp/);
    expect(said(await chat.say('no, order 4712'))).toMatch(/^Shall I send back Mug for 9 EUR/);
    await chat.say('yes');
    expect(sent).toMatchObject([{ order: '4712', items: ['j1'] }]);
  });

  it('takes another item where the customer says so', async () => {
    const { bot, sent } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return the lamp of order 4711');
    await chat.say('broken');
    expect(said(await chat.say('no, the blue shirt'))).toMatch(/^Shall I send back Shirt for 20 EUR/);
    await chat.say('go ahead');
    expect(sent).toMatchObject([{ items: ['i1'] }]);
  });

  it('takes no yes for a yes that takes something back', async () => {
    const { bot, sent } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return the lamp of order 4711');
    await chat.say('broken');
    expect(said(await chat.say('yes but only if it is free'))).toMatch(/Shall I send back Lamp/);
    expect(said(await chat.say('no'))).toBe('All right, nothing was changed.');
    expect(sent).toEqual([]);
  });

  it('asks in other words, and then a person goes on', async () => {
    const { bot } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return something');
    expect(said(await chat.say('blah'))).toBe('I did not quite get that. Which order is it about?');
    expect(said(await chat.say('blub'))).toMatch(
      /^I still cannot make that out\. .* Which order is it about\?$/,
    );
    const turn = await chat.say('bleh');
    expect(turn.decision).toBe('handoff');
    expect(turn.handoff).toMatchObject({ reason: 'no_answer' });
    expect(turn.handoff!.nextStep).toContain('The order number is lost');
  });

  it('does as the flow says where the customer does not have it', async () => {
    const { bot } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return something');
    const turn = await chat.say("I don't have it any more");
    expect(said(turn)).toMatch(/^Then I need a colleague\./);
    expect(turn.handoff!.reason).toBe('no_answer');
  });

  it('does not take what is not valid', async () => {
    const { bot } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return something');
    expect(said(await chat.say('order 9999'))).toBe(
      'Order 9999 is no longer with us. Which order is it about?',
    );
  });

  it('hands what it knows to the person who is asked for, and goes on after a handback', async () => {
    const { bot } = shop();
    const chat = await openTaskChat(bot);
    await chat.say('I want to return something');
    await chat.say('4711');
    const turn = await chat.say('can I talk to a human please');
    expect(turn.handoff).toMatchObject({ reason: 'asked_for_human' });
    expect(turn.handoff!.nextStep).toContain('Task under way: your return');
    expect(turn.memory.collected).toMatchObject({ order: '4711' });
    expect((await chat.say('hello?')).decision).toBe('silent');
    chat.conversation = { ...chat.conversation, owner: 'bot', status: 'pending' };
    expect(said(await chat.say('the lamp'))).toBe('Why do you send it back? [Broken] [Changed my mind]');
  });
});
