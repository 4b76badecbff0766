import { parse } from 'yaml';
import type { Desk } from '../../src/desk/createDesk.ts';
import type { Response } from '../../src/desk/respond.ts';
import type { Bot } from '../../src/domain/bot.ts';
import { Flow } from '../../src/domain/flow.ts';
import { newId } from '../../src/domain/ids.ts';
import { nothingUnderstood, type Understanding } from '../../src/domain/understanding.ts';
import { takeTurn } from '../../src/engine/takeTurn.ts';
import { createTasks } from '../../src/engine/tasks/createTasks.ts';
import type { Store } from '../../src/store/port.ts';
import { createMemoryActions } from '../engine/tasks/memoryActions.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk, type FakeDesk } from './fakeDesk.ts';
import { knowledge, openHouse, bot as plainBot, settled, until } from './house.ts';

const W = 'default';
const DAY = 86_400_000;
afterAll(stopEngines);

/** "begin NAME" begins the flow of that name. */
const understanding: Understanding = {
  understand({ text }) {
    const nothing = nothingUnderstood(text, 'en');
    const [, name] = /^begin (\w+)/.exec(text) ?? [];
    return { ...nothing, intent: name ? { name, confidence: 1 } : null, outOfScope: name ? 0 : 1 };
  },
};

const FLOWS = [
  'name: report\nintents: [report]\nsteps:\n  - note: "From {{ contact.id }}"\n  - tag: [one, two]\n  - assign: billing\n  - say: Reported.\n',
  'name: open\nintents: [open]\nsteps:\n  - ticket: { subject: Broken, text: It broke, tags: [damage] }\n  - note: And more\n  - say: Opened.\n',
  'name: twice\nintents: [twice]\nsteps:\n  - ticket: { subject: First, text: One }\n  - ticket: { subject: Second, text: Two }\n  - note: And more\n  - say: Opened.\n',
  'name: pass\nintents: [pass]\nsteps:\n  - ticket: { subject: First, text: One }\n  - handoff: policy\n    note: Look at it\n',
  'name: later\nintents: [later]\nsteps:\n  - wait: { for: 2 days, event: arrived }\n    text: I write to you.\n    otherwise:\n      - say: It is late.\n      - stop: true\n  - say: "It is at {{ event.place }}."\n',
  'name: code\nintents: [code]\nslots: { pin: { ask: "Your pin?", secret: true } }\nsteps:\n  - ask: pin\n  - say: Thanks.\n',
  'name: person\nintents: [person]\nsteps:\n  - note: Seen before\n  - tag: [vip]\n  - handoff: policy\n    note: Look at it\n',
].map((text) => Flow.parse(parse(text)));

const versionOne = (flows = FLOWS, version = 'v1'): Bot => ({
  ...plainBot,
  precision: 0.95,
  flows,
  version,
  intents: FLOWS.map(({ name }) => ({ name, description: '', examples: [], slots: [], translations: {} })),
});

