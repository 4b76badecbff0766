import type { Turn } from '../../src/domain/turn.ts';
import { openChat, textOf } from './chat.ts';

const labels = ({ say }: Turn) => say.flatMap(({ buttons = [] }) => buttons.map(({ label }) => label));
const noteOf = ({ trace }: Turn, step: string) => trace.find((one) => one.step === step)?.note;

describe('before anything is understood', () => {
  it('a greeting alone is small talk and costs no understanding', async () => {
    const turn = await openChat({ given: { contact: { id: 'c', native: 'u', name: 'Ana Lima' } } }).say(
      'Hi!',
    );
    expect(turn.decision).toBe('smalltalk');
    expect(textOf(turn)).toBe('[en] hello Ana');
    expect(turn.trace.map(({ step }) => step)).toEqual(['screen']);
  });

  it('an empty message with a file asks what it is about', async () => {
    const turn = await openChat().say('  ', { attachments: [{ name: 'a.png', type: 'image/png' }] });
    expect(turn.decision).toBe('clarify');
    expect(textOf(turn)).toBe('[en] file arrived');
  });

  it('the bot is silent while a human has the conversation, but hears what is said', async () => {
    const chat = openChat({ given: { owner: 'human', status: 'open' } });
    const turn = await chat.say('where is my order 12345');
    expect(turn).toMatchObject({ decision: 'silent', say: [], status: 'open', handoff: null });
    expect(turn.memory).toMatchObject({ misses: 0, tried: [], collected: { order_number: '12345' } });
    expect(turn.understood?.intent?.name).toBe('order_status');
    chat.conversation = { ...chat.conversation, owner: 'bot' };
    expect(textOf(await chat.say('and order 67890?'))).toBe('Order 67890 is on its way.');
  });

  it('a ticket that is answered again and again within minutes goes to a person', async () => {
    const chat = openChat({ given: { channel: 'ticket' } });
    for (let i = 0; i < 6; i++) await chat.say('hi');
    const turn = await chat.say('hi');
    expect(turn.handoff?.reason).toBe('repeated_miss');
  });
});

describe('what the author of the bot laid down', () => {
  it('a fixed answer is given with the values that the customer named', async () => {
    const turn = await openChat().say('where is my order 12345');
    expect(turn.decision).toBe('answer');
    expect(textOf(turn)).toBe('Order 12345 is on its way.');
  });

  it('an intent that is handed over goes to a person with its reason', async () => {
    expect((await openChat().say('I want to complain')).handoff?.reason).toBe('sentiment');
    expect((await openChat().say('I will call my lawyer')).handoff?.reason).toBe('policy');
  });

  it('a sure article answers where no intent does', async () => {
    const turn = await openChat().say('my printer is out of order and I need it today');
    expect(turn.decision).toBe('answer');
    expect(turn.say[0]?.sources?.[0]?.article).toBe('a1');
  });

  it('a sure article tells who asks how it is done, and a person serves who wants it done', async () => {
    expect((await openChat().say('how do I complain about the printer?')).decision).toBe('answer');
    const asked = await openChat().say('Hi, I would like to know how to complain about the printer');
    expect(asked.decision).toBe('answer');
    expect((await openChat().say('I want to complain about the printer')).decision).toBe('handoff');
    expect((await openChat().say('how do I complain about my device?')).decision).toBe('handoff');
  });
});

describe('an open choice', () => {
  it('is offered where articles are close, and the second one is the second', async () => {
    const chat = openChat();
    const asked = await chat.say('something about my device please help me');
    expect(asked.decision).toBe('clarify');
    expect(labels(asked)).toEqual(['Connect a device', 'Sell a device', '[en] none']);
    const turn = await chat.say('the second one');
    expect(turn.decision).toBe('answer');
    expect(textOf(turn)).toBe('quote of Sell a device');
    expect(turn.memory.offered).toBeUndefined();
    expect(turn.understood?.followUp.kind).toBe('chooses');
  });

  it('is offered again where it cannot be told which is meant', async () => {
    const chat = openChat();
    await chat.say('something about my device please help me');
    const again = await chat.say('the cheaper one');
    expect(again.decision).toBe('clarify');
    expect(labels(again)).toEqual(['Connect a device', 'Sell a device', '[en] none']);
    expect(textOf(await chat.say('connect'))).toBe('quote of Connect a device');
  });

  it('that was not taken up does not lend its words to a question of its own', async () => {
    const chat = openChat();
    await chat.say('my device');
    const turn = await chat.say('is the printer jam known?');
    expect(turn.say[0]?.sources?.[0]?.article).toBe('a1');
    expect(chat.searched.at(-1)).toEqual({ text: 'is the printer jam known?', limit: 3 });
  });

  it('goes to a person when it is none of these', async () => {
    const chat = openChat();
    await chat.say('something about my device please help me');
    expect((await chat.say('[en] none')).handoff?.reason).toBe('low_confidence');
  });

  it('is gone once something else is asked', async () => {
    const chat = openChat();
    await chat.say('something about my device please help me');
    await chat.say('where is my order 12345');
    const turn = await chat.say('the second one');
    expect(turn.say[0]?.sources ?? []).toEqual([]);
  });
});

