import request from 'supertest';
import { until } from '../desk/house.ts';
import { openSite, page, type Site } from '../sources/site.ts';
import { type House, KEY, openFolder, openServer } from './house.ts';

describe('sources', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  let site: Site;
  beforeAll(async () => {
    opened = await openFolder();
    house = await openServer({ store: opened.store });
    site = await openSite({
      '/help/': page(
        'Hoverboards',
        'To tune the flux capacitor of your hoverboard, hold the blue button for ten seconds.',
        ['gone'],
      ),
    });
  });
  afterAll(async () => {
    await house.stop();
    await site.close();
    await opened.close();
  });
  const web = () => ({ kind: 'web', settings: { url: `${site.url}/help/`, delayMs: 0 } });
  const ended = async (id: string) => {
    const get = async () => (await house.call('get', `/v1/sources/${id}`)).body;
    await until('the run to end', async () => (await get()).state !== 'syncing');
    return get();
  };

  it('are read into answers, shown with their progress and problems, and removed with their articles', async () => {
    const made = await house.call('post', '/v1/sources', web());
    expect([made.status, made.body]).toMatchObject([
      201,
      { kind: 'web', state: 'syncing', schedule: expect.stringMatching(/^\d+ 3 /) },
    ]);
    const { id } = made.body;
    expect(await ended(id)).toMatchObject({ state: 'idle', done: 2, articles: 1, failed: 1 });
    expect((await house.call('get', '/v1/sources')).body.sources).toEqual([expect.objectContaining({ id })]);
    expect((await house.call('get', `/v1/sources/${id}/problems`)).body.problems).toEqual([
      { page: `${site.url}/help/gone`, problem: 'It answers 404.', since: expect.any(Number) },
    ]);
    const ask = { user: { id: 'u' }, text: 'How do I tune the flux capacitor of my hoverboard?' };
    const { body: answer } = await house.call('post', '/v1/messages', ask);
    expect(answer.replies[0].sources[0]).toMatchObject({ title: 'Hoverboards', url: `${site.url}/help/` });
    const { article } = answer.replies[0].sources[0];
    expect((await house.call('get', `/v1/articles/${article}/versions`)).body.versions).toMatchObject([
      { version: 1, source: id },
    ]);
    const changed = await house.call('put', `/v1/sources/${id}`, { ...web(), name: 'Help', schedule: null });
    expect(changed.body).toMatchObject({ name: 'Help', schedule: null });
    await ended(id);
    expect((await house.call('post', `/v1/sources/${id}/sync`, { confirmRemovals: false })).status).toBe(200);
    expect((await house.call('delete', `/v1/sources/${id}`)).body).toEqual({ removed: 1 });
    expect((await house.call('get', `/v1/articles/${article}`)).status).toBe(404);
    expect((await house.call('get', `/v1/articles/${article}/versions`)).body.versions).toHaveLength(1);
    expect((await house.call('get', `/v1/sources/${id}`)).status).toBe(404);
  });

  it('take files as JSON and as a form', async () => {
    const data = Buffer.from('# Unicorn care\n\nBrush the unicorn daily.').toString('base64');
    const { body } = await house.call('post', '/v1/sources/upload', {
      files: [{ name: 'unicorn.md', data }],
    });
    expect(body).toMatchObject({
      source: { kind: 'upload', name: 'Uploaded files', articles: 1 },
      files: [{ name: 'unicorn.md', articles: [expect.any(String)], problem: null }],
    });
    const form = await request(house.url)
      .post('/v1/sources/upload')
      .set('authorization', `Bearer ${KEY}`)
      .field('name', 'Uploaded files')
      .attach('file', Buffer.from('question,answer\nWhere is it?,There\n'), 'faq.csv')
      .attach('file', Buffer.alloc(6_000_000, 'word and '), 'large.txt');
    expect(form.status).toBe(200);
    expect(form.body.source.id).toBe(body.source.id);
    expect(form.body.files.map(({ articles }: { articles: string[] }) => articles.length > 0)).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    ['/kind', { kind: 'ftp', settings: {} }],
    ['/settings/url', { kind: 'web', settings: { url: 'ftp://a.test' } }],
    ['/settings/url', { kind: 'web', settings: { url: 'https://me:pw@a.test/' } }],
    ['/settings/path', { kind: 'folder', settings: { path: 'docs' } }],
    ['/schedule', { kind: 'folder', schedule: 'daily', settings: { path: '/srv/docs' } }],
    ['/settings/installation', { kind: 'desk', settings: { installation: 'none' } }],
  ])('name %s when it is at fault', async (field, body) => {
    expect((await house.call('post', '/v1/sources', body)).body).toMatchObject({ status: 422, field });
  });

  it('refuse a form that is none, files that are no base64, and who has no key', async () => {
    const post = request(house.url).post('/v1/sources/upload');
    const broken = await post
      .set({ authorization: `Bearer ${KEY}`, 'content-type': 'multipart/form-data; boundary=x' })
      .send('nothing');
    expect([broken.status, broken.body.code]).toEqual([400, 'malformed_form']);
    const files = [{ name: 'a.md', data: '%%%' }];
    const { body } = await house.call('post', '/v1/sources/upload', { files });
    expect(body).toMatchObject({ status: 422, field: '/files/0/data' });
    expect((await house.call('get', '/v1/sources', undefined, {})).status).toBe(401);
    const { user: _, ...visitor } = await house.visit();
    expect((await house.call('get', '/v1/sources', undefined, visitor)).status).toBe(403);
  });
});
