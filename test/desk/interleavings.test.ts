import type { Desk } from '../../src/desk/createDesk.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { createFakeDesk, type FakeDesk } from './fakeDesk.ts';
import { openHouse, settled } from './house.ts';

const RUNS = 2_000;
const AT_ONCE = 40;
const SEED = Number(process.env.SEED ?? 20_261_122);

afterAll(stopEngines);

/** Mulberry32: a small generator with a seed, so that a failing run can be run again. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe.each(engines)('2,000 random interleavings on %s', (name, open) => {
  let opened: Opened;
  let desks: Desk[];
  const runs = name === 'SQLite' ? RUNS : RUNS / 4;

  afterEach(async () => {
    await Promise.all(desks.map((desk) => desk.stop()));
    await opened.close();
  });

  it('no bot message reaches the desk after a human spoke', async () => {
    opened = await open();
    const fake = createFakeDesk();
    const watch = watchHumans(fake, seeded(SEED));
    // On PostgreSQL two replicas work on the same conversations.
    const stores = [opened.store, ...(opened.another ? [await opened.another()] : [])];
    desks = stores.map((store, i) => openHouse({ store, desks: { fake }, replica: `r${i}`, everyMs: 10 }));

    let next = 0;
    const workers = Array.from({ length: AT_ONCE }, async () => {
      while (next < runs) await interleave(fake, watch, desks, seeded(SEED + ++next));
    });
    await Promise.all(workers);
    await settled(opened.store);

    expect(watch.violations).toEqual([]);
    // The test would show nothing if the bot had been silent all along, or no human had ever come between.
    expect(watch.written).toBeGreaterThan(runs / 4);
    expect(watch.cameBetween).toBeGreaterThan(runs / 40);
  }, 240_000);
});

interface Watch {
  /** Tickets that a human has, by the desk's own state at this instant. */
  human: Set<string>;
  violations: string[];
  written: number;
  cameBetween: number;
  /** Events that happened at the desk and were not delivered yet. */
  undelivered: Map<string, InboundEvent[]>;
}

/** Looks at every public write of the bot at the instant that the desk takes it; sometimes a human speaks just before. */
function watchHumans(fake: FakeDesk, random: () => number): Watch {
  const watch: Watch = {
    human: new Set(),
    violations: [],
    written: 0,
    cameBetween: 0,
    undelivered: new Map(),
  };
  const { reply } = fake;
  fake.beforeWrite = (ticket) => {
    if (ticket === '' || random() > 0.1) return;
    watch.cameBetween++;
    humanActs(fake, watch, ticket, random);
  };
  fake.reply = async (id, comment, once) => {
    const written = await reply.call(fake, id, comment, once);
    watch.written++;
    if (watch.human.has(id)) watch.violations.push(`${id}: ${comment.text}`);
    return written;
  };
  return watch;
}

function humanActs(fake: FakeDesk, watch: Watch, ticket: string, random: () => number): void {
  const event = random() < 0.7 ? fake.agentReplies(ticket, 'I have this') : fake.assigns(ticket);
  watch.human.add(ticket);
  watch.undelivered.get(ticket)?.push(event);
}

async function interleave(fake: FakeDesk, watch: Watch, desks: Desk[], random: () => number): Promise<void> {
  const first = fake.customerOpens('where is my order?');
  const { ticket } = first;
  const waiting = [first];
  const seen: InboundEvent[] = [];
  watch.undelivered.set(ticket, waiting);
  const deliver = async (event: InboundEvent) => {
    seen.push(event);
    await desks[Math.floor(random() * desks.length)]?.keep('default', 'fake', [event]);
  };
  const takeOne = () => waiting.splice(Math.floor(random() * waiting.length), 1)[0];

  const steps = 4 + Math.floor(random() * 8);
  for (let step = 0; step < steps; step++) {
    const dice = random();
    if (dice < 0.04) waiting.push(fake.customerWrites(ticket, 'a human please'));
    else if (dice < 0.25) waiting.push(fake.customerWrites(ticket, `order question ${step}`));
    else if (dice < 0.37) humanActs(fake, watch, ticket, random);
    else if (dice < 0.45) {
      watch.human.delete(ticket);
      waiting.push(fake.unassigns(ticket));
    } else if (dice < 0.55 && seen.length > 0) {
      const again = seen[Math.floor(random() * seen.length)] as InboundEvent;
      await deliver({ ...again, delivery: `${again.delivery}-again-${step}` });
    } else {
      const event = takeOne();
      if (event) await deliver(event);
    }
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 15));
  }
  while (waiting.length > 0) await deliver(takeOne() as InboundEvent);
}
