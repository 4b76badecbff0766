import { until } from '../desk/house.ts';
import { type House, openFolder, openServer } from './house.ts';

const QUESTION = 'how do I return a parcel?';

describe('feedback on answers', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  beforeAll(async () => {
    opened = await openFolder();
    house = await openServer({ store: opened.store, bot: { answerAt: 0.3 } });
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  const ask = async (text: string, user: string, conversation?: string) =>
    (await house.call('post', '/v1/messages', { user: { id: user }, text, conversation })).body;
  const rate = (conversation: string, turn: string, helpful: boolean) =>
    house.call('post', `/v1/conversations/${conversation}/feedback`, { turn, helpful });
  const list = async (query = '') => (await house.call('get', `/v1/feedback${query}`)).body;
  const calibration = async () => (await house.call('get', '/v1/knowledge/calibration')).body;
  const learnt = (what: string, check: (labels: Record<string, { count: number }>) => boolean) =>
    until(what, async () => {
      const { learnt } = await calibration();
      return learnt !== null && check(learnt.labels);
    });

  it('is one row a turn: the customer’s last word, with its conversation', async () => {
    const { conversation, turn } = await ask(QUESTION, 'ana');
    const first = await rate(conversation, turn, true);
    const again = await rate(conversation, turn, false);
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(await list(`?turn=${turn}`)).toMatchObject({
      total: 1,
      next: null,
      feedback: [
        { kind: 'thumb', helpful: false, quoted: 'returns', by: 'customer', counts: 0.6, conversation },
      ],
    });
  });

  it('in words becomes a row too, and names its message', async () => {
    const { conversation, turn } = await ask(QUESTION, 'bo');
    await ask('that worked, thank you!', 'bo', conversation);
    const { feedback } = await list(`?turn=${turn}`);
    expect(feedback).toMatchObject([{ kind: 'said', helpful: true }]);
    const { body } = await house.call('get', `/v1/conversations/${conversation}`);
    const message = body.messages.find(({ id }: { id: string }) => id === feedback[0].message);
    expect(message.text).toBe('that worked, thank you!');
  });

  it('is learnt from, opens its rows, and can be taken back and given again', async () => {
    await learnt(
      'what was said so far',
      ({ confirmed, denied }) => confirmed?.count === 1 && denied?.count === 1,
    );
    const before = (await calibration()).curve;
    const { conversation, turn } = await ask('how can a parcel be returned', 'cy');
    await rate(conversation, turn, false);
    await learnt('a denial', ({ denied }) => denied?.count === 2);
    const { learnt: shown, curve } = await calibration();
    expect(shown.from).toBe('labels');
    expect(curve).not.toEqual(before);
    const rows = (await house.call('get', shown.labels.denied.rows)).body.feedback;
    expect(rows).toHaveLength(2);
    const { id } = rows.find((row: { turn: string }) => row.turn === turn);

    const undone = (await house.call('delete', `/v1/feedback/${id}`)).body;
    expect(undone).toMatchObject({ state: 'undone', counts: 0, undoneBy: 'test' });
    await learnt('that it was undone', ({ denied }) => denied?.count === 1);
    const thresholds = ({ curve }: { curve: { threshold: number }[] }) =>
      curve.map(({ threshold }) => threshold);
    expect(thresholds(await calibration())).toEqual(thresholds({ curve: before }));

    const back = await house.call('patch', `/v1/feedback/${id}`, { state: 'counts' });
    expect(back.body).toMatchObject({ state: 'counts', undoneBy: null });
    await learnt('that it counts again', ({ denied }) => denied?.count === 2);
    expect(thresholds(await calibration())).toEqual(thresholds({ curve }));
  });

  it('of an agent says which article is right, and outweighs the customer’s', async () => {
    const { conversation, turn } = await ask(QUESTION, 'di');
    await rate(conversation, turn, true);
    const path = `/v1/turns/${turn}/correction`;
    expect((await house.call('put', path, { article: 'invoice', by: 'Agent Eve' })).body).toMatchObject({
      kind: 'correction',
      article: 'invoice',
      helpful: false,
      by: 'test for Agent Eve',
      counts: 1,
    });
    const { feedback } = await list(`?turn=${turn}`);
    expect(feedback.map(({ kind, counts }: { kind: string; counts: number }) => [kind, counts])).toEqual([
      ['correction', 1],
      ['thumb', 0],
    ]);
    await learnt('the correction', ({ corrected }) => corrected?.count === 1);
    expect((await house.call('put', path, { article: null })).body).toMatchObject({ article: null });
    expect((await list(`?turn=${turn}`)).total).toBe(2);
    const unknown = await house.call('put', path, { article: 'no-such' });
    expect([unknown.status, unknown.body.field]).toEqual([422, '/article']);
    expect((await house.call('put', '/v1/turns/trn_none/correction', { article: null })).status).toBe(404);
  });

  it('of a contact who comes back with a near question is weak, and written once', async () => {
    const { turn } = await ask('can I return my parcel after two weeks?', 'fay');
    await ask('hello, can I return my parcel after two weeks', 'fay');
    const { conversation } = await ask('where do I download the invoice?', 'fay');
    await rate(conversation, (await ask(QUESTION, 'gil')).turn, true).catch(() => {});
    await house.learner.look();
    await house.learner.look();
    const { feedback } = await list(`?turn=${turn}`);
    expect(feedback).toMatchObject([{ kind: 'returned', helpful: false, weight: 0.2 }]);
  });

  it('comes by page, newest first, each row once', async () => {
    const all = (await list()).feedback.map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { feedback, next } = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...feedback.map(({ id }: { id: string }) => id));
      cursor = next ?? '';
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it('is nothing for a visitor to read or to undo', async () => {
    const { authorization } = await house.visit();
    const as = { authorization: authorization! };
    expect((await house.call('get', '/v1/feedback', undefined, as)).status).toBe(403);
    expect((await house.call('delete', '/v1/feedback/fbk_1', undefined, as)).status).toBe(403);
    expect((await house.call('delete', '/v1/feedback/fbk_none')).status).toBe(404);
  });

  it('shows for each precision the share that would be answered, with the questions behind it', async () => {
    await house.learner.look();
    const { curve, fixed, threshold, questions } = await calibration();
    expect([fixed, threshold]).toEqual([true, 0.3]);
    expect(questions.count).toBeGreaterThan(4);
    const shares = curve.map(({ answered }: { answered: { share: number } }) => answered.share);
    expect(shares).toEqual(shares.toSorted((a: number, b: number) => b - a));
    for (const { answered } of curve) {
      const { body } = await house.call('get', answered.rows);
      expect(body.questions).toHaveLength(answered.count);
    }
  });
});
