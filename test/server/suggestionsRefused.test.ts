import { openFolder } from './house.ts';
import { type LearningHouse, openLearning } from './learningHouse.ts';

describe('suggestions', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: LearningHouse;
  beforeAll(async () => {
    opened = await openFolder();
    house = await openLearning(opened.store);
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  let users = 0;
  const say = async (text: string) =>
    (await house.call('post', '/v1/messages', { user: { id: `u${++users}` }, text })).body;
  const list = async () => (await house.call('get', '/v1/suggestions')).body;
  const accept = (id: string, body: object) => house.call('post', `/v1/suggestions/${id}/accept`, body);
  const correct = (turn: string, intent: string | null) =>
    house.call('post', `/v1/turns/${turn}/correction`, { intent });

  it('name what is not there and the field at fault', async () => {
    await say('the kettle broke');
    const { id } = (await list()).groups[0].suggestions[0];
    const { turn } = await say('sure of refund');
    const post = (path: string, body: object) => house.call('post', path, body);
    const faults: [Promise<{ body: object }>, object][] = [
      [accept('sug_none', { intent: 'refund' }), { status: 404 }],
      [accept(id, { intent: 'nobody' }), { status: 422, field: '/intent' }],
      [accept(id, {}), { status: 422, field: '/intent' }],
      [accept(id, { intent: 'refund', text: ' ' }), { status: 422, field: '/text' }],
      [post('/v1/suggestions/accept', { ids: [], intent: 'refund' }), { status: 422, field: '/ids' }],
      [
        post('/v1/suggestions/accept', { ids: [id, 'sug_x'], intent: 'refund' }),
        { status: 404, field: '/ids/1' },
      ],
      [post('/v1/suggestions/sug_none/dismiss', {}), { status: 404 }],
      [correct('trn_none', 'refund'), { status: 404 }],
      [correct(turn, 'nobody'), { status: 422, field: '/intent' }],
      [post(`/v1/turns/${turn}/correction`, {}), { status: 422, field: '/intent' }],
      [house.call('get', '/v1/suggestions?state=lost'), { status: 422, field: '?state' }],
      [house.call('get', '/v1/suggestions?cursor=zzz'), { status: 422, field: '?cursor' }],
      [house.call('get', '/v1/suggestions?limit=0'), { status: 422, field: '?limit' }],
    ];
    for (const [asked, expected] of faults) expect((await asked).body).toMatchObject(expected);
    expect((await list()).total).toBe(1);
  });

  it('are not for visitors, nor without a key', async () => {
    const visitor = await house.visit();
    const headers = { authorization: visitor.authorization as string };
    for (const [method, path] of [
      ['get', '/v1/suggestions'],
      ['get', '/v1/intents/collisions'],
      ['post', '/v1/suggestions/accept'],
      ['post', '/v1/turns/trn_x/correction'],
    ] as const) {
      expect((await house.call(method, path, undefined, headers)).status).toBe(403);
      expect((await house.call(method, path, undefined, {})).status).toBe(401);
    }
  });
});
