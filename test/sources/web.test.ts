import type { SourceInput } from '../../src/domain/source.ts';
import type { Store } from '../../src/store/port.ts';
import { until } from '../desk/house.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { makePdf } from './files.ts';
import { openSources, type SourceHouse, W } from './house.ts';
import { openSite, page, type Site, sitemap, sitemapIndex } from './site.ts';

afterAll(stopEngines);

describe.each(engines)('a web site on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  let site: Site;
  let house: SourceHouse;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    site = await openSite();
    house = openSources(store);
  });
  afterEach(async () => {
    for (const { id } of await house.sources.list(W)) await house.sources.remove(W, id);
    await house.stop();
    await site.close();
  });

  const web = (path = '/help/', more: object = {}): SourceInput => ({
    kind: 'web',
    settings: {
      url: site.url + path,
      include: [],
      exclude: [],
      maxPages: 100,
      delayMs: 0,
      allowPrivate: false,
      ...more,
    },
  });
  const create = async (input: SourceInput) => house.ended((await house.sources.create(W, input)).id);
  const titles = () => [...house.knows.values()].map(({ title }) => title).sort();
  const set = (pages: Record<string, Parameters<Site['pages']['set']>[1]>) => {
    for (const [path, one] of Object.entries(pages)) site.pages.set(path, one);
  };
  const problems = async (id: string) =>
    (await house.sources.problems(W, id, 99)).map((p) => `${p.page.replace(site.url, '')} ${p.problem}`);
  const three = () =>
    set({
      '/help/': page('Start', 'Here begins the help of Acme, with many words.', [
        'a',
        './b?utm_source=x',
        '/shop/c',
      ]),
      '/help/a': page('Page A', 'All about A and what it does for you every day.', ['/help/b#part']),
      '/help/b': page('Page B', 'All about B and what it does for you every night.', [
        '/help/',
        'https://other.test/x',
      ]),
      '/shop/c': page('Shop', 'Buy now, this is no help.'),
    });

  it('is read from its start, below it and on its own host alone, each page once', async () => {
    three();
    const source = await create(web());
    expect(source).toMatchObject({
      state: 'idle',
      done: 3,
      total: 3,
      added: 3,
      failed: 0,
      articles: 3,
      lastError: null,
    });
    expect(titles()).toEqual(['Page A', 'Page B', 'Start']);
    expect(site.asked.filter((line) => !/robots|sitemap/.test(line))).toEqual([
      '/help/ 200',
      '/help/a 200',
      '/help/b 200',
    ]);
    expect([...site.agents]).toEqual([expect.stringContaining('Deskhand')]);
    const a = [...house.knows.values()].find(({ title }) => title === 'Page A');
    expect(a).toMatchObject({ url: `${site.url}/help/a`, language: 'en', source: source.id, version: 1 });
    expect(a?.body).toContain(`[Read /help/b#part](${site.url}/help/b#part)`);
    expect(a?.body).not.toMatch(/track|©|Home/);
    expect(await store.articles.get(W, a?.id ?? '')).toEqual(a);
  });

  it('is asked only whether it changed the next time; what changed gets a new version and the old one is kept', async () => {
    three();
    const { id } = await create(web());
    site.asked.length = 0;
    expect(await house.again(id)).toMatchObject({ done: 3, added: 0, changed: 0, removed: 0, articles: 3 });
    expect(site.asked.filter((line) => line.endsWith('304'))).toHaveLength(3);
    set({ '/help/a': page('Page A', 'All is new about A, and better than it was before.', ['/help/b']) });
    expect(await house.again(id)).toMatchObject({ added: 0, changed: 1, removed: 0, articles: 3 });
    const a = [...house.knows.values()].find(({ title }) => title === 'Page A');
    expect(a).toMatchObject({ version: 2, body: expect.stringContaining('All is new') });
    const versions = await store.articles.versions(W, a?.id ?? '');
    expect(versions.map(({ version, body }) => [version, body.slice(0, 7)])).toEqual([
      [2, 'All is '],
      [1, 'All abo'],
    ]);
  });

  it('loses the articles of pages that are gone', async () => {
    three();
    const { id } = await create(web());
    site.pages.delete('/help/b');
    expect(await house.again(id)).toMatchObject({
      removed: 1,
      articles: 2,
      state: 'idle',
      pendingRemovals: 0,
    });
    expect(titles()).toEqual(['Page A', 'Start']);
    expect(await problems(id)).toEqual(['/help/b It answers 404.']);
  });

  it('asks before it removes more than half, and goes on answering meanwhile', async () => {
    three();
    const { id } = await create(web());
    set({ '/help/': page('Start', 'We have moved to another place, sorry for that, look there.') });
    expect(await house.again(id)).toMatchObject({
      state: 'confirm',
      pendingRemovals: 2,
      removed: 0,
      articles: 3,
    });
    expect(titles()).toEqual(['Page A', 'Page B', 'Start']);
    expect(await house.again(id, { confirmRemovals: true })).toMatchObject({
      state: 'idle',
      removed: 2,
      articles: 1,
    });
    expect(titles()).toEqual(['Start']);
  });

  it('keeps the article of a page that fails, and what that page led to, and says so', async () => {
    three();
    set({
      '/help/a': page('Page A', 'All about A and what it does for you every day.', ['/help/only-from-a']),
    });
    set({ '/help/only-from-a': page('Deep', 'Deep inside there are words about it, too.') });
    const { id } = await create(web());
    expect(titles()).toContain('Deep');
    set({ '/help/a': { status: 500, body: 'oops' } });
    expect(await house.again(id)).toMatchObject({ state: 'idle', failed: 1, removed: 0, articles: 4 });
    expect(await problems(id)).toEqual(['/help/a It answers 500.']);
    three();
    expect(await house.again(id)).toMatchObject({ failed: 0, removed: 1 });
    expect(await problems(id)).toEqual([]);
  });

  it('removes nothing when the start does not answer, and says why', async () => {
    three();
    const { id } = await create(web());
    set({ '/help/': { status: 503, body: 'down' } });
    expect(await house.again(id)).toMatchObject({
      state: 'failed',
      articles: 3,
      lastError: expect.stringContaining('503'),
    });
    expect(house.knows.size).toBe(3);
    set({ '/robots.txt': { status: 500, body: 'down' } });
    expect(await house.again(id)).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('robots.txt'),
    });
  });

  it('removes nothing when it stops at its limit of pages', async () => {
    three();
    const { id } = await create(web());
    await house.sources.change(W, id, web('/help/', { maxPages: 1 }));
    expect(await house.ended(id)).toMatchObject({
      state: 'idle',
      done: 1,
      articles: 3,
      lastError: expect.stringContaining('maxPages'),
    });
  });

  it('is read by its sitemaps, also those of an index, without following links', async () => {
    three();
    set({
      '/maps/index.xml': sitemapIndex(
        `${site.url}/maps/1.xml`,
        `${site.url}/maps/2.xml`,
        'https://other.test/3.xml',
      ),
      '/maps/1.xml': sitemap(`${site.url}/help/a`, 'https://other.test/x'),
      '/maps/2.xml': sitemap(`${site.url}/help/x?a=1&b=2`, `${site.url}/shop/c`),
      '/help/x?a=1&b=2': page('Page X', 'All about X and what it does with two parameters.', ['/help/b']),
    });
    const source = await create(web('/maps/index.xml', { exclude: ['/shop/'] }));
    expect(source).toMatchObject({ state: 'idle', done: 2 });
    expect(titles()).toEqual(['Page A', 'Page X']);
  });

  it('is found by the sitemap that robots.txt names, and read as robots.txt allows', async () => {
    three();
    set({
      '/robots.txt': {
        headers: { 'content-type': 'text/plain' },
        body: `User-agent: *\nDisallow: /help/b\nSitemap: ${site.url}/map.xml\n\nUser-agent: deskhand\nDisallow: /help/a\nCrawl-delay: 0.05`,
      },
      '/map.xml': sitemap(`${site.url}/help/lonely`),
      '/help/lonely': page('Lonely', 'Nobody leads here, but the sitemap knows it.'),
    });
    const began = performance.now();
    await create(web());
    expect(titles()).toEqual(['Lonely', 'Page B', 'Start']);
    expect(site.asked.some((line) => line.startsWith('/help/a'))).toBe(false);
    expect(performance.now() - began).toBeGreaterThan(100);
  });

  it('is left alone where its robots.txt says so', async () => {
    three();
    set({ '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /' } });
    expect(await create(web())).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('forbids'),
    });
    expect(site.asked).toEqual(['/robots.txt 200']);
  });

  it('follows redirects on its host, never to another, and takes a page by the address it gives itself', async () => {
    const elsewhere = await openSite({
      '/secret': page('Secret', 'The inner secret of the company, for nobody else.'),
    });
    set({
      '/help/': page('Start', 'Here begins the help of Acme, with many words.', [
        'old',
        'away',
        'copy?page=1',
        'ring',
      ]),
      '/help/old': { status: 301, body: '', headers: { location: '/help/new' } },
      '/help/new': page('New', 'This is where the old page lives now, with words.'),
      '/help/away': { status: 302, body: '', headers: { location: `${elsewhere.url}/secret` } },
      '/help/copy?page=1': page('Copy', 'One of several addresses of the same page of words.').replace(
        '</head>',
        '<link rel="canonical" href="/help/copy"></head>',
      ),
      '/help/ring': { status: 302, body: '', headers: { location: '/help/ring' } },
    });
    const { id, failed } = await create(web());
    expect(titles()).toEqual(['Copy', 'New', 'Start']);
    expect([...house.knows.values()].map(({ url }) => url?.replace(site.url, '')).sort()).toEqual([
      '/help/',
      '/help/copy',
      '/help/new',
    ]);
    expect(elsewhere.asked).toEqual([]);
    expect(failed).toBe(2);
    expect(await problems(id)).toEqual([
      '/help/away It leads to another site, which is not read.',
      '/help/ring It leads in circles.',
    ]);
    await elsewhere.close();
  });

  it('reads PDF pages, and passes over pictures, slow, huge, empty and unwanted ones', async () => {
    await house.stop();
    house = openSources(store, { web: { timeoutMs: 800, maxBytes: 1024 * 1024 } });
    const links = ['slow', 'huge', 'terms', 'photo', 'drawn', 'private'];
    set({
      '/help/': page('Start', 'Here begins the help of Acme, with many words.', links),
      '/help/slow': { body: page('Slow', 'x'), slow: 2_000 },
      '/help/huge': { body: Buffer.alloc(2 * 1024 * 1024, 'a') },
      '/help/terms': {
        headers: { 'content-type': 'application/pdf' },
        body: makePdf([
          { text: 'Terms', size: 20, y: 700 },
          { text: 'You may send it back.', size: 10, y: 660 },
        ]),
      },
      '/help/photo': { headers: { 'content-type': 'image/png' }, body: 'PNG' },
      '/help/drawn': '<html><body><div id="app"></div><script src="app.js"></script></body></html>',
      '/help/private': page('Private', 'Not for machines at all, so to say.').replace(
        '<head>',
        '<head><meta name="robots" content="noindex">',
      ),
    });
    const { id } = await create(web());
    expect(titles()).toEqual(['Start', 'Terms']);
    expect((await problems(id)).sort()).toEqual([
      '/help/drawn It holds no words. Pages that are drawn by JavaScript cannot be read.',
      '/help/huge It is larger than 1 MB.',
      '/help/slow No answer within 1 s.',
    ]);
  });

  it('never opens an address of the own network by a public name, unless the admin means it', async () => {
    three();
    const lookup = ((_: string, __: object, done: (error: null, all: object[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])) as never;
    await house.stop();
    house = openSources(store, { web: { lookup } });
    const url = site.url.replace('127.0.0.1', 'help.acme.test');
    const refused = await create(web('', { url: `${url}/help/` }));
    expect(refused).toMatchObject({ state: 'failed', lastError: expect.stringContaining('own network') });
    expect(site.asked).toEqual([]);
    expect(await create(web('', { url: `${url}/help/`, allowPrivate: true }))).toMatchObject({
      state: 'idle',
      articles: 3,
    });
    const metadata = await create(web('', { url: 'http://169.254.169.254/latest/', allowPrivate: true }));
    expect(metadata).toMatchObject({ state: 'failed', lastError: expect.stringContaining('link-local') });
  });

  it('goes on after a process that ended in the middle, without a second article', async () => {
    three();
    set({
      '/help/b': { body: page('Page B', 'All about B and what it does for you every night.'), slow: 600 },
    });
    const { id } = await house.sources.create(W, web());
    await until('two pages to be read', () => house.knows.size === 2);
    await house.stop();
    expect(await house.sources.get(W, id)).toMatchObject({ state: 'syncing', articles: 2 });
    expect(
      (await store.articles.changedSince(W, 0)).articles.filter(({ source }) => source === id),
    ).toHaveLength(2);
    house = openSources(store, { replica: 'two' });
    await house.sources.start();
    expect(await house.ended(id)).toMatchObject({ state: 'idle', articles: 3, added: 1 });
    expect(site.asked.filter((line) => line.endsWith('304'))).toHaveLength(2);
  });

  it('is read by one of several replicas', async () => {
    three();
    set({
      '/help/a': { body: page('Page A', 'All about A and what it does for you every day.'), slow: 300 },
    });
    const other = openSources(store, { replica: 'two' });
    const { id } = await house.sources.create(W, web());
    await other.sources.sync(W, id);
    await expect(other.sources.sync(W, id, { confirmRemovals: true })).rejects.toMatchObject({ status: 409 });
    await house.ended(id);
    expect(site.asked.filter((line) => line.startsWith('/help/ '))).toHaveLength(1);
    await other.stop();
  });

  it('goes with all its articles, also in the middle of a run', async () => {
    three();
    set({ '/help/a': { body: 'x', slow: 2_000 } });
    const { id } = await house.sources.create(W, web());
    await until('a page to be read', () => house.knows.size === 1);
    const [article] = house.knows.keys();
    expect(await house.sources.remove(W, id)).toBe(1);
    expect([house.knows.size, await store.articles.get(W, article ?? '')]).toEqual([0, null]);
    await expect(house.sources.get(W, id)).rejects.toMatchObject({ status: 404 });
  });
});
