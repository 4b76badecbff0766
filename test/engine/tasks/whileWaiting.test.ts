import { createActions } from '../../../src/actions/createActions.ts';
import { createMemoryRuns } from '../../../src/actions/memoryRuns.ts';
import { Action } from '../../../src/domain/action.ts';
import { DECIDED } from '../../../src/domain/flow.ts';
import { openTaskChat, said, type TaskChat } from './taskChat.ts';

const REFUND = `
name: refund
title: { en: your refund, de: Ihre Erstattung }
intents: [refund]
slots:
  amount: { entity: money, ask: { en: How much?, de: Wie viel? } }
steps:
  - ask: amount
  - call: refund
    with: { amount: '{{ slots.amount }}' }
    confirm: { en: 'Refund {{ slots.amount }}?', de: 'Erstatten: {{ slots.amount }}?' }
  - say: { en: 'Refunded {{ slots.amount }}.', de: 'Erstattet: {{ slots.amount }}.' }
`;
const REPORT = `
name: report
title: your parking report
intents: [report]
slots:
  what: { ask: What is broken? }
steps:
  - ask: what
  - call: note_fault
    with: { what: '{{ slots.what }}' }
  - wait: { event: sent }
    text: I write as soon as somebody comes.
  - say: Somebody comes.
`;
const ORDER = `
name: order
title: your order
intents: [cancel_order]
steps:
  - ask: why
slots: { why: { ask: Why do you cancel the order? } }
`;
const BOTH = `
name: both
title: your exchange
intents: [both]
steps:
  - together:
      - call: note_fault
        with: { what: lamp }
      - call: refund
        with: { amount: '5' }
        confirm: Refund 5?
`;
const intents = {
  both: ['exchange my lamp', 'swap the lamp for money'],
  refund: [
    'refund my fee',
    'I want my money back',
    'give me a refund for my fee',
    'Geld zurück',
    'Ich will mein Geld zurück',
  ],
  report: ['the barrier is broken', 'report a parking fault', 'the lamp in the garage is out'],
  cancel_order: ['cancel my order', 'I want to cancel an order', 'stop my order', 'abort the purchase'],
  hours: ['when do you open', 'opening hours', 'are you open today'],
};

async function open() {
  const done: string[] = [];
  const runs = createMemoryRuns();
  const undo = { undo: { call: 'take_back', with: { what: '{{ arguments.what }}' } } };
  const actions = [
    { name: 'refund', level: 'approve', arguments: { amount: {} } },
    { name: 'note_fault', level: 'act', confirm: false, arguments: { what: {} }, ...undo },
    { name: 'take_back', level: 'act', confirm: false, arguments: { what: {} } },
  ].map((one) => Action.parse({ does: 'write', requester: false, carry: { hook: one.name }, ...one }));
  const gate = createActions({
    actions: () => actions,
    runs,
    carriers: {
      hook: async ({ action, arguments: given }) => {
        done.push(`${action.name} ${Object.values(given).join(' ')}`);
        return {};
      },
    },
    secrets: async () => ({}),
    now: () => chat.at,
    log: { warn() {}, error() {} },
  });
  const chat: TaskChat = await openTaskChat({
    flows: [REFUND, REPORT, ORDER, BOTH],
    intents,
    answers: { hours: 'From nine to five.' },
    languages: ['de'],
    actions: { refund: { run: () => null }, note_fault: { run: () => null }, take_back: { run: () => null } },
    gate,
  });
  const waiting = () => runs.list('default', { state: 'awaiting_approval', limit: 9 });
  /** An agent's word, without the conversation hearing of it yet. */
  const approve = async (id: string) => gate.decide('default', id, { approve: true, by: 'Kim' });
  return { chat, done, runs, waiting, approve };
}

/** A refund of 80 EUR that an agent has to decide on. */
async function openRefund() {
  const house = await open();
  await house.chat.say('refund my fee, 80 EUR');
  await house.chat.say('yes');
  const [run] = await house.waiting();
  return { ...house, id: run!.id };
}

async function openReport() {
  const house = await open();
  await house.chat.say('report a parking fault');
  await house.chat.say('the second lamp');
  return house;
}

const frames = ({ conversation }: TaskChat) => conversation.memory.flow?.frames.map(({ flow }) => flow) ?? [];

