import { settled } from '../desk/house.ts';
import { type House, openFolder, openServer } from './house.ts';

const DAY = 24 * 60 * 60_000;
const BARTER = [
  'Do you accept barter of antique violins as payment?',
  'can I barter antique violins as a payment please',
  'payment by barter with antique violins, is that accepted?',
];

describe('GET /v1/knowledge/gaps and what becomes of it', () => {
  let folder: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  let now = Date.now();
  beforeEach(async () => {
    now = Date.now();
    folder = await openFolder();
    house = await openServer({ store: folder.store, now: () => now });
  });
  afterEach(async () => {
    await house.stop();
    await folder.close();
  });

  async function ask(
    text: string,
    id: string,
  ): Promise<{ conversation: string; decision: string; turn: string }> {
    const { body } = await house.call('post', '/v1/messages', { user: { id, name: 'Ana Pérez' }, text });
    return body;
  }
  async function get(path: string) {
    const { body, status } = await house.call('get', path);
    expect({ path, status, body }).toMatchObject({ status: 200 });
    return body;
  }
  const gaps = async (more = '') => (await get(`/v1/knowledge/gaps${more}`)).gaps;
  const decide = (body: object) => house.call('post', '/v1/knowledge/gaps/decide', body);

  /** An agent of the built-in desk answers what was handed over, and resolves it. */
  async function answer(conversation: string, text: string): Promise<void> {
    await settled(folder.store);
    const { ticket } = await get(`/v1/conversations/${conversation}`);
    const author = { id: 'tom', name: 'Tom Miller' };
    await house.call('post', `/v1/tickets/${ticket.id}/comments`, { text, author });
    await house.call('patch', `/v1/tickets/${ticket.id}`, { status: 'resolved' });
    await settled(folder.store);
  }

  it('is empty where everything was answered', async () => {
    expect((await ask('How do I return a parcel?', 'u0')).decision).toBe('answer');
    expect(await gaps()).toEqual([]);
  });

  it('groups what was asked, names it, counts it and opens the rows behind every number', async () => {
    for (const [at, text] of BARTER.entries()) await ask(text, `u${at % 2}`);
    await ask('Which choir sings at the harbour festival on Sunday evening?', 'u9');
    const [barter, choir, ...rest] = await gaps();
    expect(rest).toEqual([]);
    expect(barter).toMatchObject({ questions: { count: 3 }, contacts: { count: 2 }, advice: 'write' });
    expect(barter.name.split(' ')).toEqual(expect.arrayContaining(['barter', 'antique', 'violins']));
    expect(choir).toMatchObject({ questions: { count: 1 } });
    for (const { count, rows } of [barter.questions, barter.trend.last7Days, barter.trend.before7Days]) {
      const { questions } = await get(rows);
      expect(questions).toHaveLength(count);
      for (const question of questions) expect((await get(question.rows)).id).toBe(question.conversation);
    }
    const { questions } = await get(barter.contacts.rows);
    expect(new Set(questions.map(({ contact }: { contact: string }) => contact)).size).toBe(2);
    expect(barter.ids).toHaveLength(3);
    const first = await get('/v1/knowledge/gaps?limit=1');
    const second = await get(`/v1/knowledge/gaps?limit=1&cursor=${first.next}`);
    expect([...first.gaps, ...second.gaps].map(({ id }) => id)).toEqual([barter.id, choir.id]);
    expect(second.next).toBeNull();
  });

  it('tells the last seven days from the seven before them', async () => {
    now -= 10 * DAY;
    await ask(BARTER[0]!, 'u0');
    now += 9 * DAY;
    for (const [at, text] of BARTER.slice(1).entries()) await ask(text, `u${at + 1}`);
    now += DAY;
    const [gap] = await gaps();
    expect(gap).toMatchObject({ trend: { last7Days: { count: 2 }, before7Days: { count: 1 } } });
    expect((await get(gap.trend.before7Days.rows)).questions).toMatchObject([{ text: BARTER[0] }]);
    const [recent] = await gaps(`?since=${now - 2 * DAY}`);
    expect(recent).toMatchObject({ questions: { count: 2 }, trend: { before7Days: { count: 1 } } });
  });

  it('names the article that is nearest, and says to extend it where it is about the question', async () => {
    const { conversation, turn } = await ask('How do I return a parcel?', 'u0');
    await house.call('post', `/v1/conversations/${conversation}/feedback`, { turn, helpful: false });
    const [gap] = await gaps();
    const { text } = gap.examples[0];
    const { results } = (await house.call('post', '/v1/articles/search', { text })).body;
    expect(gap.nearest).toMatchObject({ article: 'returns', title: 'Returning a parcel', questions: 1 });
    expect(gap.nearest.confidence).toBeCloseTo(results[0].confidence, 2);
    expect(gap.advice).toBe('extend');
  });

  it('forgets what was dismissed until somebody asks again', async () => {
    await ask(BARTER[0]!, 'u0');
    const [{ ids }] = await gaps();
    expect((await decide({ questions: ids, state: 'dismissed' })).body).toEqual({ decided: ids });
    expect(await gaps()).toEqual([]);
    expect(await gaps('?state=dismissed')).toMatchObject([{ ids }]);
    await ask(BARTER[1]!, 'u1');
    expect(await gaps()).toMatchObject([{ questions: { count: 1 }, examples: [{ text: BARTER[1] }] }]);
    await decide({ questions: ids, state: 'open' });
    expect(await gaps()).toMatchObject([{ questions: { count: 2 } }]);
  });

  it('closes by itself once the articles answer it, and opens again when they do not any more', async () => {
    for (const [at, text] of BARTER.slice(0, 2).entries()) await ask(text, `u${at}`);
    expect(await gaps()).toHaveLength(1);
    const body =
      'We do not accept the barter of antique violins as payment. Pay by card or by bank transfer.';
    const title = 'Do you accept the barter of antique violins as payment?';
    await house.call('put', '/v1/articles/barter', { title, body });
    expect((await ask(BARTER[0]!, 'u5')).decision).toBe('answer');
    expect(await gaps()).toEqual([]);
    expect(await gaps('?state=answered')).toMatchObject([
      { questions: { count: 2 }, nearest: { article: 'barter' }, askedAgain: { asked: 2, sure: 2 } },
    ]);
    await house.call('delete', '/v1/articles/barter');
    expect(await gaps()).toHaveLength(1);
  });

  it('has answers that did not help, and does not take the same answer for a better one', async () => {
    const asked = await ask('How do I return a parcel?', 'u0');
    const thumb = { turn: asked.turn, helpful: false };
    await house.call('post', `/v1/conversations/${asked.conversation}/feedback`, thumb);
    expect(await gaps()).toMatchObject([{ examples: [{ reason: 'denied', tried: ['returns'] }] }]);
    now += 1_000;
    const body = 'Print the return label from your order page, and hand the parcel in at any post office.';
    await house.call('put', '/v1/articles/returns', { title: 'How do I return a parcel?', body });
    expect(await gaps()).toEqual([]);
  });

  it('makes a draft of what an agent answered, which answers nobody before it is accepted', async () => {
    const { conversation } = await ask(BARTER[0]!, 'u0');
    await ask(BARTER[1]!, 'u1');
    const [gap] = await gaps();
    const none = await house.call('post', '/v1/knowledge/drafts', { questions: gap.ids });
    expect(none).toMatchObject({ status: 409, body: { code: 'no_human_answer' } });
    await answer(
      conversation,
      'Hi Ana,\n\nWe take antique violins in payment at our Vienna workshop only:\n\n1. Book a visit.\n2. Bring the violin.\n\nBest regards,\nTom Miller',
    );
    const drafted = await house.call('post', '/v1/knowledge/drafts', { questions: gap.ids });
    expect(drafted).toMatchObject({
      status: 201,
      body: {
        title: BARTER[0],
        body: 'We take antique violins in payment at our Vienna workshop only:\n\n1. Book a visit.\n2. Bring the violin.',
        conversation,
        state: 'open',
        isSolved: true,
      },
    });
    expect((await ask(BARTER[0]!, 'u6')).decision).not.toBe('answer');
    const { id } = drafted.body;
    expect(await get('/v1/knowledge/drafts')).toMatchObject({ total: 1, drafts: [{ id }] });
    const edited = { title: BARTER[0]!, body: `${drafted.body.body}\n3. We accept it as a payment.` };
    expect((await house.call('put', `/v1/knowledge/drafts/${id}`, edited)).body).toMatchObject(edited);
    const accepted = await house.call('post', `/v1/knowledge/drafts/${id}/accept`, {});
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      article: 'do-you-accept-barter-of-antique-violins-as-payment',
    });
    expect(await get(`/v1/articles/${accepted.body.article}`)).toMatchObject({ ...edited, source: 'api' });
    const again = await house.call('post', '/v1/messages', { user: { id: 'u7' }, text: BARTER[0] });
    expect(again.body).toMatchObject({
      decision: 'answer',
      replies: [{ sources: [{ article: accepted.body.article }] }],
    });
    expect(await gaps('?state=solved')).toMatchObject([
      { examples: [{ article: accepted.body.article }, {}] },
    ]);
    const twice = await house.call('post', `/v1/knowledge/drafts/${id}/accept`, {});
    expect(twice).toMatchObject({ status: 409, body: { code: 'decided' } });
  });

  it('makes a draft of one conversation, and puts it under another id or at the end of an article', async () => {
    const { conversation } = await ask(BARTER[0]!, 'u0');
    await answer(conversation, 'Antique violins are no means of payment in our shop.');
    const draft = async () => (await house.call('post', '/v1/knowledge/drafts', { conversation })).body;
    const accept = async (body: object) =>
      house.call('post', `/v1/knowledge/drafts/${(await draft()).id}/accept`, body);
    expect((await draft()).id).toBe((await draft()).id);
    expect((await accept({ article: 'returns' })).body).toMatchObject({
      code: 'article_exists',
      field: '/article',
    });
    expect((await accept({ extend: 'none' })).status).toBe(404);
    expect((await accept({ extend: 'returns', article: 'x' })).status).toBe(422);
    expect((await accept({ extend: 'returns' })).body).toMatchObject({
      state: 'accepted',
      article: 'returns',
    });
    const { body, url } = await get('/v1/articles/returns');
    expect(url).toBe('https://help.example.test/returns');
    expect(body).toMatch(
      /post office\.\n\n## Do you accept barter.*\n\nAntique violins are no means of payment/,
    );
    expect((await accept({ article: 'violins' })).body).toMatchObject({ article: 'violins' });
    const { id } = await draft();
    expect((await house.call('post', `/v1/knowledge/drafts/${id}/reject`)).body.state).toBe('rejected');
    const edited = { title: 'x', body: 'y' };
    expect((await house.call('put', `/v1/knowledge/drafts/${id}`, edited)).status).toBe(409);
  });

  it('refuses a decision on what is not there, and names the field', async () => {
    const of = { questions: ['trn_0'] };
    const wrong: [body: object, status: number, field: string][] = [
      [{ ...of, state: 'dismissed' }, 404, '/questions/0'],
      [{ ...of, state: 'solved' }, 422, '/article'],
      [{ ...of, state: 'solved', article: 'x' }, 422, '/article'],
      [{ ...of, state: 'dismissed', article: 'returns' }, 422, '/article'],
      [{ questions: [], state: 'dismissed' }, 422, '/questions'],
    ];
    for (const [body, status, field] of wrong)
      expect(await decide(body)).toMatchObject({ status, body: { field } });
  });

  it('refuses a draft of nothing, of two things, and of what is not there', async () => {
    const draft = async (body: object) => (await house.call('post', '/v1/knowledge/drafts', body)).status;
    expect(await draft({})).toBe(422);
    expect(await draft({ conversation: 'cnv_0', questions: ['trn_0'] })).toBe(422);
    expect(await draft({ conversation: 'cnv_0' })).toBe(404);
    expect(await draft({ questions: ['trn_0'] })).toBe(404);
    expect((await house.call('get', '/v1/knowledge/drafts/drf_0')).status).toBe(404);
    expect((await house.call('get', '/v1/knowledge/gaps/trn_0')).status).toBe(404);
  });

  it('is for API keys alone', async () => {
    const visitor = await house.visit();
    for (const path of ['gaps', 'drafts', 'conflicts'])
      expect((await house.call('get', `/v1/knowledge/${path}`, undefined, visitor)).status).toBe(403);
  });

  it('shows two articles that contradict each other, with their sentences and passages', async () => {
    const body = 'Refunds are free. You can return a parcel within 14 days.';
    await house.call('put', '/v1/articles/refunds', { title: 'Refund policy', body });
    const { articles, totals, contradictions } = await get('/v1/knowledge/conflicts');
    expect({ articles, totals }).toEqual({ articles: 3, totals: { duplicates: 0, contradictions: 1 } });
    expect(contradictions).toMatchObject([
      {
        kind: 'figure',
        sides: [
          { article: 'returns', sentence: 'You can return a parcel within 30 days.' },
          { article: 'refunds', sentence: 'You can return a parcel within 14 days.', passage: body },
        ],
      },
    ]);
    for (const { rows, article } of contradictions[0].sides) expect((await get(rows)).id).toBe(article);
    await house.call('delete', '/v1/articles/refunds');
    expect((await get('/v1/knowledge/conflicts')).totals.contradictions).toBe(0);
  });
});
