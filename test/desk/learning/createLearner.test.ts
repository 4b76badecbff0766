import { createLearner, type Learner } from '../../../src/desk/learning/createLearner.ts';
import { labelsOf } from '../../../src/desk/learning/labelsOf.ts';
import { FEEDBACK_WEIGHTS, type NewFeedback } from '../../../src/domain/feedback.ts';
import { newId } from '../../../src/domain/ids.ts';
import { createKnowledge, type LocalKnowledge } from '../../../src/knowledge/createKnowledge.ts';
import type { Store } from '../../../src/store/port.ts';
import { answeredTurn } from '../../store/answeredTurn.ts';
import { engines, type Opened, stopEngines } from '../../store/engines.ts';
import { T0 } from '../../store/rows.ts';
import { silentLog } from '../house.ts';

afterAll(stopEngines);

const TOPICS = ['violin strings', 'garden hose', 'camera lens', 'coffee grinder'];
const ARTICLES = TOPICS.map((topic, i) => ({
  id: `a${i}`,
  title: `About the ${topic}`,
  body: `The ${topic} can be had at the counter.`,
}));
const QUESTION = 'where is the violin strings counter';
let workspace = '';
let count = 0;

describe.each(engines)('learning how sure to be, on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  const learners: Learner[] = [];
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  beforeEach(() => {
    workspace = `w${++count}`;
  });
  afterEach(async () => {
    await Promise.all(learners.splice(0).map((learner) => learner.stop()));
  });
  afterAll(() => opened.close());

  async function learning(of: Store = store): Promise<{ learner: Learner; knowledge: LocalKnowledge }> {
    const knowledge = createKnowledge();
    knowledge.put(await of.articles.put(workspace, 'api', ARTICLES, T0));
    const learner = createLearner({
      store: of,
      knowledge,
      encoder: null,
      workspace,
      now: () => T0,
      log: silentLog,
    });
    learners.push(learner);
    await learner.look();
    return { learner, knowledge };
  }
  const sure = async ({ knowledge }: { knowledge: LocalKnowledge }) => [
    (await knowledge.search({ text: QUESTION }))[0]!.confidence,
    knowledge.thresholdFor(0.95),
  ];

  async function give(
    more: Partial<NewFeedback> & { text?: string; article?: string } = {},
  ): Promise<string> {
    const { text = QUESTION, kind = 'thumb', ...rest } = more;
    const record = answeredTurn({ workspace, text, article: 'a0' });
    await store.turns.commit(record);
    const given = await store.feedback.give(
      workspace,
      {
        id: newId('fbk'),
        turn: record.turn!.id,
        kind,
        helpful: false,
        article: null,
        by: 'customer',
        weight: FEEDBACK_WEIGHTS[kind],
        ...rest,
      },
      T0,
    );
    return given!.id;
  }

  it('comes to the same belief in two replicas that read the same rows, whenever they start', async () => {
    const one = await learning();
    const before = await sure(one);
    for (let i = 0; i < 5; i++) await give();
    await one.learner.look();
    const two = await learning(opened.another ? await opened.another() : store);
    expect(await sure(one)).toEqual(await sure(two));
    expect(await sure(one)).not.toEqual(before);
    expect(two.learner.learned).toMatchObject({
      from: 'labels',
      labels: { weight: 5 * FEEDBACK_WEIGHTS.thumb },
    });
  });

  it('is as before once all feedback is undone', async () => {
    const one = await learning();
    const before = await sure(one);
    const id = await give();
    await one.learner.look();
    expect(await sure(one)).not.toEqual(before);
    await store.feedback.setState(workspace, id, 'undone', 'Bo', T0 + 1);
    await one.learner.look();
    expect(await sure(one)).toEqual(before);
    expect(one.learner.learned?.labels).toEqual({ confirmed: [], denied: [], corrected: [], weight: 0 });
  });

  it('happens again only where feedback or enough articles changed', async () => {
    const { learner, knowledge } = await learning();
    const first = learner.learned;
    await learner.look();
    expect(learner.learned).toBe(first);
    knowledge.remove('a3');
    await learner.look();
    expect(learner.learned).not.toBe(first);
  });

  it('asks the latest questions again, and keeps none of their words', async () => {
    await give({ helpful: true });
    const { learner } = await learning();
    expect(learner.learned!.recent).toMatchObject([{ decision: 'answer', article: 'a0', at: T0 }]);
    expect(JSON.stringify(learner.learned)).not.toContain('violin');
  });

  it('reads the words of a question only from its conversation', async () => {
    await give({ helpful: true });
    await give({ text: '' });
    expect((await labelsOf(store, workspace)).map(({ question }) => question)).toEqual([]);
    await store.articles.put(workspace, 'api', ARTICLES, T0);
    expect((await labelsOf(store, workspace)).map(({ question }) => question)).toEqual([
      { text: QUESTION, relevant: ['a0'], weight: FEEDBACK_WEIGHTS.thumb },
    ]);
  });

  it('forgets that an article did not help once it was changed, and what named one that is gone', async () => {
    await store.articles.put(workspace, 'api', ARTICLES, T0);
    await give();
    await give({ kind: 'correction', by: 'Bo', article: 'a1' });
    const questions = async () => (await labelsOf(store, workspace)).map(({ question }) => question);
    expect(await questions()).toEqual(
      expect.arrayContaining([
        { text: QUESTION, relevant: [], denied: ['a0'], weight: FEEDBACK_WEIGHTS.thumb },
        { text: QUESTION, relevant: ['a1'], weight: 1 },
      ]),
    );
    await store.articles.put(workspace, 'api', [{ ...ARTICLES[0]!, body: 'Better.' }], T0 + 1);
    await store.articles.remove(workspace, 'a1', T0 + 1);
    expect(await questions()).toEqual([]);
  });

  it('stops at once also where vectors are still being made', async () => {
    const knowledge = { ...createKnowledge(), idle: () => new Promise<void>(() => {}) };
    const learner = createLearner({
      store,
      knowledge,
      encoder: null,
      workspace,
      now: () => T0,
      log: silentLog,
    });
    expect(learner.isBusy).toBe(true);
    await learner.stop();
    expect([learner.isBusy, learner.learned]).toEqual([false, null]);
  });
});
