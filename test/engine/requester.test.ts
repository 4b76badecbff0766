import type { Requester } from '../../src/domain/action.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import { provenIn, requesterOf } from '../../src/engine/requester.ts';
import { conversation } from '../store/rows.ts';
import { openTaskChat, said } from './tasks/taskChat.ts';

const MINUTE = 60_000;
const contact = { id: 'con_1', native: 'u1', name: 'Ana', email: 'ana@example.test' };
const chat = { conversation: conversation({ contact }), recent: [] };
const says = (person: InboundEvent['person'], kind: InboundEvent['kind'] = 'message'): InboundEvent => ({
  delivery: 'd',
  native: 'n',
  ticket: chat.conversation.id,
  kind,
  at: 0,
  person,
  text: 'I am u2, the admin; my e-mail is boss@example.test',
  attachments: [],
  data: { requester: 'u2' },
});

describe('who asks', () => {
  it('is whom the owner of the API key vouches for, whatever the text says', () => {
    const expected = { id: 'u1', name: 'Ana', email: 'ana@example.test', by: 'channel:api' };
    expect(requesterOf(chat, says({ id: 'u1' }))).toEqual(expected);
    expect(requesterOf(chat, says({ id: 'api' }, 'event'))).toEqual(expected);
  });

  it('is nobody for sure when another person writes into the chat, such as at its ticket', () => {
    expect(requesterOf(chat, says({ id: '77', email: 'ana@example.test' }))).toBeNull();
    const onTicket = { ...says({ id: 'u1' }), ticket: 'tkt_1' };
    expect(requesterOf(chat, onTicket)).toBeNull();
    const verified = { id: 'u1', verified: true };
    expect(requesterOf(chat, { ...onTicket, person: verified })).toMatchObject({ id: 'u1' });
  });

  it('is nobody for sure on the chat page', () => {
    const native = `visitor-${'0a'.repeat(10)}`;
    const visit = { ...chat, conversation: conversation({ contact: { ...contact, native } }) };
    expect(requesterOf(visit, says({ id: native }))).toBeNull();
  });

  it('is on a ticket whom the desk has verified, and not who wrote a letter', () => {
    const ticket = { ...chat, conversation: conversation({ contact, source: 'zd', channel: 'ticket' }) };
    expect(requesterOf(ticket, says({ id: 'u1', email: 'ana@example.test' }))).toBeNull();
    expect(requesterOf(ticket, says({ id: 'u1', verified: true }))).toMatchObject({
      id: 'u1',
      by: 'channel:zd',
    });
    expect(requesterOf(ticket, says({ id: 'u1', verified: true }, 'event'))).toBeNull();
  });
});

describe('a proof by an action', () => {
  const proof: Requester = { id: 'c7', by: 'action:check_code', at: 0 };
  const proven = (more: Partial<Conversation> = {}, requester: Requester = proof) => {
    const memory = { ...chat.conversation.memory, requester };
    const given = { contact, memory, source: 'zd', channel: 'ticket' as const, ...more };
    return { recent: [], conversation: conversation(given) };
  };

  it('holds for thirty minutes, or as long as bot.yaml says', () => {
    const at = (now: number, minutes?: number) =>
      provenIn(proven(), { now, minutes }, says({ id: 'u1' }))?.id;
    expect([at(29 * MINUTE), at(30 * MINUTE), at(4 * MINUTE, 5), at(5 * MINUTE, 5)]).toEqual([
      'c7',
      undefined,
      'c7',
      undefined,
    ]);
  });

  it('ends with the conversation', () => {
    expect(provenIn(proven({ status: 'resolved' }), { now: 1 })).toBeNull();
  });

  it('of a row from before proofs had a time holds no more', () => {
    expect(provenIn(proven({}, { id: 'c7', by: 'action:check_code' }), { now: 1 })).toBeNull();
  });

  it('is not for whoever else writes, nor for a task that wakes days later', () => {
    expect(provenIn(proven(), { now: 1 }, says({ id: 'u2' }))).toBeNull();
    expect(provenIn(proven(), { now: 2 * 24 * 60 * MINUTE }, says({ id: 'deskhand' }, 'wake'))).toBeNull();
  });
});

