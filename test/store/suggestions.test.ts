import { newId } from '../../src/domain/ids.ts';
import type { NewSuggestion } from '../../src/domain/suggestion.ts';
import type { Store, TurnRecord } from '../../src/store/port.ts';
import { engines, type Opened, stopEngines } from './engines.ts';
import { firstTurn, message, nextTurn, T0 } from './rows.ts';

afterAll(stopEngines);

function suggestionOf({ messages, turn }: TurnRecord, more: Partial<NewSuggestion> = {}): NewSuggestion {
  return {
    id: newId('sug'),
    message: messages[0]?.id ?? '',
    turn: turn?.id ?? '',
    text: 'my thing is Žluťoučký 👍 broken?',
    language: 'en',
    reason: 'unclear',
    intent: 'report_bug',
    confidence: 0.1 + 0.2,
    guessed: 'report_bug',
    alternatives: [{ name: 'refund', confidence: 0.25 }],
    ...more,
  };
}

/** A turn with a suggestion; `event: null` is what PostgreSQL commits in a batch with others. */
function learning(more: Partial<NewSuggestion> = {}, event: TurnRecord['event'] = null) {
  const record = firstTurn({ event });
  record.conversation.workspace = workspace;
  return { ...record, suggestion: suggestionOf(record, more) };
}

let workspace = '';
let count = 0;