describe('a task that waits for an approval', () => {
  it.each([
    'cancel',
    'stop',
    'never mind',
    'forget it',
    'cancel my refund',
    'please stop the refund',
    "I don't want the refund any more",
    'I do not need the refund any more',
    'no longer needed',
    'sorry, I no longer need it',
    "je n'en ai plus besoin",
    'ya no lo necesito',
    'já não preciso',
  ])('is ended by "%s": nobody can approve it any more, and agents see why', async (words) => {
    const { chat, done, runs, id, approve } = await openRefund();
    const turn = await chat.say(words);
    expect(said(turn)).toBe('All right, I have stopped here. Nothing more will be done for your refund.');
    expect(turn.effects).toEqual([
      { do: 'note', text: `The customer has called this off: ${id}. It cannot be approved any more.` },
    ]);
    expect(await runs.get('default', id)).toMatchObject({ state: 'rejected', why: 'withdrawn' });
    await expect(approve(id)).rejects.toMatchObject({ status: 409, code: 'withdrawn' });
    expect([frames(chat), done]).toEqual([[], []]);
  });

  it('is ended with all that stands or falls together with it', async () => {
    const { chat, done, waiting } = await open();
    await chat.say('exchange my lamp');
    await chat.say('yes');
    expect(await waiting()).toHaveLength(1);
    expect(said(await chat.say('cancel'))).toBe(
      'All right, I have stopped here. Nothing more will be done for your exchange.',
    );
    expect([done, await waiting()]).toEqual([['note_fault lamp', 'take_back lamp'], []]);
  });

  it('is ended by its name also while another task asks something, and that one goes on', async () => {
    const { chat, waiting } = await openRefund();
    await chat.say('cancel my order');
    expect(said(await chat.say('cancel my refund'))).toMatch(
      /^All right, .* for your refund\. Now back to your order\. Why do you cancel the order\?$/,
    );
    expect([frames(chat), await waiting()]).toEqual([['order'], []]);
  });

  it('is left alone by a cancel of something else', async () => {
    const { chat, waiting } = await openRefund();
    expect(said(await chat.say('cancel my order'))).toBe('Why do you cancel the order?');
    expect(await waiting()).toHaveLength(1);
    expect(frames(chat)).toEqual(['refund', 'order']);
  });

  it.each([
    'how is my refund going',
    'is it approved yet?',
    'any news?',
    'yes',
    'refund my fee',
    'where is my refund?',
    'has anybody looked at it yet?',
  ])('says so to "%s", and does not begin anew', async (words) => {
    const { chat } = await openRefund();
    expect(said(await chat.say(words))).toMatch(/^A colleague still has to decide on your refund\./);
    expect(frames(chat)).toEqual(['refund']);
  });

  it.each([
    'I do not need a receipt',
    'I do not need it urgently',
    'I do not want to wait',
    'do I not need it?',
  ])('is not ended by "%s"', async (words) => {
    const { chat, waiting } = await openRefund();
    await chat.say(words);
    expect(await waiting()).toHaveLength(1);
  });

  it('says so in the customer’s language', async () => {
    const { chat, waiting } = await open();
    await chat.say('Ich will mein Geld zurück, 80 EUR');
    await chat.say('ja');
    expect(said(await chat.say('ist es schon genehmigt?'))).toMatch(/^Über Ihre Erstattung muss noch jemand/);
    expect(said(await chat.say('storniere meine Erstattung'))).toMatch(/^Gut, ich höre hier auf/);
    expect(await waiting()).toEqual([]);
  });

  it('is ended by a German who does not need it any more', async () => {
    const { chat, waiting } = await openRefund();
    const reply = said(await chat.say('ich brauche die Erstattung nicht mehr'));
    expect(reply).toMatch(/^Gut, ich höre hier auf.*Ihre Erstattung/);
    expect(await waiting()).toEqual([]);
  });

  it('still answers what else is asked', async () => {
    const { chat } = await openRefund();
    expect(said(await chat.say('when do you open?'))).toBe('From nine to five.');
    for (const words of ['thanks', 'ok thank you', 'ok'])
      expect(said(await chat.say(words))).toMatch(/^You're welcome/);
    expect((await chat.say('great')).status).toBe('pending');
    expect(frames(chat)).toEqual(['refund']);
  });

  it('asks anew with what is corrected: the old one is withdrawn, and the new one is done once', async () => {
    const { chat, done, id, waiting, approve } = await openRefund();
    expect(said(await chat.say('no, 90 EUR'))).toBe('Refund 90.00 EUR? [Yes] [No]');
    await expect(approve(id)).rejects.toMatchObject({ code: 'withdrawn' });
    await chat.say('yes');
    const [run, ...more] = await waiting();
    expect(more).toEqual([]);
    await approve(run!.id);
    expect(said(await chat.happen(DECIDED, { run: run!.id }))).toBe('Refunded 90.00 EUR.');
    expect(done).toEqual(['refund 90.00 EUR']);
  });

  it('goes on with what came of it where an agent was faster than the cancel', async () => {
    const { chat, done, id, approve } = await openRefund();
    await approve(id);
    expect(said(await chat.say('cancel'))).toMatch(/^That is done already.*Refunded 80.00 EUR\.$/);
    expect([frames(chat), done]).toEqual([[], ['refund 80.00 EUR']]);
  });

  it('goes on with what came of it where an agent was faster than the correction', async () => {
    const { chat, done, id, approve } = await openRefund();
    await approve(id);
    expect(said(await chat.say('no, 90 EUR'))).toMatch(/^That is done already.*Refunded 80.00 EUR\.$/);
    expect(done).toEqual(['refund 80.00 EUR']);
  });

  it('is the same however often it is asked for: two yeses, one run, done once', async () => {
    const { chat, done, id, waiting, approve } = await openRefund();
    const again = await chat.say('give me another refund for my fee, 80 EUR');
    expect(said(again)).toMatch(/^A colleague still has to decide on your refund\./);
    expect(await waiting()).toHaveLength(1);
    expect(frames(chat)).toEqual(['refund']);
    await approve(id);
    expect(said(await chat.happen(DECIDED, { run: id }))).toBe('Refunded 80.00 EUR.');
    expect(done).toEqual(['refund 80.00 EUR']);
  });

  it('lets another of its kind begin where something else is named', async () => {
    const { chat, waiting } = await openRefund();
    expect(said(await chat.say('I want my money back, another 30 EUR'))).toBe('Refund 30.00 EUR? [Yes] [No]');
    await chat.say('yes');
    expect(await waiting()).toHaveLength(2);
  });
});

describe('a task that waits for an event', () => {
  it.each([
    'cancel',
    'forget it',
    'stop',
    'never mind',
    'cancel my report',
    'cancel the parking report please',
  ])('is ended by "%s", and what is done is named', async (words) => {
    const { chat, done } = await openReport();
    expect(said(await chat.say(words))).toBe(
      'All right, I have stopped here. Nothing more will be done for your parking report. This is done already and stays: note fault.',
    );
    expect(frames(chat)).toEqual([]);
    expect((await chat.happen('sent')).decision).toBe('silent');
    expect(done).toEqual(['note_fault the second lamp']);
  });

  it('says what it waits for, and goes on when that comes', async () => {
    const { chat } = await openReport();
    expect(said(await chat.say('any news?'))).toMatch(/^I am still waiting for news on your parking report/);
    expect(said(await chat.happen('sent'))).toBe('Somebody comes.');
  });

  it('lets a second report begin', async () => {
    const { chat } = await openReport();
    expect(said(await chat.say('the barrier is broken'))).toBe('What is broken?');
    expect(frames(chat)).toEqual(['report', 'report']);
  });
});

describe('a cancel with nothing under way', () => {
  it.each([
    ['cancel', 'There is nothing under way right now.'],
    ['stop', 'There is nothing under way right now.'],
    ['forget it', 'There is nothing under way right now.'],
    ['abbrechen', 'Im Moment ist nichts in Arbeit.'],
  ])('begins nothing: "%s"', async (words, answer) => {
    const { chat } = await open();
    if (answer.startsWith('Im')) await chat.say('Guten Tag');
    expect(said(await chat.say(words))).toMatch(answer);
    expect(frames(chat)).toEqual([]);
  });

  it.each(['maybe', 'what?', 'who did that?', 'undo that'])(
    'after a task has ended, "%s" does not begin it again',
    async (words) => {
      const { chat, id, approve } = await openRefund();
      await approve(id);
      await chat.happen(DECIDED, { run: id });
      expect(said(await chat.say(words))).not.toMatch(/How much|Refund 80/);
      expect(frames(chat)).toEqual([]);
    },
  );

  it('begins it again with a new value', async () => {
    const { chat, id, approve } = await openRefund();
    await approve(id);
    await chat.happen(DECIDED, { run: id });
    expect(said(await chat.say('and 30 EUR too'))).toBe('Refund 30.00 EUR? [Yes] [No]');
  });

  it('does not begin the last task again, and neither does a second yes', async () => {
    const { chat, id, approve } = await openRefund();
    await approve(id);
    await chat.happen(DECIDED, { run: id });
    expect(said(await chat.say('yes'))).toMatch(/^There is nothing under way right now\./);
    expect(said(await chat.say('cancel'))).toMatch(/^There is nothing under way right now\./);
    expect(frames(chat)).toEqual([]);
  });
});
