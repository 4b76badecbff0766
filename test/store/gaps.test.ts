import { newId } from '../../src/domain/ids.ts';
import type { Store, TurnRecord } from '../../src/store/port.ts';
import { engines, type Opened, stopEngines } from './engines.ts';
import { conversation, firstTurn, message, nextTurn, T0 } from './rows.ts';

afterAll(stopEngines);

const ALL = { since: 0, until: T0 + 1_000_000 };
let workspace = '';
let count = 0;

/** A turn as the desk records it: the customer's message, then the bot's, which bears the turn. */
function turn(decision: 'answer' | 'clarify' | 'handoff', text: string, before?: TurnRecord): TurnRecord {
  const id = newId('trn');
  const base = before
    ? nextTurn(before)
    : firstTurn({ conversation: conversation({ workspace, seq: 0, createdAt: T0, updatedAt: T0 }) });
  const seq = before?.conversation.seq ?? 0;
  const of = { ...base.conversation, seq: seq + 2 };
  const sources = decision === 'answer' ? [{ article: 'old' }] : [];
  return {
    ...base,
    event: null,
    conversation: of,
    messages: [
      message(of, seq + 1, { text }),
      message(of, seq + 2, { author: 'bot', text: 'a reply', turn: id }),
    ],
    turn: {
      id,
      decision,
      request: null,
      response: JSON.stringify({ understanding: { language: 'de' }, replies: [{ sources }] }),
    },
  };
}

function handedOver(record: TurnRecord, reason: 'no_answer' | 'asked_for_human', wants: string): TurnRecord {
  const packet = JSON.stringify({ wants, language: 'en', tried: [{ sources: [{ article: 'tried' }] }] });
  return { ...record, handoff: { id: newId('hnd'), turn: record.turn!.id, reason, packet } };
}

describe.each(engines)('questions without an answer on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    workspace = `w${++count}`;
  });

  const questions = () => store.gaps.questions(workspace, ALL, 100);

  it('are those that were handed over for want of an answer, in the words of the packet', async () => {
    const record = handedOver(turn('handoff', 'hi, can I pay by barter?'), 'no_answer', 'pay by barter');
    await store.turns.commit(record);
    await store.turns.commit(handedOver(turn('handoff', 'a person please'), 'asked_for_human', 'a person'));
    expect(await questions()).toEqual([
      {
        id: record.turn?.id,
        conversation: record.conversation.id,
        contact: record.conversation.contact.id,
        text: 'pay by barter',
        language: 'en',
        reason: 'no_answer',
        at: T0,
        tried: ['tried'],
        isAnswered: false,
        state: 'open',
        article: null,
      },
    ]);
  });

  it('are those that the bot asked back on, until an answer follows or a handoff stands for them', async () => {
    const [alone, answered, given] = [
      turn('clarify', 'one?'),
      turn('clarify', 'two?'),
      turn('clarify', 'three?'),
    ];
    for (const record of [alone, answered, given]) await store.turns.commit(record);
    await store.turns.commit(turn('answer', 'this one', answered));
    await store.turns.commit(handedOver(turn('handoff', 'none', given), 'no_answer', 'three'));
    const found = await questions();
    expect(found.map(({ text, reason }) => [text, reason]).sort()).toEqual([
      ['one?', 'asked_back'],
      ['three', 'no_answer'],
    ]);
    expect(found.find(({ text }) => text === 'one?')).toMatchObject({ language: 'de', id: alone.turn?.id });
  });

  it('are those whose answer did not help, as long as no agent names the right article', async () => {
    const record = turn('answer', 'how long does it take?');
    await store.turns.commit(record);
    const said = { turn: record.turn!.id, helpful: false, article: null, by: 'customer', weight: 0.6 };
    const conversation = record.conversation.id;
    await store.feedback.give(workspace, { ...said, id: newId('fbk'), kind: 'thumb', conversation }, T0);
    expect(await questions()).toMatchObject([
      { reason: 'denied', text: 'how long does it take?', tried: ['old'] },
    ]);
    const corrected = {
      ...said,
      id: newId('fbk'),
      kind: 'correction',
      article: 'right',
      conversation,
    } as const;
    await store.feedback.give(workspace, corrected, T0);
    expect(await questions()).toEqual([]);
  });

  it('know whether a person has answered in public', async () => {
    const record = handedOver(turn('handoff', 'x'), 'no_answer', 'some words');
    await store.turns.commit(record);
    const after = nextTurn(record, { turn: null, event: null });
    const note = message(after.conversation, 3, { author: 'agent', public: false });
    await store.turns.commit({ ...after, conversation: { ...after.conversation, seq: 3 }, messages: [note] });
    expect((await questions())[0]).toMatchObject({ isAnswered: false });
    const later = nextTurn(after, { turn: null, event: null });
    const said = message(later.conversation, 4, { author: 'agent' });
    await store.turns.commit({ ...later, conversation: { ...later.conversation, seq: 4 }, messages: [said] });
    expect((await questions())[0]).toMatchObject({ isAnswered: true });
  });

  it('keep what was decided on them, and forget it when they are opened again', async () => {
    const record = handedOver(turn('handoff', 'x'), 'no_answer', 'some words');
    await store.turns.commit(record);
    const id = record.turn!.id;
    const by = { by: 'key 1', now: T0 };
    await store.gaps.decide(workspace, [id], { state: 'dismissed', article: null, ...by });
    expect(await questions()).toMatchObject([{ state: 'dismissed', article: null }]);
    await store.gaps.decide(workspace, [id], { state: 'solved', article: 'a1', ...by });
    expect(await questions()).toMatchObject([{ state: 'solved', article: 'a1' }]);
    await store.gaps.decide(workspace, [id], { state: 'open', article: null, ...by });
    expect(await questions()).toMatchObject([{ state: 'open', article: null }]);
  });

  it('are counted from since until before until, and belong to their workspace', async () => {
    const record = handedOver(turn('handoff', 'x'), 'no_answer', 'some words');
    await store.turns.commit(record);
    expect(await store.gaps.questions(workspace, { since: T0, until: T0 + 1 }, 9)).toHaveLength(1);
    expect(await store.gaps.questions(workspace, { since: T0 + 1, until: T0 + 9 }, 9)).toEqual([]);
    expect(await store.gaps.questions(workspace, { since: 0, until: T0 }, 9)).toEqual([]);
    expect(await store.gaps.questions('another', ALL, 9)).toEqual([]);
    const id = record.turn!.id;
    expect(await store.gaps.find(workspace, [id, 'trn_none'])).toEqual([
      { id, conversation: record.conversation.id },
    ]);
    expect(await store.gaps.find('another', [id])).toEqual([]);
  });
});