describe.each(engines)('tasks at the desk on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  let fake: FakeDesk;
  let desk: Desk;
  let skipped = 0;
  const now = () => Date.now() + skipped;

  async function start(bot = versionOne(), replica = 'one'): Promise<Desk> {
    await store.versions.keep(W, bot, now());
    const actions = createMemoryActions({});
    const kept = (version: string) => store.versions.get(W, version);
    const tasks = createTasks({ current: () => bot, openGate: () => actions, kept, secret: 's', now });
    const parts = { bot, understanding, knowledge, clock: () => 0, tasks };
    return openHouse({
      store,
      desks: { fake },
      now,
      replica,
      decide: (context, event) => takeTurn(context, event, parts),
    });
  }

  beforeEach(async () => {
    skipped = 0;
    opened = await open(now);
    store = opened.store;
    fake = createFakeDesk();
    desk = await start();
  });
  afterEach(async () => {
    await desk.stop();
    await opened.close();
  });

  const chat = async (text: string, conversation?: string): Promise<Response> =>
    JSON.parse(
      await desk.answer({
        workspace: W,
        user: { id: 'u1', name: 'Ana' },
        text,
        attachments: [],
        data: {},
        conversation,
      }),
    );
  const textsOf = async (id: string, which?: 'public') =>
    (await store.turns.messages(W, id, 0, 100, which)).map(({ text }) => text);
  const happen = (id: string, name: string, data: object) => {
    const native = newId('evt');
    const event = {
      delivery: native,
      native,
      ticket: id,
      kind: 'event' as const,
      at: now(),
      person: { id: 'api' },
    };
    return desk.keep(W, 'api', [{ ...event, text: '', attachments: [], data: { name, data } }]);
  };

  /** Nothing is left to do, and the customer's message has its turn. */
  async function worked(ticket: string, text: string): Promise<void> {
    await until(`the reply ${text}`, () => fake.publicTexts(ticket).includes(text));
    await settled(store);
  }

  it('leave notes and tags on the ticket, once', async () => {
    const event = fake.customerOpens('begin report');
    await desk.keep(W, 'fake', [event]);
    await worked(event.ticket, 'Reported.');
    const { comments, ticket } = await fake.thread(event.ticket);
    expect(comments.filter((comment) => !comment.public).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^From /),
      'Please assign this to billing.',
    ]);
    expect(ticket.tags).toEqual(['one', 'two']);
    expect(fake.publicTexts(event.ticket)).toEqual(['begin report', 'Reported.']);
  });

  it('leave them once too where the desk does not answer for sure', async () => {
    const event = fake.customerOpens('begin report');
    fake.faults = [undefined, 'timeoutAfterCommit', 'html502'];
    await desk.keep(W, 'fake', [event]);
    await worked(event.ticket, 'Reported.');
    const { comments } = await fake.thread(event.ticket);
    expect(comments.filter((comment) => !comment.public)).toHaveLength(2);
  });

  it('write nothing over a human who has taken over', async () => {
    const event = fake.customerOpens('begin report');
    fake.beforeWrite = async (ticket) => {
      fake.beforeWrite = undefined;
      await desk.keep(W, 'fake', [fake.agentReplies(ticket, 'I have this.')]);
    };
    await desk.keep(W, 'fake', [event]);
    await until('the agent to speak', () => fake.publicTexts(event.ticket).includes('I have this.'));
    await settled(store);
    const { ticket, comments } = await fake.thread(event.ticket);
    expect(comments.filter((comment) => !comment.public)).toEqual([]);
    expect(ticket.tags).toEqual([]);
  });

  it('open a ticket for a chat, link it, and write to it from then on', async () => {
    const { conversation } = await chat('begin open');
    await settled(store);
    const [ticket] = [...fake.tickets.values()];
    expect(ticket!.ticket).toMatchObject({ subject: 'Broken', tags: ['deskhand', 'damage'] });
    expect(ticket!.comments.map(({ text }) => text)).toEqual(['It broke', 'And more']);
    expect((await store.turns.load(W, conversation))!.conversation).toMatchObject({
      owner: 'bot',
      ticket: { id: ticket!.ticket.id },
    });
  });

  it('open a second ticket by itself, and stay with the first', async () => {
    const { conversation } = await chat('begin twice');
    await settled(store);
    const tickets = [...fake.tickets.values()].map(({ ticket, comments }) => [
      ticket.subject,
      comments.length,
    ]);
    expect(tickets).toEqual([
      ['First', 2],
      ['Second', 1],
    ]);
    const [first] = [...fake.tickets.values()];
    const kept = await store.turns.load(W, conversation);
    expect(kept!.conversation.ticket!.id).toBe(first!.ticket.id);
  });

  it('hand over on the ticket that the same turn has opened', async () => {
    const { conversation } = await chat('begin pass');
    await settled(store);
    const tickets = [...fake.tickets.values()];
    expect(tickets.map(({ ticket }) => ticket.subject)).toEqual(['First']);
    expect(tickets[0]!.comments.map(({ text }) => text).join()).toContain('Look at it');
    const kept = await store.turns.load(W, conversation);
    expect(kept!.conversation.ticket!.id).toBe(tickets[0]!.ticket.id);
  });

  it('keep notes and tags of a chat for whoever takes over', async () => {
    const { conversation } = await chat('begin person');
    expect(await textsOf(conversation, 'public')).not.toContain('Seen before');
    await settled(store);
    const [ticket] = [...fake.tickets.values()];
    expect(ticket!.ticket.tags).toContain('vip');
    const written = ticket!.comments.map(({ text }) => text).join('\n');
    expect(written).toContain('Seen before');
    expect(written).toContain('Look at it');
  });

  it('mask what is secret wherever the message is kept', async () => {
    const { conversation } = await chat('begin code');
    const answer = await chat('geheim-4711', conversation);
    expect(answer.replies[0]!.text).toBe('Thanks.');
    expect(JSON.stringify(answer)).not.toContain('geheim');
    expect(await textsOf(conversation)).toEqual(['begin code', 'Your pin?', '••••', 'Thanks.']);
    expect(JSON.stringify((await store.turns.load(W, conversation))!.conversation)).not.toContain('geheim');
  });

  it('go on when what they wait for happens', async () => {
    const { conversation } = await chat('begin later');
    await happen(conversation, 'arrived', { place: 'the door' });
    await until('the word of it', async () => (await textsOf(conversation)).includes('It is at the door.'));
    skipped = 3 * DAY;
    expect(await store.wakes.due(now(), 10)).toEqual([]);
  });

  it('go on after a restart when their time has come, though the chat is quiet for days', async () => {
    const { conversation } = await chat('begin later');
    await desk.stop();
    skipped = 2 * DAY + 1_000;
    desk = await start();
    await until('the time to pass', async () => (await textsOf(conversation)).includes('It is late.'));
    await settled(store);
    expect((await textsOf(conversation)).filter((text) => text === 'It is late.')).toHaveLength(1);
    expect((await store.turns.load(W, conversation))!.conversation.memory.flow).toBeUndefined();
  });

  it('go on once where two processes see the time pass', async () => {
    if (!opened.another) return;
    const { conversation } = await chat('begin later');
    const house = await start(versionOne(), 'two');
    skipped = 2 * DAY + 1_000;
    await until('the time to pass', async () => (await textsOf(conversation)).includes('It is late.'));
    await settled(store);
    await house.stop();
    expect((await textsOf(conversation)).filter((text) => text === 'It is late.')).toHaveLength(1);
  });

  it('go on in the version that they began with', async () => {
    const { conversation } = await chat('begin code');
    await desk.stop();
    const changed = FLOWS.filter(({ name }) => name !== 'code');
    desk = await start(versionOne(changed, 'v2'));
    expect((await chat('1234-abcd', conversation)).replies[0]!.text).toBe('Thanks.');
  });

  it('are silent while a human has the conversation, and go on after a handback', async () => {
    const event = fake.customerOpens('begin later');
    const { conversations } = await desk.keep(W, 'fake', [event]);
    await worked(event.ticket, 'I write to you.');
    await desk.keep(W, 'fake', [fake.agentReplies(event.ticket, 'I have this.')]);
    await happen(conversations[0]!, 'arrived', { place: 'the door' });
    const taken = async () =>
      (await store.turns.load(W, conversations[0]!))!.conversation.memory.flow?.frames[0];
    await until('the event to be noted', async () => (await taken())?.awaiting === undefined);
    await settled(store);
    expect(fake.publicTexts(event.ticket)).not.toContain('It is at the door.');
    await desk.keep(W, 'fake', [fake.unassigns(event.ticket)]);
    await desk.keep(W, 'fake', [fake.customerWrites(event.ticket, 'any news?')]);
    await worked(event.ticket, 'It is at the door.');
  });
});
