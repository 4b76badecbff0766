import { setTimeout as sleep } from 'node:timers/promises';
import { connectTo, settingsOf } from '../adapters/helpdesks/request-tracker/real.ts';
import { type RunningDeskhand, startDeskhand } from '../servers/deskhand.ts';
import { freePort } from '../servers/postgres.ts';
import { type RequestTracker, startRequestTracker } from '../servers/requestTracker.ts';

const port = await freePort();
const started = await startRequestTracker({
  webhookUrl: `http://127.0.0.1:${port}/hooks/request-tracker/rt`,
  webhookSecret: 'a secret of this test',
});
if ('reason' in started) process.stdout.write(`SKIPPED, no real Request Tracker here: ${started.reason}\n`);
const suite = 'reason' in started ? describe.skip : describe;

const PARKING = {
  title: 'Where can visitors park their car?',
  body: 'Visitors park in garage B, level 2. The first two hours are free.',
};

suite('a real Request Tracker and a real Deskhand', () => {
  const rt = started as RequestTracker;
  const desk = connectTo(rt);
  let deskhand: RunningDeskhand;

  beforeAll(async () => {
    deskhand = await startDeskhand({ port });
    await deskhand.call('PUT', '/v1/articles/parking', PARKING);
    const installed = await deskhand.call<{ as: string }>('PUT', '/v1/installations/rt', {
      desk: 'request-tracker',
      settings: settingsOf(rt),
      handoffs: true,
    });
    expect(installed.as).toContain('helpbot');
  }, 60_000);
  afterAll(async () => {
    await deskhand?.stop();
    await rt.stop();
  });

  const threadOf = async (ticket: string) => (await desk.thread(ticket)).comments;
  const botSays = async (ticket: string) =>
    (await threadOf(ticket)).filter((c) => c.own && c.public).map((c) => c.text);

  async function eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    for (const end = Date.now() + 25_000; Date.now() < end; await sleep(200)) {
      const found = await look();
      if (found) return found;
    }
    throw new Error(`waited in vain: ${what}`);
  }

  it('a customer’s mail becomes an answered ticket, and the customer gets the answer by mail', async () => {
    const ticket = await rt.customers.open({
      subject: 'Parking',
      text: 'Hello, where can visitors park their car?\n\nRegards\nCarol',
    });
    const said = await eventually('the answer', async () => (await botSays(ticket))[0]);
    expect(said).toContain('garage B, level 2');
    expect(said).toContain('Source: Where can visitors park their car?');
    const mails = await rt.sentMails();
    expect(
      mails.some((mail) => mail.includes('garage B, level 2') && /^To: .*carol@example\.test/m.test(mail)),
    ).toBe(true);
  }, 60_000);

  it('an agent’s reply silences the bot', async () => {
    const ticket = await rt.customers.open({
      subject: 'Parking again',
      text: 'Where can visitors park their car?',
    });
    await eventually('the answer', async () => (await botSays(ticket)).length === 1);
    await rt.amy.reply(ticket, 'I will reserve a place for you.');
    await rt.customers.write(ticket, { text: 'Thank you. And where can visitors park their car?' });
    await eventually(
      'the customer’s words in the ticket',
      async () => (await threadOf(ticket)).filter((c) => c.role === 'customer').length === 2,
    );
    await sleep(2_500);
    expect(await botSays(ticket)).toHaveLength(1);
  }, 60_000);

  it('a handoff is an internal note with the whole transcript, read back, and the customer is told the number', async () => {
    const ticket = await rt.customers.open({ subject: 'Help', text: 'Where can visitors park their car?' });
    await eventually('the answer', async () => (await botSays(ticket)).length === 1);
    await rt.customers.write(ticket, {
      text: 'That does not help me. I want to talk to a real person please.',
    });
    const note = await eventually('the note', async () =>
      (await threadOf(ticket)).find((c) => c.own && !c.public),
    );
    expect(note.text).toContain('Reason: asked_for_human');
    expect(note.text).toMatch(/Transcript \(4 messages\):/);
    expect(note.text).toContain('source: Where can visitors park their car?');
    const said = await eventually('the notice', async () => (await botSays(ticket))[1]);
    expect(said).toContain(ticket);
    const turns = await deskhand.call<{ turns: { conversation: string }[] }>(
      'GET',
      '/v1/turns?decision=handoff',
    );
    const shown = await eventually('the comparison', async () => {
      const { handoffs } = await deskhand.call<{ handoffs: { state: string }[] }>(
        'GET',
        `/v1/conversations/${turns.turns[0]?.conversation}`,
      );
      return handoffs[0]?.state === 'verified' && handoffs[0];
    });
    expect(shown.state).toBe('verified');
  }, 60_000);

  it('a chat that wants a person becomes a ticket, and the agent’s answer comes back into the chat', async () => {
    const user = { id: 'visitor-1', name: 'Vera', email: 'vera@example.test' };
    const { conversation } = await deskhand.call<{ conversation: string }>('POST', '/v1/messages', {
      user,
      text: 'I need to talk to a human',
    });
    const ticket = await eventually('the ticket', async () => {
      const { ticket: made } = await deskhand.call<{ ticket: { id: string } | null }>(
        'GET',
        `/v1/conversations/${conversation}`,
      );
      return made?.id;
    });
    await rt.amy.reply(ticket, 'Hello Vera, Amy here.');
    type Shown = { messages: { author: string; text: string }[] };
    const answer = await eventually('Amy’s answer', async () =>
      (await deskhand.call<Shown>('GET', `/v1/conversations/${conversation}`)).messages.find(
        (m) => m.author === 'agent',
      ),
    );
    expect(answer.text).toContain('Amy here');
  }, 60_000);

  it('what a lost webhook would have told is polled', async () => {
    await deskhand.call('PUT', '/v1/installations/rt', {
      desk: 'request-tracker',
      settings: settingsOf(rt, { webhookSecret: 'another secret' }),
      handoffs: true,
    });
    const ticket = await rt.customers.open({ subject: 'Polled', text: 'Where can visitors park their car?' });
    const said = await eventually('the answer', async () => (await botSays(ticket))[0]);
    expect(said).toContain('garage B');
  }, 60_000);
});
