import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DeskhandName, PeerMode, PeerName, ServerName } from './contestants.ts';
import { freePort, launchDeskhand, launchPeer, type Running } from './launch.ts';
import { parentOf } from './readCpu.ts';
import type { Fixture } from './readFixture.ts';

export const benchKey = 'bench-key';

export interface Started extends Running {
  postmasterPid?: number | undefined;
}

/** Thrown for a contestant that this machine cannot run; the others go on. */
export class CannotRun extends Error {
  override name = 'CannotRun';
}

interface Place {
  /** The checkout. */
  root: string;
  /** An empty folder on a real disk, thrown away afterwards. */
  scratch: string;
  fixture: Fixture;
}

export function startServer(name: ServerName, place: Place): Promise<Started> {
  if (name === 'sqlite') return startDeskhand(name, place);
  if (name === 'postgres') return startOnPostgres(place);
  if (name === 'memory') return startOnMemory(place);
  const [peer, mode] = name.split('-') as [PeerName, PeerMode];
  return startPeer(peer, mode, place);
}

async function startPeer(
  peer: PeerName,
  mode: PeerMode,
  { root, scratch, fixture }: Place,
): Promise<Started> {
  const file = join(scratch, `${peer}-${mode}.json`);
  writeFileSync(file, JSON.stringify({ ...fixture, ner: mode === 'entities' }));
  const program = join(root, 'test/bench/peers', `${peer}.mjs`);
  return launchPeer([program, mode === 'echo' ? 'echo' : 'understand', file]);
}

async function startDeskhand(
  name: DeskhandName,
  place: Place,
  more: NodeJS.ProcessEnv = {},
): Promise<Started> {
  const program = name === 'memory' ? 'test/bench/memoryServer.ts' : 'src/main.ts';
  const data = join(place.scratch, name);
  mkdirSync(data);
  const env = {
    ...withoutSettings(process.env),
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    DATA_DIR: data,
    DESKHAND_API_KEY: benchKey,
    DESKHAND_DEMO: 'off',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const running = await launchDeskhand([join(place.root, program)], env);
  await teach(running.base, place.fixture);
  return running;
}

/** The same articles that the peers search, through the API. */
async function teach(base: string, { articles }: Fixture): Promise<void> {
  const headers = { authorization: `Bearer ${benchKey}`, 'content-type': 'application/json' };
  for (const { id, title, body } of articles) {
    const request = { method: 'PUT', headers, body: JSON.stringify({ title, body }) };
    const response = await fetch(`${base}/v1/articles/${id}`, request);
    if (!response.ok) throw new Error(`article ${id} was not taken: ${response.status}`);
  }
}

async function startOnMemory(place: Place): Promise<Started> {
  if (!existsSync(join(place.root, 'test/bench/memoryServer.ts')))
    throw new CannotRun('there is no memoryServer.ts');
  return startDeskhand('memory', place);
}

async function startOnPostgres(place: Place): Promise<Started> {
  const { startPostgres } = await import('../servers/postgres.ts');
  const postgres = await startPostgres();
  if ('reason' in postgres) throw new CannotRun(postgres.reason);
  try {
    const postmasterPid = await postmasterOf(postgres.url);
    const server = await startDeskhand('postgres', place, { DATABASE_URL: postgres.url });
    const stop = async () => {
      await server.stop();
      await postgres.stop();
    };
    return { ...server, postmasterPid, stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The process that all of this server's other processes descend from. */
async function postmasterOf(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return parentOf(rows[0]!.pid);
  } finally {
    await client.end();
  }
}

/** No language model, database or folder of whoever runs the bench. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(DESKHAND_|OPENAI_|DATABASE_URL$|DATA_DIR$|LOG_LEVEL$|PORT$|HOST$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}
