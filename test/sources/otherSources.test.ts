import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followArticles } from '../../src/desk/followArticles.ts';
import type { ArticleInput } from '../../src/domain/article.ts';
import type { Store } from '../../src/store/port.ts';
import { silentLog, until } from '../desk/house.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { openSources, type SourceHouse, W } from './house.ts';

afterAll(stopEngines);

describe.each(engines)('sources on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  let house: SourceHouse;
  let dir: string;
  /** A help centre that changes between runs. */
  const centre: {
    articles: (ArticleInput & { at: number })[];
    asked: (number | undefined)[];
    fault?: Error;
  } = {
    articles: [],
    asked: [],
  };
  const desks = {
    'desk-1': {
      async *articles(since?: number) {
        centre.asked.push(since);
        if (centre.fault) throw centre.fault;
        for (const { at, ...article } of centre.articles)
          if (since === undefined || at >= since) yield article;
      },
    },
    mute: {},
  };
  let clock = 0;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'deskhand-folder-'));
    Object.assign(centre, { articles: [], asked: [], fault: undefined });
    clock = Date.now();
    house = openSources(store, { desks, now: () => clock++ });
  });
  afterEach(async () => {
    for (const { id } of await house.sources.list(W)) await house.sources.remove(W, id);
    await house.stop();
    rmSync(dir, { recursive: true });
  });
  const titles = () => [...house.knows.values()].map(({ title }) => title).sort();
  const help = (id: string, at = 0) => ({ id, title: `Title ${id}`, body: `The body of ${id}.`, at });

  it('read a folder and all below it, then only what changed, and notice what is gone', async () => {
    await mkdir(join(dir, 'deep/er'), { recursive: true });
    await writeFile(join(dir, 'a.md'), '# A\n\nText of A');
    await writeFile(join(dir, 'deep/er/b.html'), '<h1>B</h1><p>Text of B</p>');
    await writeFile(join(dir, 'faq.csv'), 'question,answer\nC?,Yes\nD?,No\n');
    await writeFile(join(dir, 'deep/x.pdf'), 'broken');
    await writeFile(join(dir, '.hidden.md'), 'no');
    await writeFile(join(dir, 'picture.png'), 'no');
    symlinkSync('/etc/hostname', join(dir, 'link.txt'));
    const made = await house.sources.create(W, { kind: 'folder', settings: { path: dir } });
    expect(made.state).toBe('syncing');
    expect(await house.ended(made.id)).toMatchObject({ done: 4, total: 4, added: 4, failed: 1, articles: 4 });
    expect(titles()).toEqual(['A', 'B', 'C?', 'D?']);
    expect(await house.sources.problems(W, made.id, 9)).toEqual([
      { page: 'deep/x.pdf', problem: expect.stringContaining('PDF'), since: expect.any(Number) },
    ]);
    writeFileSync(join(dir, 'faq.csv'), 'question,answer\nNew?,Yes\nC?,Perhaps\n');
    unlinkSync(join(dir, 'deep/er/b.html'));
    expect(await house.again(made.id)).toMatchObject({ added: 1, changed: 1, removed: 2, articles: 3 });
    expect(titles()).toEqual(['A', 'C?', 'New?']);
  });

  it('say what is wrong with a folder, and keep its articles', async () => {
    await writeFile(join(dir, 'a.md'), '# A\n\nText of A');
    const { id } = await house.sources.create(W, { kind: 'folder', settings: { path: dir } });
    await house.ended(id);
    rmSync(dir, { recursive: true });
    expect(await house.again(id)).toMatchObject({
      state: 'failed',
      articles: 1,
      lastError: expect.stringContaining('ENOENT'),
    });
    expect(house.logged.join()).toContain('ENOENT');
    await mkdir(dir);
  });

  it('read a help centre whole when asked to, and notice what is gone there', async () => {
    centre.articles = [help('1'), help('2'), help('3')];
    expect(await house.sources.syncDesk(W, 'desk-1')).toBe(3);
    expect([...house.knows.keys()]).toEqual(['desk-1:1', 'desk-1:2', 'desk-1:3']);
    expect(await house.sources.get(W, 'desk-1')).toMatchObject({ kind: 'desk', id: 'desk-1', articles: 3 });
    centre.articles = [help('1'), { ...help('2', clock + 1e6), body: 'Another body.' }];
    expect(await house.sources.syncDesk(W, 'desk-1')).toBe(2);
    expect(house.knows.get('desk-1:2')).toMatchObject({ version: 2, source: 'desk-1' });
    expect(house.knows.has('desk-1:3')).toBe(false);
    expect(centre.asked).toEqual([undefined, undefined]);
  });

  it('keep the articles of a desk that fails or is gone', async () => {
    centre.articles = [help('1')];
    await house.sources.syncDesk(W, 'desk-1');
    centre.fault = new Error('the desk is down');
    await expect(house.sources.syncDesk(W, 'desk-1')).rejects.toMatchObject({
      status: 502,
      message: 'the desk is down',
    });
    expect(await house.sources.get(W, 'desk-1')).toMatchObject({ state: 'failed', articles: 1 });
    const bad = house.sources.create(W, { kind: 'desk', settings: { installation: 'mute' } });
    await expect(bad).rejects.toMatchObject({ status: 422, field: '/settings/installation' });
  });

  it('take what a help centre that came before them had, and remove it when it is gone', async () => {
    await store.articles.put(W, 'desk-1', [{ id: 'desk-1:old', title: 'Old', body: 'Old' }], clock);
    centre.articles = [help('1'), help('2')];
    expect(await house.sources.syncDesk(W, 'desk-1')).toBe(2);
    expect(await store.articles.get(W, 'desk-1:old')).toBeNull();
  });

  it('are run on their schedules by one of several replicas, and ask then for what changed', async () => {
    centre.articles = [help('1')];
    await house.sources.syncDesk(W, 'desk-1');
    const source = await house.sources.get(W, 'desk-1');
    // Every second, which an admin cannot set.
    await store.sources.put(W, { ...source, schedule: '* * * * * *' }, clock);
    centre.asked.length = 0;
    const other = openSources(store, { desks, now: () => clock++, replica: 'two' });
    await Promise.all([house.sources.start(), other.sources.start()]);
    centre.articles.push(help('2', clock + 1e6));
    await until('two runs', () => centre.asked.length >= 2);
    await other.stop();
    expect(centre.asked.length).toBeLessThan(4);
    expect(typeof centre.asked[0]).toBe('number');
    await until('the new article', async () => (await house.sources.get(W, 'desk-1')).articles === 2);
  });

  it('refuse a schedule that is none', async () => {
    for (const schedule of ['* * * * * *', '61 * * * *', 'daily'])
      await expect(
        house.sources.create(W, { kind: 'folder', schedule, settings: { path: dir } }),
      ).rejects.toMatchObject({ status: 422, field: '/schedule' });
  });

  it('make articles of uploaded files; a file of the same name takes the place of the one before', async () => {
    const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
    const first = await house.sources.upload(W, {}, [
      file('faq.csv', 'question,answer\nA?,Yes\nB?,No\n'),
      file('x.pdf', 'broken'),
    ]);
    expect(first.source).toMatchObject({ kind: 'upload', state: 'idle', articles: 2, failed: 1, done: 2 });
    expect(first.files.map(({ articles, problem }) => [articles.length, problem === null])).toEqual([
      [2, true],
      [0, false],
    ]);
    const second = await house.sources.upload(W, { source: first.source.id }, [
      file('faq.csv', 'question,answer\nA?,Maybe\n'),
    ]);
    expect(second.source).toMatchObject({ id: first.source.id, articles: 1 });
    expect([...house.knows.values()]).toEqual([expect.objectContaining({ body: 'Maybe', version: 2 })]);
    await expect(house.sources.upload(W, { source: 'none' }, [])).rejects.toMatchObject({ status: 404 });
    await expect(house.sources.sync(W, first.source.id)).rejects.toMatchObject({ status: 409 });
    expect(await house.sources.list('other')).toEqual([]);
  });

  it('are followed by another process, which indexes each change once', async () => {
    const put: string[] = [];
    const gone: string[] = [];
    const knowledge = {
      put: (articles: { id: string }[]) => void put.push(...articles.map(({ id }) => id)),
      remove: (id: string) => void gone.push(id),
      search: () => [],
      thresholdFor: () => 1,
      size: 0,
    };
    await store.articles.put('f', 'api', [{ id: 'a', title: 'A', body: 'A' }], Date.now());
    const rest = { workspace: 'f', begin: [], onProgress: () => {}, log: silentLog, lookMs: 20 };
    const follower = await followArticles({ store, knowledge, ...rest });
    await store.articles.put('f', 'api', [{ id: 'b', title: 'B', body: 'B' }], Date.now());
    await until('b to be indexed', () => put.includes('b'));
    await store.articles.remove('f', 'a', Date.now());
    await until('a to be forgotten', () => gone.includes('a'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    follower.stop();
    expect([put, gone]).toEqual([['a', 'b'], ['a']]);
  });
});
