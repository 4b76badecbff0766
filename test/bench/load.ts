import { Agent } from 'node:http';
import { type Counters, readCounters } from './readCounters.ts';
import { cpuOf, cpuOfFamily } from './readCpu.ts';
import { type Say, sayActivity, sayToDeskhand, type Talk } from './say.ts';

/** What one load process is to do; comes as JSON in its first argument. */
export interface Job {
  speaks: 'deskhand' | 'activity';
  base: string;
  key: string;
  texts: string[];
  /** How many conversations are alive at any time. */
  conversations: number;
  /** A conversation of so many turns ends and a new one takes its place. */
  turnsEach: number;
  /** Longest time for opening the conversations before anything is measured. */
  warmSeconds: number;
  seconds: number;
  /** Measured one after the other. */
  connections: number[];
  serverPid: number;
  postmasterPid?: number | undefined;
}

/** One measured window. */
export interface Measured {
  turns: number;
  turnsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  serverCpuUsPerTurn: number;
  postgresCpuUsPerTurn?: number;
  turnsPerCommit?: number;
  /** Share of its core that the load generator itself used, 0..1: near 1, it was the limit and not the server. */
  loadBusy: number;
  /** Turns by what was decided. */
  decisions: Record<string, number>;
  errors: number;
  /** The first three, in words. */
  firstErrors: string[];
}

/** Figures by number of connections. */
export type LoadResult = Record<string, Measured>;

interface Window {
  latencies: number[];
  decisions: Record<string, number>;
  errors: string[];
}

const job = JSON.parse(process.argv[2] ?? '{}') as Job;
const agent = new Agent({ keepAlive: true, maxSockets: Math.max(...job.connections) });
const say: Say =
  job.speaks === 'deskhand' ? sayToDeskhand(job.base, job.key, agent) : sayActivity(job.base, agent);

const run = `${Date.now().toString(36)}${process.pid}`;
let begun = 0;
let said = 0;
const talks = Array.from({ length: job.conversations }, newTalk);

await warmUp();
const result: LoadResult = {};
for (const connections of job.connections) result[connections] = await measure(connections);
agent.destroy();
process.stdout.write(`${JSON.stringify(result)}\n`);

/** Opens every conversation once; a slow server is stopped waiting for after `warmSeconds`. */
async function warmUp(): Promise<void> {
  const connections = Math.max(...job.connections);
  const deadline = performance.now() + job.warmSeconds * 1000;
  const window = emptyWindow();
  const unopened = () => talks.some((talk) => talk.turns === 0);
  await closedLoop(
    connections,
    window,
    () => performance.now() < deadline && window.errors.length === 0 && unopened(),
  );
  if (window.errors.length > 0) throw new Error(`warm-up failed: ${window.errors[0]}`);
}

async function measure(connections: number): Promise<Measured> {
  const window = emptyWindow();
  const counted = await counters();
  const used = cpu();
  const own = process.cpuUsage();
  const start = performance.now();
  const deadline = start + job.seconds * 1000;
  await closedLoop(connections, window, () => performance.now() < deadline && window.errors.length < 100);
  const elapsed = performance.now() - start;
  return {
    ...speeds(window, elapsed),
    ...perTurn(used, cpu(), window.latencies.length),
    ...perCommit(counted, await counters()),
    loadBusy: busy(process.cpuUsage(own), elapsed),
    decisions: window.decisions,
    errors: window.errors.length,
    firstErrors: window.errors.slice(0, 3),
  };
}

/** `connections` speakers, each waiting for its answer before it goes on, each with conversations of its own. */
async function closedLoop(connections: number, window: Window, goesOn: () => boolean): Promise<void> {
  const speak = async (speaker: number) => {
    for (let slot = speaker; goesOn(); slot = next(slot, speaker, connections)) await takeTurn(slot, window);
  };
  await Promise.all(Array.from({ length: connections }, (_, speaker) => speak(speaker)));
}

function next(slot: number, speaker: number, connections: number): number {
  return slot + connections < talks.length ? slot + connections : speaker;
}

async function takeTurn(slot: number, window: Window): Promise<void> {
  const talk = talks[slot]!;
  const text = job.texts[said++ % job.texts.length]!;
  const start = performance.now();
  try {
    const heard = await say(talk, text);
    window.latencies.push(performance.now() - start);
    window.decisions[heard.decision] = (window.decisions[heard.decision] ?? 0) + 1;
    talk.conversation = heard.conversation;
    talk.turns += 1;
    // After a hand-over a human has the conversation and the bot is silent: the next customer comes.
    if (talk.turns >= job.turnsEach || heard.decision === 'handoff') talks[slot] = newTalk();
  } catch (error) {
    window.errors.push(error instanceof Error ? error.message : String(error));
    talks[slot] = newTalk();
  }
}

function newTalk(): Talk {
  begun += 1;
  return { user: `u-${run}-${begun}`, turns: 0 };
}

function emptyWindow(): Window {
  return { latencies: [], decisions: {}, errors: [] };
}

interface Cpu {
  server: number;
  postgres: number;
}

function cpu(): Cpu {
  return { server: cpuOf(job.serverPid), postgres: job.postmasterPid ? cpuOfFamily(job.postmasterPid) : 0 };
}

async function counters(): Promise<Counters | undefined> {
  return job.speaks === 'deskhand' ? readCounters(job.base, job.key) : undefined;
}

function speeds(
  window: Window,
  elapsedMs: number,
): Pick<Measured, 'turns' | 'turnsPerSecond' | 'p50Ms' | 'p99Ms'> {
  const turns = window.latencies.length;
  const sorted = window.latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(turns - 1, Math.floor(turns * share))] ?? 0;
  return { turns, turnsPerSecond: (turns / elapsedMs) * 1000, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function perTurn(before: Cpu, after: Cpu, turns: number) {
  const serverCpuUsPerTurn = (after.server - before.server) / turns;
  if (!job.postmasterPid) return { serverCpuUsPerTurn };
  return { serverCpuUsPerTurn, postgresCpuUsPerTurn: (after.postgres - before.postgres) / turns };
}

function busy({ user, system }: NodeJS.CpuUsage, elapsedMs: number): number {
  return (user + system) / 1000 / elapsedMs;
}

function perCommit(before: Counters | undefined, after: Counters | undefined): { turnsPerCommit?: number } {
  if (!before || !after || after.commits === before.commits) return {};
  return { turnsPerCommit: (after.turns - before.turns) / (after.commits - before.commits) };
}
