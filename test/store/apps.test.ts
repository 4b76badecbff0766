import { engines, type Opened, stopEngines } from './engines.ts';

afterAll(stopEngines);

const MINUTE_MS = 60_000;
const limit = { count: 2, sinceMs: 10 * MINUTE_MS };

describe.each(engines)('apps on %s', (_, open) => {
  let opened: Opened;
  let workspace = '';
  let count = 0;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    workspace = `apps-${++count}`;
  });

  const code = (key: string, more: object = {}) => ({
    subject: 'ana',
    key,
    hash: `hash of ${key}`,
    until: Date.now() + MINUTE_MS,
    ...more,
  });

  it('keeps one app of a kind for each workspace', async () => {
    const { apps } = opened.store;
    await apps.put({ workspace, kind: 'calendar', app: 'calendly', settings: { token: 'a' } }, 1);
    await apps.put({ workspace, kind: 'calendar', app: 'ics', settings: { feedUrl: 'b' } }, 2);
    expect(await apps.list(workspace)).toEqual([
      { workspace, kind: 'calendar', app: 'ics', settings: { feedUrl: 'b' } },
    ]);
    expect(await apps.list('another')).toEqual([]);
    expect(await apps.remove('another', 'calendar')).toBe(false);
    expect(await apps.remove(workspace, 'calendar')).toBe(true);
    expect(await apps.list(workspace)).toEqual([]);
  });

  it('gives the newest code, so often as it may be tried, to one user', async () => {
    const codes = opened.store.apps.codes(workspace);
    expect(await codes.keep(code('one'), limit)).toBe('kept');
    expect(await codes.keep(code('two'), limit)).toBe('kept');
    const first = await codes.attempt('ana', 2);
    expect(first?.hash).toBe('hash of two');
    expect(await codes.attempt('ben', 2)).toBeNull();
    expect(await opened.store.apps.codes('another').attempt('ana', 2)).toBeNull();
    expect(await codes.attempt('ana', 2)).toEqual(first);
    expect(await codes.attempt('ana', 2)).toBeNull();
    const id = first?.id ?? 0;
    const uses = await Promise.all([
      codes.use(id),
      codes.use(id),
      opened.store.apps.codes('another').use(id),
    ]);
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await codes.attempt('ana', 99)).toBeNull();
  });

  it('gives no code that has expired, and keeps no more than the limit', async () => {
    const codes = opened.store.apps.codes(workspace);
    expect(await codes.keep(code('old', { until: Date.now() - 1 }), limit)).toBe('kept');
    expect(await codes.attempt('ana', 5)).toBeNull();
    expect(await codes.keep(code('old'), limit)).toBe('known');
    expect(await codes.keep(code('new'), limit)).toBe('kept');
    expect(await codes.keep(code('third'), limit)).toBe('too_many');
    expect(await codes.keep(code('other', { subject: 'ben' }), limit)).toBe('kept');
  });
});