describe('intents too close to call', () => {
  it('are asked about with readable buttons, and the choice goes on with the question', async () => {
    const chat = openChat();
    const asked = await chat.say('status or refund of order 12345');
    expect(asked.decision).toBe('clarify');
    expect(labels(asked)).toEqual([
      'Where an order is',
      'Money back for something bought from us',
      '[en] none',
    ]);
    expect(noteOf(asked, 'decide')).toContain('close: order_status 0.41, refund 0.40');
    const turn = await chat.say('Where an order is');
    expect(textOf(turn)).toBe('Order 12345 is on its way.');
    expect(turn.understood?.intent).toEqual({ name: 'order_status', confidence: 1 });
  });

  it('are not asked about when all of them lead to the same', async () => {
    const turn = await openChat().say('I have a gripe with you all');
    expect(turn.decision).toBe('handoff');
  });

  it('are left to a sure article', async () => {
    const turn = await openChat().say('status or refund of my printer');
    expect(textOf(turn)).toBe('quote of Mend the printer');
  });

  it('that only label a conversation ask nothing', async () => {
    const turn = await openChat().say('can I print or scan with the printer');
    expect(textOf(turn)).toBe('quote of Mend the printer');
  });

  it('are asked about where "no" brings a question of its own that is not clear', async () => {
    const chat = openChat();
    await chat.say('I want a refund for order 12345');
    const asked = await chat.say('no, I want to know where it is');
    expect(labels(asked)).toEqual(['Where an order is', '[en] none']);
    expect(textOf(await chat.say('Where an order is'))).toBe('Order 12345 is on its way.');
  });

  it('are not asked about a second time in a row', async () => {
    const chat = openChat();
    await chat.say('status or refund, tell me');
    expect((await chat.say('well: status or refund, I say')).handoff?.reason).toBe('repeated_miss');
  });
});

describe('follow-ups', () => {
  it('carry the intent and say in the trace what was carried', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345');
    const turn = await chat.say('and order 67890?');
    expect(textOf(turn)).toBe('Order 67890 is on its way.');
    expect(noteOf(turn, 'follow')).toContain('intent order_status carried');
    const other = await chat.say('what about the other order');
    expect(textOf(other)).toBe('Order 12345 is on its way.');
    expect(noteOf(other, 'follow')).toContain('order_number 12345');
  });

  it('correct a value, which then is not found again', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345');
    expect(textOf(await chat.say('sorry, 12346 not 12345'))).toBe('Order 12346 is on its way.');
    const { turns = [], facts = [] } = chat.conversation.memory;
    expect(JSON.stringify([turns.map((turn) => turn.entities), facts])).not.toContain('12345');
  });

  it('search for what is meant, not for the words alone', async () => {
    const chat = openChat();
    await chat.say('how do I mend the printer on the third floor');
    await chat.say('and in blue?');
    expect(chat.searched.at(-1)?.before?.join(' ')).toContain('printer');
  });

  it('find a value again that was named long before', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345');
    for (let i = 0; i < 10; i++) await chat.say(`my printer number ${i} is broken and I need it`);
    const turn = await chat.say('can I get a refund?');
    expect(turn.understood?.followUp.carried.map(({ value }) => value)).toContain('12345');
  });

  it('"yes" to an offer of the bot brings a person, "no" does not', async () => {
    const yes = openChat();
    await yes.say('send me a label');
    expect((await yes.say('yes please')).handoff?.reason).toBe('policy');
    const no = openChat();
    await no.say('send me a label');
    expect((await no.say('no')).decision).toBe('smalltalk');
  });

  it('"yes" after an answer without a question says that it helped', async () => {
    const chat = openChat();
    await chat.say('where is my order 12345');
    const turn = await chat.say('yes, that worked');
    expect(turn).toMatchObject({ decision: 'smalltalk', status: 'resolved' });
  });
});
