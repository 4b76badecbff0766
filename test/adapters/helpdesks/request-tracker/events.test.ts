import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestTracker } from '../../../../adapters/helpdesks/request-tracker/index.ts';
import type { InboundEvent } from '../../../../src/domain/event.ts';
import type { HelpDesk, HookRequest } from '../../../../src/domain/helpdesk.ts';
import type { RequestTracker } from '../../../servers/requestTracker.ts';
import { connectTo, realOrNull, settingsOf } from './real.ts';

const received: HookRequest[] = [];
const door = await listen();
const { port } = door.address() as AddressInfo;
const rt = await realOrNull({ webhookUrl: `http://127.0.0.1:${port}/hooks/request-tracker/main` });
if (!rt) door.close();

(rt ? describe : describe.skip)('Events of a real Request Tracker', () => {
  const real = rt as RequestTracker;
  let desk: HelpDesk;
  beforeAll(() => {
    desk = connectTo(real);
  });
  afterAll(async () => {
    await real.stop();
    door.close();
  }, 60_000);

  it('are the same by push and by poll, but for the delivery', async () => {
    const start = (await desk.poll!(undefined)).cursor;
    const png = Buffer.from([137, 80, 78, 71, 0, 255]);
    const id = await real.customers.open({
      subject: "It's žluť 👍",
      text: 'Where is it?\n\n  Carol',
      attachments: [{ name: 'účet.png', type: 'image/png', data: png }],
    });
    await real.customers.write(id, { text: 'Hello?', html: '<p>Hello?</p>' });
    await real.amy.note(id, 'Parcel is in Brno.');
    await real.amy.reply(id, '<p>It is <b>late</b>,</p><p>sorry.</p>', 'text/html');
    await real.amy.takes(id);
    await real.amy.gives(id, 'ben');
    await real.ben.gives(id, 'helpbot');
    await desk.reply(id, { text: 'I am back.' }, { key: 'out_own' });
    await real.amy.gives(id, 'Nobody');
    await real.amy.changes(id, { Status: 'stalled', Priority: 50 });
    const mine = await real.amy.opens({
      subject: 'My keyboard',
      text: 'Broken.',
      requestor: 'amy@desk.test',
    });
    const called = await real.amy.opens({
      subject: 'Called in',
      text: 'By phone.',
      requestor: 'carol@example.test',
    });
    await real.customers.open({ queue: 'Billing', subject: 'Not for the bot', text: 'Invoice' });

    const polled = await desk.poll!(start);
    const pushed = await pushedEvents(polled.events.length);
    expect(pushed.map(({ ticket, kind, text }) => [ticket, kind, text])).toEqual([
      [id, 'message', 'Where is it?\n\n  Carol'],
      [id, 'message', 'Hello?'],
      [id, 'agent_note', 'Parcel is in Brno.'],
      [id, 'agent_reply', 'It is late,\n\nsorry.'],
      [id, 'assigned', ''],
      [id, 'assigned', ''],
      [id, 'handback', ''],
      [id, 'status', ''],
      [mine, 'message', 'Broken.'],
      [called, 'agent_reply', 'By phone.'],
    ]);
    expect(pushed.map(withoutDelivery)).toEqual(polled.events.map(withoutDelivery));
    expect(pushed[0]).toMatchObject({
      subject: "It's žluť 👍",
      person: { id: 'carol@example.test', name: 'Carol Customer', email: 'carol@example.test' },
      attachments: [{ name: 'účet.png', type: 'image/png', data: png.toString('base64') }],
    });
    expect(pushed.slice(4, 8)).toMatchObject([
      { person: { id: 'amy' } },
      { person: { id: 'ben' } },
      { person: { id: 'ben' } },
      { status: 'snoozed' },
    ]);
    expect(new Set([...pushed, ...polled.events].map(({ delivery }) => delivery)).size).toBe(20);
  }, 60_000);

  it('are polled once, and from now on when there is no cursor', async () => {
    const start = await desk.poll!(undefined);
    expect(start.events).toEqual([]);
    const id = await real.customers.open({ subject: 'Polled once', text: 'Hello' });
    const first = await desk.poll!(start.cursor);
    expect(first.events).toMatchObject([{ ticket: id, kind: 'message', text: 'Hello' }]);
    expect((await desk.poll!(first.cursor)).events).toEqual([]);
    await real.customers.write(id, { text: 'Again' });
    expect((await desk.poll!(first.cursor)).events).toMatchObject([{ ticket: id, text: 'Again' }]);
  }, 60_000);

  it('are polled even when a transaction turns up late under a lower id', async () => {
    const [low] = (await desk.poll!(undefined)).cursor.split(':');
    const id = await real.customers.open({ subject: 'Late', text: 'Hello' });
    const first = await desk.poll!(`${low}:`);
    // As if this transaction had not been committed when the next one was polled already.
    const native = first.events[0]!.native;
    const withoutIt = first.cursor.replace(new RegExp(`(?<=[:,])${native},?`), '');
    expect(withoutIt).not.toBe(first.cursor);
    expect((await desk.poll!(withoutIt)).events).toMatchObject([{ ticket: id, native }]);
  }, 60_000);

  it('of a new ticket arrive when the ticket can be read already', async () => {
    received.length = 0;
    const id = await real.customers.open({ subject: 'Readable', text: 'Hello' });
    await pushedEvents(1);
    expect(readable.get(id)).toBe(200);
  }, 60_000);
});

/** Status of a read of the ticket at the moment its webhook came in. */
const readable = new Map<string, number>();

async function listen(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const body = JSON.parse(raw.toString());
    received.push({ headers: request.headers as HookRequest['headers'], raw, body });
    if (rt && body.type === 'Create')
      readable.set(String(body.ticket.id), await readStatus(rt, body.ticket.id));
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function readStatus({ url, token }: RequestTracker, ticket: number): Promise<number> {
  return (await fetch(`${url}/REST/2.0/ticket/${ticket}`, { headers: { authorization: `token ${token}` } }))
    .status;
}

/** Verified and read, as the door does it; waits until `count` of them have come. */
async function pushedEvents(count: number): Promise<InboundEvent[]> {
  const settings = settingsOf(rt as RequestTracker);
  for (let tries = 0; ; tries++) {
    for (const request of received) requestTracker.verify(request, settings, Date.now());
    const events = received.flatMap((request) => requestTracker.read(request, settings));
    if (events.length >= count || tries === 50) return events;
    await sleep(100);
  }
}

function withoutDelivery({ delivery: _, ...event }: InboundEvent): Omit<InboundEvent, 'delivery'> {
  return event;
}
