import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startPostgres } from './servers/postgres.ts';
import { readyMain, type Started, startMain, stopMain } from './startMain.ts';

const KEY = 'a.preset.key';
const BOT = join(import.meta.dirname, '..', 'src', 'starter');
const postgres = await startPostgres({ durable: false });
if ('reason' in postgres) console.warn(`PostgreSQL tests are skipped: ${postgres.reason}`);

const root = mkdtempSync(join(tmpdir(), 'deskhand-main-'));
const running: Started[] = [];
let folders = 0;
const folder = () => join(root, String(++folders));

afterEach(async () => {
  for (const one of running.splice(0)) await stopMain(one, 'SIGKILL');
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  if (!('reason' in postgres)) await postgres.stop();
});

/** Two intents are learned faster than the starter's. */
const smallBot = folder();
for (const name of ['bot.yaml', 'intents/talk_to_person.yaml', 'intents/order_status.yaml'])
  cpSync(join(BOT, name), join(smallBot, name), { recursive: true });

async function start(env: Record<string, string>): Promise<Started> {
  const started = await readyMain({ DESKHAND_API_KEY: KEY, DESKHAND_BOT: smallBot, ...env });
  running.push(started);
  return started;
}

async function call({ url }: Started, path: string, body?: object, key = KEY) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(
    url + path,
    body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
  );
  return {
    status: response.status,
    body: (await response.json()) as { conversation: string; messages: unknown[] },
  };
}
const say = (started: Started, text: string) => call(started, '/v1/messages', { user: { id: 'u1' }, text });

/** Ends with code 1 and says what is wrong and what to do, without a stack; gives what it said on one line. */
async function refusal(env: Record<string, string>): Promise<string> {
  const started = await startMain({ DESKHAND_BOT: smallBot, ...env });
  running.push(started);
  expect(await started.ended).toBe(1);
  const text = started.shown();
  expect(text).not.toMatch(/^\s+at |node:internal|Error:|\[object/m);
  return text.replace(/\s+/g, ' ');
}

const dir = folder();
/** The database of a Deskhand that was stopped in order, in a folder of its own. */
const copyOf = (from: string) => {
  const to = folder();
  mkdirSync(to);
  cpSync(join(from, 'deskhand.sqlite'), join(to, 'deskhand.sqlite'));
  return { dir: to, file: join(to, 'deskhand.sqlite') };
};
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the first and the second start', () => {
  it('makes a key at the first start, shows it once, and remembers its hash', async () => {
    const first = await readyMain({ DATA_DIR: dir });
    running.push(first);
    const key = /API key +(dk_\S+)/.exec(first.shown())?.[1] ?? '';
    expect((await call(first, '/v1/tickets', undefined, key)).status).toBe(200);
    expect((await call(first, '/v1/tickets', undefined, 'dk_guess')).status).toBe(401);
    expect(await stopMain(first)).toBe(0);
    const second = await readyMain({ DATA_DIR: dir, DESKHAND_BOT: smallBot });
    running.push(second);
    expect(second.shown()).not.toContain('dk_');
    expect((await call(second, '/v1/tickets', undefined, key)).status).toBe(200);
    expect(await stopMain(second)).toBe(0);
  });

  it('takes a preset key from the first request on, dots and all', async () => {
    const started = await start({ DATA_DIR: folder() });
    expect((await say(started, 'hello')).status).toBe(200);
  });
});

