import type { NewFeedback } from '../../src/domain/feedback.ts';
import { newId } from '../../src/domain/ids.ts';
import type { Store, TurnRecord } from '../../src/store/port.ts';
import { answeredTurn } from './answeredTurn.ts';
import { engines, type Opened, stopEngines } from './engines.ts';
import { nextTurn, T0 } from './rows.ts';

afterAll(stopEngines);

const DAY = 24 * 60 * 60_000;
let workspace = '';
let count = 0;

function said({ turn }: TurnRecord, more: Partial<NewFeedback> = {}): NewFeedback {
  return {
    id: newId('fbk'),
    turn: turn!.id,
    kind: 'thumb',
    helpful: false,
    article: null,
    by: 'customer',
    weight: 0.6,
    ...more,
  };
}

describe.each(engines)('feedback on %s', (_, open) => {
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

  const listed = async () => (await store.feedback.list(workspace, {}, 99)).feedback;

  it('is one row a turn and kind: a later thumb replaces the earlier one', async () => {
    const record = answeredTurn({ workspace });
    await store.turns.commit(record);
    const first = await store.feedback.give(workspace, said(record), T0 + 1);
    const again = await store.feedback.give(
      workspace,
      said(record, { helpful: true, comment: 'ok' }),
      T0 + 2,
    );
    expect(again).toEqual({ ...first, helpful: true, comment: 'ok' });
    expect(await listed()).toEqual([
      {
        ...said(record),
        id: first!.id,
        helpful: true,
        comment: 'ok',
        conversation: record.conversation.id,
        contact: record.conversation.contact.id,
        quoted: 'returns',
        state: 'counts',
        undoneBy: null,
        undoneAt: null,
        at: T0 + 1,
      },
    ]);
  });

  it('is only taken on a turn of the workspace, and of the conversation that is named', async () => {
    const record = answeredTurn({ workspace });
    await store.turns.commit(record);
    expect(await store.feedback.give('other', said(record), T0)).toBeNull();
    expect(
      await store.feedback.give(workspace, { ...said(record), conversation: 'cnv_other' }, T0),
    ).toBeNull();
    expect(await store.feedback.give(workspace, said(record, { turn: 'trn_none' }), T0)).toBeNull();
    expect(await listed()).toEqual([]);
  });

  it('that an admin took out stays out when the customer says it again, and comes back when an admin wants it', async () => {
    const record = answeredTurn({ workspace });
    await store.turns.commit(record);
    const { id } = (await store.feedback.give(workspace, said(record), T0))!;
    const before = await store.feedback.mark(workspace);
    expect(await store.feedback.setState(workspace, id, 'undone', 'Bo', T0 + 5)).toMatchObject({
      state: 'undone',
      undoneBy: 'Bo',
      undoneAt: T0 + 5,
    });
    expect(await store.feedback.mark(workspace)).not.toBe(before);
    await store.feedback.give(workspace, said(record), T0 + 6);
    expect(await store.feedback.speaking(workspace, 9)).toEqual([]);
    expect(await store.feedback.setState(workspace, id, 'counts', 'Bo', T0 + 7)).toMatchObject({
      undoneBy: null,
    });
    expect(await store.feedback.speaking(workspace, 9)).toHaveLength(1);
    expect(await store.feedback.setState('other', id, 'undone', 'Bo', T0)).toBeNull();
  });

  it('of an agent replaces what an agent said before, and counts again', async () => {
    const record = answeredTurn({ workspace });
    await store.turns.commit(record);
    const correction = { kind: 'correction', by: 'Bo', weight: 1, article: 'invoice' } as const;
    const { id } = (await store.feedback.give(workspace, said(record, correction), T0))!;
    await store.feedback.setState(workspace, id, 'undone', 'Cy', T0 + 1);
    const again = await store.feedback.give(
      workspace,
      said(record, { ...correction, article: null, by: 'Di' }),
      T0 + 2,
    );
    expect(again).toMatchObject({
      id,
      article: null,
      by: 'Di',
      state: 'counts',
      undoneBy: null,
      undoneAt: null,
    });
  });

  it('is listed newest first, by page and by what it is about', async () => {
    const records = [0, 1, 2].map(() => answeredTurn({ workspace }));
    for (const [i, record] of records.entries()) {
      await store.turns.commit(record);
      await store.feedback.give(workspace, said(record, { helpful: i === 1 }), T0 + i);
    }
    const all = await listed();
    expect(all.map(({ turn }) => turn)).toEqual(records.toReversed().map(({ turn }) => turn!.id));
    const [first] = all;
    const rest = await store.feedback.list(workspace, { after: { at: first!.at, id: first!.id } }, 1);
    expect(rest).toMatchObject({ total: 3, feedback: [{ id: all[1]!.id }] });
    const count = async (filter: Parameters<Store['feedback']['list']>[1]) =>
      (await store.feedback.list(workspace, filter, 9)).total;
    expect(await count({ helpful: true })).toBe(1);
    expect(await count({ article: 'returns' })).toBe(3);
    expect(await count({ article: 'other' })).toBe(0);
    expect(await count({ kind: 'said' })).toBe(0);
    expect(await count({ ids: [] })).toBe(0);
    expect(await count({ ids: [all[2]!.id], state: 'counts' })).toBe(1);
  });

  it.each<[how: string, event: TurnRecord['event']]>([
    ['in a batch', null],
    ['alone', { delivery: 'd', native: 'n', at: T0, receivedAt: T0 }],
  ])('that a message says comes with its turn, once, %s', async (how, event) => {
    const record = answeredTurn({ workspace });
    await store.turns.commit(record);
    const words = said(record, { kind: 'said' });
    const named = event && { ...event, delivery: how + workspace, native: how + workspace };
    const next = { ...nextTurn(record, { event: named }), feedback: words };
    expect(await store.turns.commit(next)).toBe('committed');
    const after = { ...nextTurn(next), feedback: said(record, { kind: 'said', helpful: true }) };
    expect(await store.turns.commit(after)).toBe('committed');
    expect(await listed()).toMatchObject([{ id: words.id, helpful: false, quoted: 'returns' }]);
  });

  it('is read with the words that it is about, from the messages themselves', async () => {
    const record = answeredTurn({ workspace });
    await store.turns.commit(record);
    const [asked] = await store.feedback.asked(workspace, [record.turn!.id, 'trn_none']);
    expect(asked).toMatchObject({ turn: record.turn!.id, conversation: record.conversation.id, at: T0 });
    expect(asked!.messages.map(({ text }) => text)).toEqual(['how do I return it?', '30 days']);
    expect(await store.feedback.asked('other', [record.turn!.id])).toEqual([]);
    expect((await store.feedback.latestAsked(workspace, 9)).map(({ turn }) => turn)).toEqual([
      record.turn!.id,
    ]);
  });

  it('knows who came back in another conversation within the time', async () => {
    const contact = newId('con');
    const first = answeredTurn({ workspace, contact });
    const later = answeredTurn({ workspace, contact, at: T0 + DAY });
    const late = answeredTurn({ workspace, contact, at: T0 + 9 * DAY });
    const stranger = answeredTurn({ workspace, at: T0 + DAY });
    for (const record of [first, later, late, stranger]) await store.turns.commit(record);
    expect(await store.feedback.cameBack(workspace, 0, 3 * DAY, 9)).toEqual([
      { answered: first.turn!.id, asked: later.turn!.id, at: T0 + DAY },
    ]);
    expect(await store.feedback.cameBack(workspace, T0 + DAY, 3 * DAY, 9)).toEqual([]);
  });
});
