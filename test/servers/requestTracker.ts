import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentOf, type RequestTrackerAgent } from './rt/agent.ts';
import { customersOf, type RequestTrackerCustomers } from './rt/customers.ts';

const START = fileURLToPath(new URL('rt/start.sh', import.meta.url));
const SHIPPED = fileURLToPath(new URL('../../adapters/helpdesks/request-tracker/rt', import.meta.url));
const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const READY_WITHIN_MS = 30_000;

export interface RequestTrackerOptions {
  /** Where the scrip posts to; without it, nothing listens and Deskhand can only poll. */
  webhookUrl?: string;
  webhookSecret?: string;
  port?: number;
}

export interface RequestTracker {
  url: string;
  /** REST2 token of the user `helpbot`. */
  token: string;
  /** The queue the bot works on; `Billing` is one that it cannot see. */
  queue: 'Support';
  /** Writes mail, as customers do. */
  customers: RequestTrackerCustomers;
  /** Humans in the desk's own API: `amy` and `ben`. */
  amy: RequestTrackerAgent;
  ben: RequestTrackerAgent;
  /** Every mail that Request Tracker has sent, raw, in no order. */
  sentMails(): Promise<string[]>;
  stop(): Promise<void>;
}

/** A real Request Tracker 5 on 127.0.0.1 with SQLite in a new folder, or the reason why there can be none here. */
export async function startRequestTracker({
  webhookUrl = '',
  webhookSecret = '',
  port,
}: RequestTrackerOptions = {}): Promise<RequestTracker | { reason: string }> {
  const home = await mkdtemp(join(tmpdir(), 'deskhand-rt-'));
  const chosen = port ?? (await freePort());
  const env = { ...process.env, RT_HOOK_URL: webhookUrl, RT_HOOK_SECRET: webhookSecret };
  const prepared = await run([START, home, String(chosen), SHIPPED], env);
  if (prepared.code !== 0) {
    await rm(home, { recursive: true, force: true });
    if (prepared.code === 3) return { reason: prepared.said };
    throw new Error(`Request Tracker could not be prepared: ${prepared.said}`);
  }
  const server = serve(home, chosen, env);
  const log = createWriteStream(join(home, 'server.log'));
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });
  const url = `http://127.0.0.1:${chosen}`;
  const token = (await readFile(join(home, 'token'), 'utf8')).trim();
  await ready(url, token, server, join(home, 'server.log'));
  const amy = agentOf(url, 'amy', 'Agent-1234');
  return {
    url,
    token,
    queue: 'Support',
    customers: customersOf(url, amy),
    amy,
    ben: agentOf(url, 'ben', 'Agent-1234'),
    sentMails: () => readMails(join(home, 'mail')),
    async stop() {
      await end(server);
      log.end();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** `--pdeathsig`: should we die without a word, so does the server. */
function serve(home: string, port: number, env: NodeJS.ProcessEnv) {
  const command = `exec setpriv --pdeathsig TERM ${SERVER} --server Starlet --host 127.0.0.1 --port ${port} --max-workers 3`;
  return spawn('bash', ['-c', `. '${home}/env' && ${command}`], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function run(command: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const child = spawn('bash', command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => process.stdout.write(`  request tracker: ${chunk}`));
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: said.trim() }));
  });
}

async function ready(url: string, token: string, server: ChildProcess, log: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until && server.exitCode === null) {
    const answer = await fetch(`${url}/REST/2.0/rt`, { headers: { authorization: `token ${token}` } }).catch(
      () => null,
    );
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end(server);
  throw new Error(`Request Tracker did not start: ${(await readFile(log, 'utf8')).slice(-2_000)}`);
}

/** TERM lets Starlet end its workers; KILL would leave them behind. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

async function readMails(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