describe.each(engines)('drafts on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    workspace = `d${++count}`;
  });

  const draft = (of = 'cnv_1') => ({
    id: newId('drf'),
    conversation: of,
    questions: ['trn_1'],
    title: 'Can I pay by barter?',
    body: 'No.\n\n1. Pay by card 👍',
    language: 'en',
    removed: ['name' as const],
    isSolved: true,
  });
  const undecided = { state: 'open', article: null, decidedBy: null, decidedAt: null };

  it('are given back as they were written, one open one for a conversation', async () => {
    const made = draft();
    const added = await store.drafts.add(workspace, made, T0);
    const whole = { ...made, ...undecided, createdAt: T0, updatedAt: T0 };
    expect(added).toEqual({ isNew: true, draft: whole });
    expect(await store.drafts.add(workspace, draft(), T0 + 1)).toEqual({ isNew: false, draft: whole });
    expect(await store.drafts.list(workspace, 'open', 9)).toEqual({ total: 1, drafts: [whole] });
    expect(await store.drafts.get('another', made.id)).toBeNull();
  });

  it('are changed and decided only while they are open', async () => {
    const { id } = draft();
    await store.drafts.add(workspace, { ...draft(), id }, T0);
    const change = { title: 'T', body: 'B', language: 'de' };
    expect(await store.drafts.change(workspace, id, change, T0 + 5)).toMatchObject({
      ...change,
      updatedAt: T0 + 5,
    });
    const decision = { state: 'accepted', article: 'a1', by: 'key 1', now: T0 + 6 } as const;
    expect(await store.drafts.decide(workspace, id, decision)).toMatchObject({
      state: 'accepted',
      article: 'a1',
      decidedBy: 'key 1',
      decidedAt: T0 + 6,
    });
    expect(await store.drafts.decide(workspace, id, { ...decision, state: 'rejected' })).toBeNull();
    expect(await store.drafts.change(workspace, id, change, T0 + 7)).toBeNull();
    expect((await store.drafts.add(workspace, draft(), T0 + 8)).isNew).toBe(true);
  });
});
