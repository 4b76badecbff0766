import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../src/domain/errors.ts';
import { createStore } from '../../src/store/createStore.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { COLUMNS, conversationRow, valuesOf } from '../../src/store/rows.ts';
import { insertText, type Row, run, type Sql, StoreUnavailable } from '../../src/store/sql.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { until } from '../desk/house.ts';
import { freshDatabase, type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { conversation, event, firstTurn, keep, reply, T0, W } from './rows.ts';

let server: PostgresServer | undefined;
let dir: string;
const started = await startPostgres({ durable: false });
if ('reason' in started) console.warn(`PostgreSQL tests are skipped: ${started.reason}`);
else server = started;
afterAll(() => server?.stop());
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'src', 'store', 'migrations');
const ALL = readdirSync(MIGRATIONS).map((name) => Number(name.slice(0, 3)));

const TABLES = {
  sqlite: `SELECT m.name AS "table", p.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) p
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
  postgres: `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public'`,
};
type Place = { url?: string; dir: string };
const places: [string, () => Promise<Place>][] = [['SQLite', async () => ({ dir })]];
if (server) places.push(['PostgreSQL', async () => ({ dir, url: await freshDatabase(server?.url ?? '') })]);

describe.each(places)('the schema on %s', (name, place) => {
  const open = async ({ dir: folder, url }: Place): Promise<Sql> =>
    url ? openPostgres(url) : openSqlite(folder);
  const numbers = async (sql: Sql) =>
    (await sql.read<{ number: number }>('SELECT number FROM migrations')).map((m) => m.number);

  it('is made once, and found again', async () => {
    const at = await place();
    const store = await createStore({ ...at, now: Date.now });
    await store.turns.commit(firstTurn());
    await store.close();
    const again = await createStore({ ...at, now: Date.now });
    await again.close();
    const sql = await open(at);
    expect(await numbers(sql)).toEqual(ALL);
    expect(await sql.read('SELECT id FROM conversations')).toHaveLength(1);
    await sql.close();
  });

  /** A database as the migrations before this one left it. */
  async function olderThan(migration: string, at: Place): Promise<Sql> {
    const sql = await open(at);
    const old = mkdtempSync(join(dir, 'old-'));
    for (const file of readdirSync(MIGRATIONS).filter((one) => one < migration))
      cpSync(join(MIGRATIONS, file), join(old, file));
    await migrate(sql, old);
    return sql;
  }

  it('keeps the latest thumb of each turn that an older version wrote', async () => {
    const at = await place();
    const sql = await olderThan('004', at);
    const { conversation } = firstTurn();
    const row = conversationRow(conversation);
    await sql.write(function* () {
      yield* run(insertText('conversations', COLUMNS.conversations), valuesOf(row, COLUMNS.conversations));
      for (const [id, turn, helpful, when] of [
        ['a', 't1', 1, 5],
        ['b', 't1', 0, 9],
        ['c', 't2', 1, 7],
      ] as const)
        yield* run(
          'INSERT INTO feedback (id, workspace, conversation, turn, helpful, at) VALUES (?, ?, ?, ?, ?, ?)',
          [id, W, conversation.id, turn, helpful, when],
        );
    });
    await sql.close();
    const store = await createStore({ ...at, now: Date.now });
    const { feedback } = await store.feedback.list(W, {}, 9);
    expect(feedback.map(({ id, turn, helpful, kind }) => [id, turn, helpful, kind])).toEqual([
      ['b', 't1', false, 'thumb'],
      ['c', 't2', true, 'thumb'],
    ]);
    expect(feedback[0]).toMatchObject({ contact: conversation.contact.id, state: 'counts' });
    await store.close();
  });

  it('leaves the keys of an older version with an admin, and of its approvals nothing that can be read', async () => {
    const at = await place();
    const sql = await olderThan('010', at);
    const insert = (table: string, row: Row) =>
      sql.write(() => run(insertText(table, Object.keys(row)), Object.values(row)));
    const key = { hash: 'ab12cd34ef56', workspace: W, label: 'preset', hint: '…hint', created_at: T0 };
    await insert('api_keys', key);
    for (const [id, state] of Object.entries({ run_1: 'awaiting_approval', run_2: 'started', run_3: 'done' }))
      await insert('action_runs', {
        ...{ id, workspace: W, key: id, conversation: 'cnv_1', action: 'close', requested_by: 'flow' },
        ...{ counted: 'c1', effect: 'unsalted', arguments: '{}', state, is_unknown: 0, lease_until: T0 },
        ...{ request: '{"arguments":{"pin":"4711"}}', until: T0 * 2, created_at: T0 },
      });
    await sql.close();
    const store = await createStore({ ...at, now: Date.now });
    expect(await store.access.findKey(key.hash)).toMatchObject({
      workspace: W,
      key: { id: 'key_ab12cd34ef56', role: 'admin', label: 'preset', lastUsedAt: null },
    });
    const runs = await store.actionRuns.list(W, { limit: 9 });
    expect(runs.map(({ effect, request }) => [effect, request])).toEqual(Array(3).fill(['', null]));
    expect(await store.actionRuns.expire(T0)).toMatchObject([{ id: 'run_1', state: 'expired' }]);
    await store.close();
  });

  it('keeps nothing of an event that was answered but that it came', async () => {
    const at = await place();
    const store = await createStore({ ...at, now: Date.now });
    const [answered, waiting] = [
      event({ text: 'my PIN is 70415926' }),
      event({ ticket: 't2', text: 'hello' }),
    ];
    const [id = ''] = await keep(store, [answered]);
    const [kept] = await store.inbox.waiting(id, T0 * 2);
    await keep(store, [waiting]);
    const first = firstTurn({ conversation: conversation({ id }) });
    const record = { ...first, isNew: false, event: { kept: kept?.position ?? 0 } };
    const loaded = await store.turns.load(W, id);
    const next = { ...record.conversation, version: (loaded?.conversation.version ?? 0) + 1 };
    const isNew = loaded === null;
    expect(await store.turns.commit({ ...record, isNew, conversation: next })).toBe('committed');
    await keep(store, [answered]);
    await store.close();
    const sql = await open(at);
    const rows = await sql.read<{ state: string; payload: string }>(
      'SELECT state, payload FROM events ORDER BY position',
    );
    expect(rows.map(({ state, payload }) => [state, payload.includes('text')])).toEqual([
      ['done', false],
      ['waiting', true],
    ]);
    await sql.close();
  });

  it('has a workspace in every table', async () => {
    const at = await place();
    const sql = await open(at);
    await migrate(sql);
    const columns = await sql.read<{ table: string; column: string }>(TABLES[sql.dialect]);
    const tables = new Set(columns.map(({ table }) => table));
    const with_ = new Set(columns.filter(({ column }) => column === 'workspace').map(({ table }) => table));
    expect(tables.size).toBeGreaterThan(15);
    expect([...tables].filter((table) => !with_.has(table))).toEqual(['migrations']);
    await sql.close();
  });

  it('refuses a database of a newer Deskhand, and leaves it as it is', async () => {
    const at = await place();
    const sql = await open(at);
    await migrate(sql);
    await sql.write(() => run('INSERT INTO migrations (number, name) VALUES (?, ?)', [900, '900_later.sql']));
    await sql.close();
    await expect(createStore({ ...at, now: Date.now })).rejects.toThrow(/newer Deskhand \(schema 900\)/);
    const after = await open(at);
    expect(await numbers(after)).toEqual([...ALL, 900]);
    await after.close();
  });

  it('is brought up to date whole or not at all', async () => {
    const folder = join(dir, 'migrations');
    mkdirSync(folder);
    writeFileSync(join(folder, '001_good.sql'), 'CREATE TABLE good (a TEXT);');
    writeFileSync(join(folder, '002_bad.sql'), 'CREATE TABLE more (a TEXT); INSERT INTO nowhere VALUES (1);');
    const sql = await open(await place());
    await expect(migrate(sql, folder)).rejects.toThrow(/nowhere/);
    await expect(sql.read('SELECT * FROM good')).rejects.toThrow();
    writeFileSync(join(folder, '002_bad.sql'), 'CREATE TABLE more (a TEXT);');
    await migrate(sql, folder);
    expect(await numbers(sql)).toEqual([1, 2]);
    await sql.close();
  });

  it('says so when the tables of somebody else are in the way', async () => {
    const at = await place();
    const sql = await open(at);
    await sql.write(() => run('CREATE TABLE turns (a TEXT)'));
    await sql.close();
    await expect(createStore({ ...at, now: Date.now })).rejects.toThrow(SetupError);
    await expect(createStore({ ...at, now: Date.now })).rejects.toThrow(/of its own/);
  });

  it('keeps the articles of workspaces apart, counts their versions, and tells what changed', async () => {
    const store = await createStore({ ...(await place()), now: Date.now });
    const { articles } = store;
    const a = { id: 'a', title: 'T', body: 'B' };
    const put = async (body: string, at: number, workspace = W) =>
      (await articles.put(workspace, 'api', [{ ...a, body }], at))[0]?.version;
    expect([await put('B', T0), await put('B', T0 + 1), await put('C', T0 + 2)]).toEqual([1, 1, 2]);
    expect(await put('D', T0, 'other')).toBe(1);
    expect((await articles.get(W, 'a'))?.body).toBe('C');
    expect(await articles.changedSince(W, T0 + 2)).toEqual({ articles: [], removed: [], newest: T0 + 2 });
    expect((await articles.changedSince(W, T0)).articles.map(({ body }) => body)).toEqual(['C']);
    expect(await articles.remove('nobody', 'a', T0 + 3)).toBe(false);
    expect(await articles.remove(W, 'a', T0 + 3)).toBe(true);
    expect(await articles.changedSince(W, T0 + 2)).toEqual({ articles: [], removed: ['a'], newest: T0 + 3 });
    expect(await articles.get(W, 'a')).toBeNull();
    expect((await articles.get('other', 'a'))?.body).toBe('D');
    await store.close();
  });

  it('keeps tickets, keys and secrets of workspaces apart', async () => {
    const store = await createStore({ ...(await place()), now: () => T0 });
    const { access, desks } = store;
    const ticket = await desks.tickets(W).create({ subject: 's', text: 't', public: true, key: 'k' });
    const theirs = await desks.tickets('other').create({ subject: 's', text: 't', public: true, key: 'k' });
    expect(theirs.id).not.toBe(ticket.id);
    expect([ticket.number, theirs.number]).toEqual(['1001', '1001']);
    await expect(desks.tickets('other').read(ticket.id)).rejects.toThrow(/no ticket/);
    expect(await desks.tickets('other').list(9)).toEqual([expect.objectContaining({ id: theirs.id })]);
    await access.addKey(W, { hash: 'hash', label: 'label', role: 'admin', hint: '…hint' }, T0);
    expect([await access.hasKeys(W), await access.hasKeys('other')]).toEqual([true, false]);
    expect(await access.findKey('hash')).toMatchObject({ workspace: W, key: { label: 'label' } });
    const secrets = [W, 'other', W].map((workspace, i) => access.secret(workspace, 's', () => `secret ${i}`));
    expect(await Promise.all(secrets)).toEqual(['secret 0', 'secret 1', 'secret 0']);
    await store.close();
  });

  if (name === 'SQLite')
    it('gives back at the start what a process that died had leased', async () => {
      const store = await createStore({ dir, now: Date.now });
      const [id] = await keep(store, [event()]);
      await store.turns.commit(firstTurn({ outbox: [reply('k')] }));
      await store.inbox.claim('dead', T0, 1e9, 9);
      await store.outbox.claim('dead', T0 + 1, 1e9, 9);
      await store.lease(W, 'poll', 'dead', T0, 1e9);
      await store.close();
      const again = await createStore({ dir, now: Date.now });
      expect((await again.inbox.claim('new', T0, 1, 9)).map((c) => c.id)).toEqual([id]);
      expect(await again.outbox.claim('new', T0 + 1, 1, 9)).toMatchObject([{ key: 'k', uncertain: true }]);
      expect(await again.lease(W, 'poll', 'new', T0, 1)).toBe(true);
      await again.close();
    });
  else {
    it('is made once when several replicas start together', async () => {
      const at = await place();
      const stores = await Promise.all([1, 2, 3, 4].map(() => createStore({ ...at, now: Date.now })));
      const sql = await open(at);
      expect(await numbers(sql)).toEqual(ALL);
      await Promise.all([...stores, sql].map((one) => one.close()));
    });

    it('is a store that is not available, and not a fault of the question, when a connection breaks', async () => {
      const at = await place();
      const sql = await open(at);
      const asked = sql.read('SELECT pg_sleep(10)');
      const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE query LIKE '%pg_sleep(10)%' AND state = 'active' AND pid <> pg_backend_pid()`;
      const isCut = until('the connection to be cut', async () => (await sql.read(cut)).length > 0);
      await expect(asked).rejects.toThrow(StoreUnavailable);
      await isCut;
      expect(await sql.read('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await expect(sql.read('SELECT nothing')).rejects.not.toThrow(StoreUnavailable);
      await sql.close();
    });
  }
});
