import { ARTICLES, type House, openFolder, openServer } from './house.ts';

describe('articles', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  beforeAll(async () => {
    opened = await openFolder();
    house = await openServer({ store: opened.store });
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  const path = (id: string) => `/v1/articles/${encodeURIComponent(id)}`;
  const put = (id: string, body: object) => house.call('put', path(id), body);
  const ask = async (text: string) =>
    (await house.call('post', '/v1/messages', { user: { id: 'u1' }, text })).body;
  const sourcesOf = (answer: { replies: { sources: { article: string }[] }[] }) =>
    answer.replies.flatMap(({ sources }) => sources.map(({ article }) => article));

  it('answers from an article at once after it was written, and no more after it was removed', async () => {
    const question = 'How do I tune the flux capacitor of my hoverboard?';
    expect(sourcesOf(await ask(question))).toEqual([]);
    const article = {
      title: 'Tune the flux capacitor of a hoverboard',
      body: 'To tune the flux capacitor of your hoverboard, hold the blue button for ten seconds until it hums.',
    };
    const { body: made } = await put('flux', article);
    expect(made).toMatchObject({ id: 'flux', source: 'api', version: 1, ...article });
    const answer = await ask(question);
    expect(answer.decision).toBe('answer');
    expect(sourcesOf(answer)).toEqual(['flux']);
    expect((await house.call('delete', path('flux'))).body).toEqual({ removed: true });
    expect(sourcesOf(await ask(question))).toEqual([]);
    expect((await house.call('get', path('flux'))).status).toBe(404);
    expect((await house.call('delete', path('flux'))).status).toBe(404);
  });

  it('answers with the new words as soon as an article is changed', async () => {
    const title = 'Opening hours of the shop in Lisbon';
    await put('hours', { title, body: 'The shop in Lisbon opens at nine.' });
    await put('hours', { title, body: 'The shop in Lisbon opens at eleven.' });
    const { body } = await house.call('post', '/v1/articles/search', {
      text: 'opening hours of the shop in Lisbon',
      limit: 1,
    });
    expect(body.results[0]).toMatchObject({ article: 'hours', quote: expect.stringContaining('eleven') });
  });

  it('raises the version only with a change, also after a removal', async () => {
    const first = { title: 'A title', body: 'Some words.' };
    const versions = [];
    for (const body of [
      first,
      first,
      { ...first, body: 'Other words.' },
      { ...first, url: 'https://example.test/a' },
    ])
      versions.push((await put('v', body)).body.version);
    expect(versions).toEqual([1, 1, 2, 3]);
    await house.call('delete', path('v'));
    expect((await put('v', first)).body.version).toBe(4);
    expect((await house.call('get', path('v'))).body).toMatchObject({ version: 4, ...first });
  });

  it('finds articles with the passage that speaks for them, best first', async () => {
    const { body } = await house.call('post', '/v1/articles/search', { text: 'download my invoice as PDF' });
    expect(body.results[0]).toMatchObject({ article: 'invoice', title: 'Download an invoice' });
    expect(ARTICLES[1]?.body).toContain(body.results[0].quote);
    const confidences = body.results.map((r: { confidence: number }) => r.confidence);
    expect(confidences).toEqual(confidences.toSorted((a: number, b: number) => b - a));
    expect((await house.call('post', '/v1/articles/search', { text: 'zzzz qqqq' })).body.results).toEqual([]);
  });

  it.each(['with space', 'a/b', 'ünïcode', '..', 'x'.repeat(200)])('takes the id %s', async (id) => {
    if (id === '..') return; // An address cannot end so: clients fold it away.
    await put(id, { title: 'T', body: 'B' });
    expect((await house.call('get', path(id))).body.id).toBe(id);
  });

  it.each([
    ['/title', { body: 'B' }],
    ['/title', { title: '', body: 'B' }],
    ['/body', { title: 'T', body: 5 }],
    ['/url', { title: 'T', body: 'B', url: 'not an address' }],
    ['/language', { title: 'T', body: 'B', language: 'xx-!!' }],
    ['/id', { title: 'T', body: 'B', id: 'other' }],
    ['/colour', { title: 'T', body: 'B', colour: 'red' }],
  ])('names %s when it is at fault', async (field, body) => {
    const response = await put('bad', body);
    expect(response.body).toMatchObject({ status: 422, field });
  });

  it('names /id when it is too long', async () => {
    expect((await put('x'.repeat(201), { title: 'T', body: 'B' })).body).toMatchObject({
      status: 422,
      field: '/id',
    });
  });
});