describe.each(engines)('suggestions on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());
  // A workspace for each test: what one has is nothing to the others.
  beforeEach(() => {
    workspace = `w${++count}`;
  });

  const listed = async (state: 'open' | 'accepted' | 'dismissed' = 'open') =>
    (await store.suggestions.list(workspace, state, 99)).suggestions;
  const decide = (ids: string[], state: 'accepted' | 'dismissed' = 'accepted') =>
    store.suggestions.decide(workspace, ids, { state, intent: 'refund', by: 'key 1', now: T0 + 9 });

  it.each<[how: string, event: TurnRecord['event']]>([
    ['in a batch', null],
    ['alone', { delivery: 'd', native: 'n', at: T0, receivedAt: T0 }],
  ])('are given back as they were written with their turn, %s', async (how, event) => {
    const record = learning({ chose: 'Refunds' }, event && { ...event, delivery: how + workspace });
    expect(await store.turns.commit(record)).toBe('committed');
    expect(await store.suggestions.list(workspace, 'open', 9)).toEqual({
      total: 1,
      suggestions: [
        {
          ...record.suggestion,
          conversation: record.conversation.id,
          state: 'open',
          acceptedAs: null,
          decidedBy: null,
          decidedAt: null,
          createdAt: T0,
        },
      ],
    });
  });

  it('are written with many turns at once', async () => {
    const records = Array.from({ length: 30 }, (_, i) =>
      i % 3 === 0 ? learning() : learning({ intent: null }),
    );
    const results = await Promise.all(records.map((record) => store.turns.commit(record)));
    expect(new Set(results)).toEqual(new Set(['committed']));
    expect((await listed()).map(({ id }) => id).sort()).toEqual(
      records.map(({ suggestion }) => suggestion.id).sort(),
    );
  });

  it('are not written with a turn that is not', async () => {
    const first = learning();
    await store.turns.commit(first);
    await store.turns.commit({ ...nextTurn(first), event: null });
    const stale = { ...nextTurn(first), event: null };
    expect(await store.turns.commit({ ...stale, suggestion: suggestionOf(stale) })).toBe('conflict');
    expect(await listed()).toHaveLength(1);
  });

  it('are there once for a message, and what the customer picked is better known than a guess', async () => {
    const first = learning({ reason: 'close' });
    await store.turns.commit(first);
    const again = { ...nextTurn(first), event: null };
    const about = { message: first.suggestion.message, turn: first.suggestion.turn };
    await store.turns.commit({ ...again, suggestion: suggestionOf(again, { ...about, intent: 'other' }) });
    expect(await listed()).toMatchObject([
      { id: first.suggestion.id, reason: 'close', intent: 'report_bug' },
    ]);
    const picked = { ...nextTurn(again), event: null };
    const chosen = suggestionOf(picked, { ...about, reason: 'chosen', intent: 'refund', chose: 'A refund' });
    await store.turns.commit({ ...picked, suggestion: { ...chosen, guessed: null, alternatives: [] } });
    expect(await listed()).toMatchObject([
      {
        id: first.suggestion.id,
        reason: 'chosen',
        intent: 'refund',
        chose: 'A refund',
        guessed: 'report_bug',
      },
    ]);
  });

  it('take an agent’s word before what the customer picked', async () => {
    const first = learning();
    await store.turns.commit(first);
    const { conversation, suggestion } = first;
    const said = {
      ...suggestion,
      id: newId('sug'),
      reason: 'corrected' as const,
      intent: null,
      confidence: null,
    };
    const corrected = await store.suggestions.correct(workspace, conversation.id, said, T0 + 1);
    expect(corrected).toMatchObject({ id: suggestion.id, reason: 'corrected', intent: null, createdAt: T0 });
    const picked = { ...nextTurn(first), event: null };
    await store.turns.commit({
      ...picked,
      suggestion: { ...suggestion, id: newId('sug'), reason: 'chosen' },
    });
    expect(await listed()).toMatchObject([{ reason: 'corrected', intent: null }]);
  });

  it('are made by an agent’s word where the bot was sure', async () => {
    const record = { ...learning(), suggestion: undefined };
    await store.turns.commit(record);
    const said = suggestionOf(record, { reason: 'corrected', intent: 'refund', confidence: 1 });
    const { id } = record.conversation;
    expect(await store.suggestions.correct(workspace, id, said, T0 + 5)).toMatchObject({
      ...said,
      createdAt: T0 + 5,
    });
    await decide([said.id], 'dismissed');
    expect(await store.suggestions.correct(workspace, id, said, T0 + 6)).toBeNull();
  });

  it('are decided once, with those of the very same words', async () => {
    const [one, twin, told, other] = [
      learning(),
      learning(),
      learning({ reason: 'corrected', intent: 'else' }),
      learning({ text: 'other words' }),
    ] as const;
    for (const record of [one, twin, told, other]) await store.turns.commit(record);
    expect((await decide([one.suggestion.id])).sort()).toEqual(
      [one.suggestion.id, twin.suggestion.id].sort(),
    );
    expect(await decide([one.suggestion.id])).toEqual([]);
    expect((await listed()).map(({ id }) => id).sort()).toEqual(
      [told.suggestion.id, other.suggestion.id].sort(),
    );
    const taken = { state: 'accepted', acceptedAs: 'refund', decidedBy: 'key 1', decidedAt: T0 + 9 };
    expect(await listed('accepted')).toMatchObject([taken, taken]);
    expect(await decide([told.suggestion.id], 'dismissed')).toEqual([told.suggestion.id]);
    expect(await listed('dismissed')).toHaveLength(1);
  });

  it('are decided many at a time', async () => {
    const records = Array.from({ length: 37 }, (_, i) => learning({ text: `text ${i}` }));
    await Promise.all(records.map((record) => store.turns.commit(record)));
    const ids = records.map(({ suggestion }) => suggestion.id);
    expect((await store.suggestions.find(workspace, ids)).map(({ id }) => id)).toEqual(ids.toSorted());
    expect((await decide(ids)).sort()).toEqual(ids.toSorted());
    expect([await decide([]), await store.suggestions.find(workspace, [])]).toEqual([[], []]);
  });

  it('name the customer’s message that a turn answered', async () => {
    const record = learning();
    const { conversation, turn } = record;
    const reply = message(conversation, 2, { author: 'bot', turn: turn?.id });
    await store.turns.commit({
      ...record,
      conversation: { ...conversation, seq: 2 },
      messages: [...record.messages, reply],
    });
    const [said] = record.messages;
    const answered = { conversation: conversation.id, response: '{"a":1}' };
    expect(await store.suggestions.answered(workspace, turn?.id ?? '')).toEqual({
      ...answered,
      message: { id: said?.id, text: said?.text },
    });
    expect(await store.suggestions.answered('other', turn?.id ?? '')).toBeNull();
    expect(await store.suggestions.answered(workspace, 'trn_none')).toBeNull();
    const silent = learning();
    await store.turns.commit(silent);
    expect((await store.suggestions.answered(workspace, silent.turn?.id ?? ''))?.message).toBeNull();
  });

  it('tell of confusion while they are open, and for ever where a person said what was meant', async () => {
    const [open, done, told] = [
      learning(),
      learning({ text: 'b' }),
      learning({ text: 'c', reason: 'corrected' }),
    ] as const;
    for (const record of [open, done, told]) await store.turns.commit(record);
    await decide([done.suggestion.id, told.suggestion.id]);
    const telling = await store.suggestions.telling(workspace, 9);
    expect(telling.map(({ id }) => id).sort()).toEqual([open.suggestion.id, told.suggestion.id].sort());
  });

  it('stay within their workspace', async () => {
    const record = learning();
    await store.turns.commit(record);
    const { id } = record.suggestion;
    expect(await store.suggestions.list('other', 'open', 9)).toEqual({ suggestions: [], total: 0 });
    expect(await store.suggestions.find('other', [id])).toEqual([]);
    expect(await store.suggestions.telling('other', 9)).toEqual([]);
    const decision = { state: 'dismissed', intent: null, by: 'x', now: T0 } as const;
    expect(await store.suggestions.decide('other', [id], decision)).toEqual([]);
    expect(await listed()).toHaveLength(1);
  });

  it('give the newest, oldest first, and how many there are', async () => {
    for (let i = 0; i < 4; i++) {
      const record = learning({ text: `text ${i}` });
      await store.turns.commit({ ...record, conversation: { ...record.conversation, updatedAt: T0 + i } });
    }
    const { suggestions, total } = await store.suggestions.list(workspace, 'open', 2);
    expect([total, suggestions.map(({ text }) => text)]).toEqual([4, ['text 2', 'text 3']]);
  });
});