describe('a start that cannot be', () => {
  it('says that the port is in use', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const said = await refusal({ PORT: String(port), DATA_DIR: folder() });
    other.close();
    expect(said).toContain(
      `Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1} npm start`,
    );
  });

  it('says that HOST is no address of this machine', async () => {
    expect(await refusal({ HOST: '203.0.113.7', DATA_DIR: folder() })).toMatch(
      /Cannot listen on 203\.0\.113\.7.*Check HOST and PORT/,
    );
  });

  it.each(['/proc/deskhand', '/dev/null'])('says that the data folder %s cannot be written', async (path) => {
    expect(await refusal({ DATA_DIR: path })).toMatch(
      /The data folder \S+ cannot be written .* set DATA_DIR to a folder that it may write/,
    );
  });

  it('says that another Deskhand uses the folder, which goes on undisturbed', async () => {
    const started = await start({ DATA_DIR: dir });
    expect(await refusal({ DATA_DIR: dir })).toMatch(
      /Another Deskhand is using \S+\. Stop it, or start this one with another DATA_DIR/,
    );
    expect((await say(started, 'hello')).status).toBe(200);
    expect(await stopMain(started)).toBe(0);
  });

  it('names every setting that cannot be used, and what it means', async () => {
    const faulty = {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DESKHAND_API_KEY: 'short',
      DESKHAND_DEMO: 'yes',
      DATABASE_URL: 'mysql://x',
      DESKHAND_PUBLIC_URL: 'here',
      RATE_LIMIT_PER_MINUTE: '-1',
      TRUST_PROXY: 'many',
    };
    const said = await refusal(faulty);
    for (const name of Object.keys(faulty)) expect(said).toContain(`${name}: `);
    expect(said).toContain('Change or unset them');
    expect(said).toContain('Port to listen on');
    expect(said).not.toContain('short.'); // A key is never shown.
  });

  it('says that there is no PostgreSQL where DATABASE_URL points, without the password', async () => {
    const saids: [string, RegExp][] = [
      ['localhost:1/x', /PostgreSQL at localhost:1\/x cannot be used .*ECONNREFUSED.* unset DATABASE_URL/],
      ['%@127.0.0.1/x', /cannot be used .*DATABASE_URL is right/],
    ];
    const check = async ([place, expected]: [string, RegExp]) => {
      const said = await refusal({ DATABASE_URL: `postgres://deskhand:secret-word@${place}` });
      expect(said).toMatch(expected);
      expect(said).not.toContain('secret-word');
    };
    await Promise.all(saids.map(check));
  });

  (postgres && 'reason' in postgres ? it.skip : it)(
    'says that the database or the right to it is missing',
    async () => {
      const { url } = postgres as { url: string };
      const urls = [url.replace(/postgres$/, 'nowhere'), url.replace('deskhand@', 'stranger@')];
      const [nowhere, stranger] = await Promise.all(urls.map((one) => refusal({ DATABASE_URL: one })));
      expect(nowhere).toMatch(/database "nowhere" does not exist/);
      expect(stranger).toMatch(/role "stranger" does not exist/);
    },
  );

  it('says that the bot folder is missing, or names file and line of its faults', async () => {
    expect(await refusal({ DESKHAND_BOT: join(root, 'no-bot'), DATA_DIR: folder() })).toMatch(
      /no bot folder at .*no-bot/,
    );
    const bot = folder();
    cpSync(BOT, bot, { recursive: true });
    writeFileSync(join(bot, 'intents', 'broken.yaml'), 'name: broken\nexamples: [a, b]\n');
    writeFileSync(join(bot, 'intents', 'open.yaml'), 'name: open\nexamples: [c, d, e]\nanswer: "{{ name"\n');
    const said = await refusal({ DESKHAND_BOT: bot, DATA_DIR: folder() });
    expect(said).toMatch(/intents\/broken\.yaml:2: examples/);
    expect(said).toMatch(/intents\/open\.yaml:3: answer/);
  });

  it('says that the database is damaged, and leaves it as it is', async () => {
    const damages: ((file: string) => void)[] = [
      (file) => writeFileSync(file, 'This is not a database. '.repeat(500)),
      (file) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096),
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0xa5, 4096 * 2, 4096 * 4));
      },
    ];
    const check = async (damage: (file: string) => void) => {
      const copy = copyOf(dir);
      damage(copy.file);
      const before = hash(copy.file);
      const said = await refusal({ DATA_DIR: copy.dir });
      expect(said).toMatch(
        /The database \S+ is damaged .* Nothing was changed\. Put a backup in its place, or save what is readable/,
      );
      expect(hash(copy.file)).toBe(before);
    };
    await Promise.all(damages.map(check));
  });

  it('says that the database is of a newer Deskhand', async () => {
    const copy = copyOf(dir);
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(copy.file);
    db.exec("INSERT INTO migrations (number, name) VALUES (900, 'later')");
    db.close();
    expect(await refusal({ DATA_DIR: copy.dir })).toMatch(
      /newer Deskhand \(schema 900\)\. Start that version, or restore a backup/,
    );
  });
});

describe('a process that is killed', () => {
  it('finds every acknowledged message again when the last write was torn, and what is whole when the log was cut', async () => {
    const place = folder();
    const wal = join(place, 'deskhand.sqlite-wal');
    const first = await start({ DATA_DIR: place });
    const said = await Promise.all(Array.from({ length: 20 }, (_, i) => say(first, `hello ${i}`)));
    await stopMain(first, 'SIGKILL');
    expect(statSync(wal).size).toBeGreaterThan(4096);
    appendFileSync(wal, Buffer.alloc(2_000, 0x5a)); // Half a frame that no COMMIT followed.

    const second = await start({ DATA_DIR: place });
    for (const { body } of said) {
      const found = await call(second, `/v1/conversations/${body.conversation}`);
      expect(found.body.messages).toHaveLength(2);
    }
    for (let i = 0; i < 5; i++) expect((await say(second, 'hello')).status).toBe(200);
    await stopMain(second, 'SIGKILL');
    truncateSync(wal, statSync(wal).size - 100);

    const third = await start({ DATA_DIR: place });
    expect((await call(third, `/v1/conversations/${said[0]?.body.conversation}`)).status).toBe(200);
    expect((await say(third, 'hello')).status).toBe(200);
  });
});

describe('a process that is told to stop', () => {
  it('answers what it took, ends its streams, and ends with 0', async () => {
    const place = folder();
    const started = await start({ DATA_DIR: place });
    const { body } = await say(started, 'hello');
    const stream = await fetch(`${started.url}/v1/conversations/${body.conversation}/stream`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    const streamed = stream.text();
    const acknowledged: string[] = [];
    const statuses = new Set<number>();
    let stopped = false;
    const talk = async () => {
      while (!stopped) {
        const answer = await say(started, 'hello').catch(() => null);
        if (!answer) return;
        statuses.add(answer.status);
        acknowledged.push(answer.body.conversation);
      }
    };
    const talks = Array.from({ length: 8 }, talk);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = Date.now();
    expect(await stopMain(started, 'SIGTERM')).toBe(0);
    stopped = true;
    await Promise.all(talks);
    expect(Date.now() - began).toBeLessThan(2_500);
    expect(await streamed).toContain(': open');
    expect([...statuses]).toEqual([200]);
    expect(acknowledged.length).toBeGreaterThan(20);
    const again = await start({ DATA_DIR: place });
    for (const id of acknowledged.slice(-20))
      expect((await call(again, `/v1/conversations/${id}`)).status).toBe(200);
  });
});
