import type { Access } from '../../src/store/accessPort.ts';
import type { Store } from '../../src/store/port.ts';
import { engines, stopEngines } from './engines.ts';

const W = 'default';
const T0 = 1_760_000_000_000;
const key = (label: string, role: 'admin' | 'agent' | 'app' = 'admin') => ({
  hash: `hash of ${label}`,
  label,
  role,
  hint: '…hint',
});

afterAll(stopEngines);

describe.each(engines)('API keys on %s', (_, open) => {
  let store: Store;
  let access: Access;
  /** The same keys, as another process sees them. */
  let other: Access;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const opened = await open(() => T0);
    ({ store, close } = opened);
    access = store.access;
    other = opened.another ? (await opened.another()).access : access;
  });
  afterEach(() => close());

  it('are found by their hash, with their role and label, in their workspace', async () => {
    const made = await access.addLabelled(W, key('Eva', 'agent'), T0);
    expect(made).toMatchObject({ label: 'Eva', role: 'agent', createdAt: T0, lastUsedAt: null });
    expect(made?.id).toMatch(/^key_\w+$/);
    await access.usedKey('hash of Eva', T0 + 5);
    expect(await other.findKey('hash of Eva')).toEqual({
      workspace: W,
      key: { ...made, lastUsedAt: T0 + 5 },
    });
    expect(await access.keys(W)).toEqual([{ ...made, lastUsedAt: T0 + 5 }]);
    expect([await access.keys('other'), await access.findKey('Eva')]).toEqual([[], null]);
  });

  it('never have one label twice, in whatever case, also when two processes ask at the same time', async () => {
    const asked = Array.from({ length: 6 }, (_, i) => {
      const one = { ...key('Eva', 'agent'), hash: `hash ${i}`, label: i % 2 ? 'EVA' : 'Eva' };
      return (i % 2 ? access : other).addLabelled(W, one, T0);
    });
    expect((await Promise.all(asked)).filter((made) => made !== null)).toHaveLength(1);
    expect(await access.addLabelled('other', { ...key('Eva'), hash: 'theirs' }, T0)).not.toBeNull();
    const [eva] = await access.keys(W);
    await access.addKey(W, key('chief'), T0);
    expect(await access.revokeKey(W, eva?.id ?? '', T0)).toBe('revoked');
    expect(await access.addLabelled(W, { ...key('Eva'), hash: 'new' }, T0)).toMatchObject({ label: 'Eva' });
  });

  it('open nothing once they are revoked, and are revoked once and in their workspace', async () => {
    await access.addKey(W, key('chief'), T0);
    const { id } = await access.addKey(W, key('Eva', 'agent'), T0 + 1);
    expect(await access.revokeKey('other', id, T0)).toBe('unknown');
    expect(await access.revokeKey(W, id, T0)).toBe('revoked');
    expect(await access.findKey('hash of Eva')).toBeNull();
    expect(await access.revokeKey(W, id, T0)).toBe('unknown');
    expect((await access.keys(W)).map(({ label }) => label)).toEqual(['chief']);
  });

  it('always leave an admin one, also when two processes revoke the last two at the same time', async () => {
    const made = [await access.addKey(W, key('one'), T0), await access.addKey(W, key('two'), T0)];
    await access.addKey(W, key('Eva', 'agent'), T0);
    const how = await Promise.all(made.map(({ id }, i) => (i ? access : other).revokeKey(W, id, T0)));
    expect(how.toSorted()).toEqual(['last_admin', 'revoked']);
    expect((await access.keys(W)).filter(({ role }) => role === 'admin')).toHaveLength(1);
  });

  it('are valid again, and an admin’s, when they are preset anew', async () => {
    await access.addKey(W, key('chief'), T0);
    const { id } = await access.addKey(W, key('Eva', 'agent'), T0);
    await access.revokeKey(W, id, T0);
    await access.addKey(W, { ...key('preset'), hash: 'hash of Eva' }, T0);
    expect(await access.findKey('hash of Eva')).toMatchObject({ key: { id, role: 'admin' } });
  });
});
