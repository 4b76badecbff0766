import { createDesk, type Desk } from '../../src/desk/createDesk.ts';
import type { Packet } from '../../src/desk/packet.ts';
import { renderNote } from '../../src/desk/renderNote.ts';
import type { Response } from '../../src/desk/respond.ts';
import { takeHandoff, takeTurn } from '../../src/engine/takeTurn.ts';
import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk } from './fakeDesk.ts';
import { bot, phrases, silentLog, understanding } from './house.ts';

afterAll(stopEngines);
const W = 'default';
const RETURNS = {
  id: 'returns',
  title: 'Returning a parcel',
  body: 'You can return a parcel within 30 days. Print the return label from your order page.',
};
const QUESTION = 'how can I return a parcel?';

/** The desk with the real index, where `before` happens between the search and the commit of each turn. */
describe.each(engines)('an article that is quoted, on %s', (_, open) => {
  let opened: Opened;
  let desk: Desk;
  let decided: number;
  let before: (() => Promise<unknown>) | undefined;
  const knowledge = createKnowledge();

  beforeEach(async () => {
    opened = await open();
    const { store } = opened;
    decided = 0;
    before = undefined;
    const engine = {
      bot: { ...bot, answerAt: 0.3 },
      understanding,
      knowledge,
      clock: () => performance.now(),
    };
    knowledge.put(await store.articles.put(W, 'api', [RETURNS], Date.now()));
    desk = createDesk({
      store,
      async decide(context, event) {
        decided++;
        const turn = await takeTurn(context, event, engine);
        await before?.();
        before = undefined;
        return turn;
      },
      decideHandoff: (context, event) => takeHandoff(context, event, engine),
      phrases: () => phrases,
      connections: { get: () => local, handoffTarget: () => 'local' },
      knowledge,
      happened: { message() {}, turn() {}, delivery() {}, deskError() {} },
      log: silentLog,
      now: Date.now,
      random: Math.random,
      replica: 'one',
      everyMs: 20,
    });
  });
  const local = createFakeDesk();
  afterEach(async () => {
    await desk.stop();
    await opened.close();
    knowledge.remove('returns');
  });

  const say = async (text: string, conversation?: string): Promise<Response> =>
    JSON.parse(
      await desk.answer({ workspace: W, user: { id: 'u1' }, text, attachments: [], data: {}, conversation }),
    );
  const sourcesOf = ({ replies }: Response) => replies.flatMap(({ sources }) => sources);

  it('is named with the version that was quoted', async () => {
    const answer = await say(QUESTION);
    expect(sourcesOf(answer)).toMatchObject([{ article: 'returns', version: 1 }]);
    expect(decided).toBe(1);
  });

  it('is not named where it was deleted meanwhile, also by another replica', async () => {
    before = () => opened.store.articles.remove(W, 'returns', Date.now());
    const answer = await say(QUESTION);
    expect(decided).toBe(2);
    expect(sourcesOf(answer)).toEqual([]);
    expect(answer.decision).not.toBe('answer');
    expect(knowledge.size).toBe(0);
  });

  it('is quoted anew where it changed meanwhile', async () => {
    const changed = { ...RETURNS, body: 'You can return a parcel within 14 days. Ask for the label.' };
    before = () => opened.store.articles.put(W, 'api', [changed], Date.now());
    const answer = await say(QUESTION);
    expect(decided).toBe(2);
    expect(sourcesOf(answer)).toMatchObject([{ article: 'returns', version: 2 }]);
    expect(answer.replies[0]!.text).toContain('14 days');
  });

  it.each([
    [
      'has changed',
      (store: Opened['store']) => store.articles.put(W, 'api', [{ ...RETURNS, body: 'No.' }], 9),
    ],
    ['has been removed', (store: Opened['store']) => store.articles.remove(W, 'returns', Date.now())],
  ] as const)('and %s since is marked so for the agent who takes over', async (what, change) => {
    const { conversation } = await say(QUESTION);
    await change(opened.store);
    await say('a human please', conversation);
    const [handoff] = await opened.store.desks.handoffs(W, conversation);
    const packet = JSON.parse(handoff!.packet) as Packet;
    expect(renderNote(packet, [])).toContain(`source: Returning a parcel (the article ${what} since)`);
  });

  it('and is as it was is not marked', async () => {
    const { conversation } = await say(QUESTION);
    await say('a human please', conversation);
    const [handoff] = await opened.store.desks.handoffs(W, conversation);
    expect(renderNote(JSON.parse(handoff!.packet) as Packet, [])).not.toContain('since)');
  });
});