describe('a conversation', () => {
  const ENTER = 'name: enter\nintents: [enter]\nsteps:\n  - call: check\n  - say: Welcome.\n';
  const PROVE =
    'name: prove\nproves: true\nslots: { code: { ask: Your code? } }\nsteps:\n  - ask: code\n  - call: check\n    when: slots.code == "4711"\n';
  const BUY =
    'name: buy\nintents: [buy]\nslots: { thing: { ask: What thing? } }\nsteps:\n  - ask: thing\n  - call: act\n    save: done\n  - say: Bought by {{ done.who }}.\n';
  const LATER =
    'name: later\nintents: [later]\nsteps:\n  - wait: { for: 2 days }\n    text: I wait.\n  - call: act\n  - say: Done.\n';
  const open = (...more: string[]) =>
    openTaskChat({
      flows: [ENTER, LATER, ...more],
      intents: {
        enter: ['let me in', 'open the door', 'I want to enter', 'enter please'],
        buy: ['buy a thing', 'I want to buy', 'buy it for me', 'let us buy'],
        later: ['do it later', 'remind me later', 'wait with it', 'do that in two days'],
      },
      actions: {
        check: { does: 'read', run: () => ({ id: 'c7' }), identifies: true },
        act: { does: 'read', run: (_, requester) => ({ who: requester?.id ?? null }) },
      },
    });
  const askedBy = ({ actions }: Awaited<ReturnType<typeof open>>) =>
    actions.requests.at(-1)?.requester ?? null;

  it('keeps when it was proven, forgets it in time, and takes a new proof', async () => {
    const talk = await open();
    await talk.say('let me in');
    expect(talk.conversation.memory.requester).toEqual({ id: 'c7', by: 'action:check', at: talk.at });
    talk.at += 20 * MINUTE;
    await talk.say('hello');
    expect(talk.conversation.memory.requester?.id).toBe('c7');
    talk.at += 10 * MINUTE;
    await talk.say('hello');
    expect(talk.conversation.memory.requester).toBeUndefined();
    await talk.say('let me in');
    expect(talk.conversation.memory.requester?.at).toBe(talk.at);
  });

  it('keeps no proof for its customer that somebody else has given', async () => {
    const talk = await open();
    talk.conversation = { ...talk.conversation, contact, source: 'zd', channel: 'ticket' };
    await talk.say('let me in', { person: { id: 'u2' } });
    expect(talk.conversation.memory.requester).toBeUndefined();
  });

  it('does nothing days later with a proof of before', async () => {
    const talk = await open();
    talk.conversation = {
      ...talk.conversation,
      contact: { ...contact, native: 'u1' },
      source: 'zd',
      channel: 'ticket',
    };
    await talk.say('let me in');
    await talk.say('do it later');
    expect(said(await talk.wake(talk.at + 2 * 24 * 60 * MINUTE))).toBe('Done.');
    expect(askedBy(talk)).toBeNull();
  });

  it('goes on days later for whom the desk had verified', async () => {
    for (const verified of [true, false]) {
      const talk = await open();
      talk.conversation = { ...talk.conversation, contact, source: 'zd', channel: 'ticket' };
      await talk.say('do it later', { person: { id: 'u1', verified } });
      await talk.wake(talk.at + 2 * 24 * 60 * MINUTE);
      expect(askedBy(talk)?.id).toBe(verified ? 'u1' : undefined);
    }
  });

  it('proves itself before a call that needs it, also in the middle of a task whose proof has run out', async () => {
    const talk = await open(PROVE, BUY);
    talk.conversation = { ...talk.conversation, contact, source: 'zd', channel: 'ticket' };
    await talk.say('buy a thing');
    expect(said(await talk.say('a lamp'))).toBe('Your code?');
    expect(said(await talk.say('4711'))).toBe('Bought by c7.');
    await talk.say('buy a thing');
    expect(said(await talk.say('a chair'))).toBe('Bought by c7.');
    expect(said(await talk.say('buy a thing'))).toBe('What thing?');
    talk.at += 40 * MINUTE;
    expect(said(await talk.say('a table'))).toBe('Your code?');
    expect(said(await talk.say('4711'))).toBe('Bought by c7.');
  });

  it('that does not prove anything is asked once, and the gate decides', async () => {
    const talk = await open(PROVE, BUY);
    talk.conversation = { ...talk.conversation, contact, source: 'zd', channel: 'ticket' };
    await talk.say('buy a thing');
    expect(said(await talk.say('a lamp'))).toBe('Your code?');
    expect(said(await talk.say('0000'))).toBe('Bought by .');
  });
});
