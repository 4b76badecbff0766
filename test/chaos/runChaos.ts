import { freePort } from '../servers/postgres.ts';
import { startZendesk } from '../servers/zendesk.ts';
import { API_KEY, createApi, pause } from './api.ts';
import { startChatters } from './chatters.ts';
import { startDeskLife } from './desk.ts';
import { drain } from './drain.ts';
import { createJournal, type Journal } from './journal.ts';
import type { Place } from './place.ts';
import { planStrikes } from './planStrikes.ts';
import { createRandom } from './random.ts';
import { Replica } from './replica.ts';
import { startSender } from './sender.ts';
import { setUp } from './setUp.ts';
import { startSlowDesk } from './slowDesk.ts';
import { type Struck, strikeAll } from './strikeAll.ts';
import { type Verified, verify } from './verify/verify.ts';

export interface ChaosOptions {
  seed: number;
  kills: number;
  postmasterKills: number;
  /** The load goes on for at least so long, also when all blows have fallen. */
  seconds: number;
  /** At the end of several replicas all are killed, and the time that leases of the dead take is skipped, not waited for. */
  short: boolean;
  say: (line: string) => void;
}

export interface Outcome {
  journal: Journal;
  verified: Verified;
  struck: Struck;
  startMs: number[];
  loadSeconds: number;
  drainSeconds: number;
}

/** Leases of dead replicas last a minute, a breaker up to five. */
const DRAIN_MS = 420_000;

/** Real servers on real data, load on them, kill -9 as planned, and then the account of every message. */
export async function runChaos(place: Place, options: ChaosOptions): Promise<Outcome> {
  const { seed, short, say } = options;
  const random = createRandom(seed);
  const journal = createJournal();
  const replicas = await makeReplicas(place);
  const zendesk = await startZendesk();
  zendesk.hold();
  const slowDesk = await startSlowDesk(zendesk.settings.baseUrl, random.fork('slow desk'));
  const bases = replicas.map(({ base }) => base);
  const api = createApi(bases, random.fork('api'));
  try {
    const chaos = { zendesk, deskUrl: slowDesk.base, api, bases, journal, replicas };
    say('starting, with the first articles and the help desk installed');
    await setUp(chaos);
    const loadedAt = Date.now();
    const struck = await loadAndStrike(place, chaos, options);
    zendesk.faults.clear();
    const drainedAt = Date.now();
    if (short && place.agePastLeases) await restartAll(place.agePastLeases, replicas);
    say('waiting until inbox and outbox are empty');
    const left = await drain(place, DRAIN_MS);
    if (left) journal.breaches.push({ kind: 'lost', what: left });
    const verifiedAt = Date.now();
    say('checking every message from outside and in the database');
    const verified = await verify({ place, api, journal, zendesk, stopServers: () => stopAll(replicas) });
    noteUnexpectedEnds(replicas, journal);
    return {
      ...{ journal, verified, struck, startMs: replicas.flatMap(({ startMs }) => startMs) },
      ...{ loadSeconds: (drainedAt - loadedAt) / 1000, drainSeconds: (verifiedAt - drainedAt) / 1000 },
    };
  } finally {
    await stopAll(replicas);
    await slowDesk.stop();
    await zendesk.stop();
  }
}

export interface Chaos {
  zendesk: Awaited<ReturnType<typeof startZendesk>>;
  /** Where servers reach it. */
  deskUrl: string;
  api: ReturnType<typeof createApi>;
  bases: string[];
  journal: Journal;
  replicas: Replica[];
}

async function makeReplicas(place: Place): Promise<Replica[]> {
  const replicas: Replica[] = [];
  for (let n = 0; n < place.replicas; n++) {
    const env = { DESKHAND_API_KEY: API_KEY, DESKHAND_DEMO: 'off', ...place.env(n) };
    replicas.push(new Replica(await freePort(), env));
  }
  for (const replica of replicas) replica.start(); // Together, on an empty database.
  return replicas;
}

async function loadAndStrike(place: Place, chaos: Chaos, options: ChaosOptions): Promise<Struck> {
  const { seed, seconds, say } = options;
  const random = createRandom(seed);
  const { journal, replicas } = chaos;
  const end = Date.now() + seconds * 1000;
  let over = false;
  let quiet = false;
  const people = [
    startChatters({ ...chaos, random: random.fork('chats'), over: () => over }),
    startDeskLife({ ...chaos, random: random.fork('desk'), over: () => over }),
  ];
  const sending = startSender({ ...chaos, random: random.fork('desk'), over: () => quiet });
  const strikes = planStrikes({ ...options, replicas: place.replicas, random: random.fork('strikes') });
  await pause(1_000);
  const struck = await strikeAll(strikes, {
    place,
    replicas,
    say,
    acknowledged: () => journal.counts.acknowledged,
  });
  await pause(Math.max(0, end - Date.now()));
  over = true;
  await Promise.all(people);
  quiet = true;
  await sending;
  return struck;
}

async function restartAll(agePastLeases: () => Promise<void>, replicas: Replica[]): Promise<void> {
  await Promise.all(replicas.map((replica) => replica.kill()));
  await agePastLeases();
  for (const replica of replicas) replica.start();
  await Promise.all(replicas.map((replica) => replica.ready()));
}

async function stopAll(replicas: Replica[]): Promise<void> {
  await Promise.all(replicas.map((replica) => replica.stop()));
}

/** A server may give up its start while the database is down; anything else that ends it is a fault. */
function noteUnexpectedEnds(replicas: Replica[], { breaches }: Journal): void {
  for (const words of replicas.flatMap(({ ends }) => ends))
    if (!words.includes('PostgreSQL at '))
      breaches.push({ kind: 'server', what: `a server ended by itself: ${words.slice(-900)}` });
}
