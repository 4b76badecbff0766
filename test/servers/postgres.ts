import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PostgresServer {
  /** `postgres://…` of an empty database. */
  url: string;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** SIGKILL to the postmaster and all its processes, then a start on the same data. Resolves when it is up again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL in a fresh folder, on loopback, as an unprivileged user (it refuses root). `reason` says why there
 * is none. `durable: false` skips fsync, for tests that do not kill it.
 */
export async function startPostgres({ durable = true } = {}): Promise<PostgresServer | { reason: string }> {
  const bin = findBinaries();
  if (!bin) return { reason: 'PostgreSQL is not installed (Debian: apt-get install postgresql)' };
  const user = unprivilegedUser();
  if (user === null)
    return { reason: 'PostgreSQL refuses root, and there is no user "nobody" or "postgres" to start it as' };
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-pg-'));
  chmodSync(dir, 0o755);
  const data = join(dir, 'data');
  if (user) spawnSync('chown', [String(user.uid), dir]);
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  const options = { ...identity, cwd: dir, env: { PATH: process.env.PATH, LC_ALL: 'C', HOME: dir } };
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'deskhand', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  );
  if (made.status !== 0) return { reason: `initdb failed: ${String(made.stderr).slice(0, 300)}` };
  const port = await freePort();
  const settings = [
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${dir}`,
  ];
  if (!durable)
    settings.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off');
  const start = () =>
    spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...options, stdio: 'ignore' });
  let server = start();
  if (!(await isUp(bin, port))) return { reason: 'PostgreSQL did not start within 20 s' };
  return {
    url: `postgres://deskhand@127.0.0.1:${port}/postgres`,
    get pid() {
      return server.pid as number;
    },
    async crash() {
      await killAll(server);
      server = await startAgain(start, () => isUp(bin, port));
    },
    async stop() {
      const ended = exitOf(server);
      server.kill('SIGINT');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Its processes are in sessions of their own: each is killed by its id. */
async function killAll(server: ChildProcess): Promise<void> {
  const children =
    spawnSync('pgrep', ['-P', String(server.pid)])
      .stdout?.toString()
      .split('\n')
      .filter(Boolean) ?? [];
  const ended = exitOf(server);
  server.kill('SIGKILL');
  for (const pid of children) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It went with its postmaster.
    }
  }
  await ended;
}

/** As long as a process of the dead server lives, its lock file and shared memory keep a new one from starting. */
async function startAgain(start: () => ChildProcess, isUp: () => Promise<boolean>): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    const server = start();
    const ended = exitOf(server);
    const refused = Symbol('refused');
    const first = await Promise.race([isUp(), ended.then(() => refused)]);
    if (first === true) return server;
    server.kill('SIGKILL');
    await ended;
    if (tries === 40) throw new Error('PostgreSQL did not start again after it was killed');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function exitOf(child: ChildProcess): Promise<unknown> {
  const isOver = child.exitCode !== null || child.signalCode !== null;
  return isOver ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
}

/** An empty database of its own on the server: tests that run side by side do not see each other. */
export async function freshDatabase(url: string): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const name = `t_${process.hrtime.bigint()}`;
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return url.replace(/\/postgres$/, `/${name}`);
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

/** undefined: we are not root and may start it ourselves; null: we are, and there is nobody else. */
function unprivilegedUser(): { uid: number; gid: number } | undefined | null {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name]).stdout?.toString().trim() || Number.NaN),
    );
    if (uid && gid) return { uid, gid };
  }
  return null;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function isUp(bin: string, port: number): Promise<boolean> {
  const ready = join(bin, 'pg_isready');
  for (let tries = 0; tries < 200; tries++) {
    if (spawnSync(ready, ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
