import type { Store } from '../../src/store/port.ts';
import type { PageRecord } from '../../src/store/sourcesPort.ts';
import { engines, type Opened, stopEngines } from './engines.ts';
import { T0 } from './rows.ts';

afterAll(stopEngines);

describe.each(engines)('sources on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());

  let count = 0;
  const make = async (workspace = 'w') => {
    const source = {
      id: `s${++count}`,
      kind: 'web' as const,
      name: 'S',
      settings: { url: 'x' },
      schedule: null,
    };
    await store.sources.put(workspace, source, T0);
    return source.id;
  };
  const begin = async (source: string, at = T0 + 1) => {
    const run = await store.sources.begin('w', source, at);
    return { workspace: 'w', source, run: run ?? 0, now: at };
  };
  const read = (page: string, ...bodies: string[]): PageRecord => ({
    page,
    found: 'read',
    etag: '"1"',
    modified: null,
    links: ['y'],
    reader: 1,
    articles: bodies.map((body, at) => ({ id: `${page}-${at}`, title: 'T', body })),
  });
  const all = { complete: true, confirmed: false, note: null };

  it('keep a page with its articles and give it back', async () => {
    const source = await make();
    const at = await begin(source);
    expect(await store.sources.keep(at, read('p1', 'one', 'two'), { total: 7 })).toMatchObject({
      removed: [],
    });
    expect(await store.sources.page('w', source, 'p1')).toEqual({
      etag: '"1"',
      modified: null,
      links: ['y'],
      articles: ['p1-0', 'p1-1'],
      reader: 1,
    });
    expect(await store.sources.get('w', source)).toMatchObject({
      state: 'syncing',
      done: 1,
      total: 7,
      added: 2,
      articles: 2,
    });
    await store.sources.end(at, all);
    expect(await store.sources.get('w', source)).toMatchObject({
      state: 'idle',
      total: 1,
      lastCompleteAt: T0 + 1,
    });
    expect(await store.sources.get('other', source)).toBeNull();
  });

  it('let an earlier run write nothing once another has begun, or the source is gone', async () => {
    const source = await make();
    const [old, next] = [await begin(source), await begin(source)];
    expect(next.run).toBeGreaterThan(old.run);
    expect(await store.sources.keep(old, read('old', 'late'), { total: null })).toBeNull();
    expect(await store.sources.end(old, all)).toBeNull();
    await store.sources.fail(old, 'late');
    expect(await store.articles.get('w', 'old-0')).toBeNull();
    expect(await store.sources.get('w', source)).toMatchObject({
      state: 'syncing',
      done: 0,
      lastError: null,
    });
    expect(await store.sources.remove('w', source, T0)).toEqual([]);
    expect(await store.sources.keep(next, read('old', 'late'), { total: null })).toBeNull();
    expect(await store.sources.begin('w', source, T0)).toBeNull();
  });

  it('remove what a complete run did not see, unless that is more than half', async () => {
    const source = await make();
    const first = await begin(source);
    for (const page of ['q1', 'q2', 'q3', 'q4'])
      await store.sources.keep(first, read(page, page), { total: null });
    await store.sources.end(first, all);
    const second = await begin(source, T0 + 2);
    await store.sources.keep(second, { page: 'q1', found: 'unchanged' }, { total: null });
    await store.sources.keep(second, { page: 'q2', found: 'failed', problem: 'down' }, { total: null });
    expect(await store.sources.end(second, { ...all, complete: false })).toEqual({ removed: [], pending: 0 });
    const third = await begin(source, T0 + 3);
    await store.sources.keep(third, { page: 'q2', found: 'failed', problem: 'still down' }, { total: null });
    expect(await store.sources.end(third, all)).toEqual({ removed: [], pending: 3 });
    expect(await store.sources.problems('w', source, 9)).toEqual([
      { page: 'q2', problem: 'still down', since: T0 + 2 },
    ]);
    const fourth = await begin(source, T0 + 4);
    await store.sources.keep(fourth, { page: 'q2', found: 'unchanged' }, { total: null });
    const ended = await store.sources.end(fourth, { ...all, confirmed: true });
    expect(ended?.removed.sort()).toEqual(['q1-0', 'q3-0', 'q4-0']);
    expect(await store.sources.problems('w', source, 9)).toEqual([]);
    expect(await store.sources.page('w', source, 'q1')).toBeNull();
  });

  it('never take away an article that has become another’s', async () => {
    const source = await make();
    await store.sources.keep(await begin(source), read('mine', 'text'), { total: null });
    await store.articles.put('w', 'api', [{ id: 'mine-0', title: 'T', body: 'By hand' }], T0 + 9);
    expect(await store.sources.remove('w', source, T0 + 10)).toEqual([]);
    expect(await store.articles.get('w', 'mine-0')).toMatchObject({ source: 'api', version: 2 });
    expect((await store.articles.versions('w', 'mine-0')).map(({ source }) => source)).toEqual([
      'api',
      source,
    ]);
    expect(await store.articles.versions('other', 'mine-0')).toEqual([]);
  });
});
