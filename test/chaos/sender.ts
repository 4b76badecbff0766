import type { Delivery } from '../servers/zendesk/hooks.ts';
import type { FakeZendesk } from '../servers/zendesk.ts';
import { pause, request } from './api.ts';
import type { Call, Journal } from './journal.ts';
import type { Random } from './random.ts';

export interface SenderOptions {
  zendesk: FakeZendesk;
  /** Any replica may be called. */
  bases: string[];
  journal: Journal;
  random: Random;
  over: () => boolean;
}

/**
 * Sends what the desk has to tell, as a real sender does: late and out of order, some of it twice and under two delivery
 * ids, and again until a 200 comes. Resolves when all is acknowledged and nothing new can come.
 */
export async function startSender(options: SenderOptions): Promise<void> {
  const { zendesk, over } = options;
  const random = options.random.fork('sender');
  const sending: Promise<void>[] = [];
  for (let next = 0, last = false; !last; ) {
    last = over();
    await zendesk.delivered();
    for (; next < zendesk.deliveries.length; next++)
      sending.push(sendOne({ ...options, random: random.fork(String(next)) }, zendesk.deliveries[next]!));
    if (!last) await pause(20);
  }
  await Promise.all(sending);
}

async function sendOne(options: SenderOptions, delivery: Delivery): Promise<void> {
  const { journal, random, zendesk } = options;
  const { type, detail } = JSON.parse(delivery.body);
  const call: Call = { delivery, type: type.split('.').at(-1), ticket: detail.id, firstSentAt: 0 };
  journal.calls.push(call);
  await pause(random.chance(0.25) ? random.between(500, 3_000) : random.between(0, 150));
  call.firstSentAt = Date.now();
  const copies = [delivery];
  if (random.chance(0.1)) copies.push(delivery);
  if (random.chance(0.08)) copies.push(zendesk.again(delivery));
  journal.counts.webhookCopies += copies.length - 1;
  await Promise.all(
    copies.map((copy, i) => pause(i * random.between(0, 800)).then(() => sendUntilKept(options, copy, call))),
  );
}

async function sendUntilKept(
  { bases, journal, random }: SenderOptions,
  { url, headers, body }: Delivery,
  call: Call,
): Promise<void> {
  const { pathname } = new URL(url);
  for (;;) {
    journal.counts.webhookTries++;
    const { status, text } = await request(random.pick(bases) + pathname, { method: 'POST', headers, body });
    if (status === 200) {
      call.acknowledgedAt ??= Date.now();
      return;
    }
    if (status !== undefined && status < 500) {
      journal.breaches.push({
        kind: 'lost',
        what: `a webhook of ticket ${call.ticket} was refused: ${status} ${text.slice(0, 160)}`,
      });
      return;
    }
    await pause(random.between(150, 900));
  }
}
