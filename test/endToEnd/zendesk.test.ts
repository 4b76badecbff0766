import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningDeskhand, startDeskhand } from '../servers/deskhand.ts';
import { BOT_ID, FakeZendesk } from '../servers/zendesk.ts';

const PARKING = {
  title: 'Where can visitors park their car?',
  body: 'Visitors park in garage B, level 2. The first two hours are free.',
};

describe('Zendesk and a real Deskhand', () => {
  let zendesk: FakeZendesk;
  let deskhand: RunningDeskhand;

  beforeAll(async () => {
    zendesk = await new FakeZendesk().listen();
    zendesk.publish({ title: PARKING.title, body: `<p>${PARKING.body}</p>` });
    deskhand = await startDeskhand();
    await deskhand.call('PUT', '/v1/installations/zd', {
      desk: 'zendesk',
      settings: zendesk.settings,
      handoffs: true,
    });
    await deskhand.call('POST', '/v1/installations/zd/subscribe', { url: deskhand.url });
    await deskhand.call('POST', '/v1/installations/zd/sync');
  }, 60_000);
  afterAll(async () => {
    await deskhand?.stop();
    await zendesk.stop();
  });

  const bot = (ticket: string, isPublic: boolean) =>
    (zendesk.state.comments.get(Number(ticket)) ?? [])
      .filter((c) => c.public === isPublic && c.author_id === BOT_ID)
      .map((c) => c.body);

  async function eventually<T>(
    what: string,
    look: () => T | undefined | false | Promise<T | undefined | false>,
  ): Promise<T> {
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
      const found = await look();
      if (found) return found;
    }
    throw new Error(`waited in vain: ${what}`);
  }

  it('answers a new ticket from the help center, with its source', async () => {
    const ticket = zendesk.customerOpens('Parking', 'Where can visitors park their car?');
    const said = await eventually('the answer', () => bot(ticket, true)[0]);
    expect(said).toContain('garage B, level 2');
    expect(said).toContain(`Source: ${PARKING.title}`);
  }, 30_000);

  it('writes one answer when Zendesk commits it and the answer to us is lost', async () => {
    zendesk.faults.plan(/^PUT /, { kind: 'resetAfter' }, 1);
    const ticket = zendesk.customerOpens('Parking', 'Where can visitors park their car?');
    await eventually('the answer', () => bot(ticket, true)[0]);
    await eventually(
      'the outbox to settle',
      async () => (await deskhand.call<{ waiting: number }>('GET', '/v1/outbox/dead')).waiting === 0,
    );
    expect(bot(ticket, true)).toHaveLength(1);
  }, 30_000);

  it('stays silent after an agent has answered', async () => {
    const ticket = zendesk.customerOpens('Parking', 'Where can visitors park their car?');
    await eventually('the answer', () => bot(ticket, true)[0]);
    zendesk.agentReplies(ticket, 'I take this one.');
    zendesk.customerWrites(ticket, 'Where can visitors park their car on Sunday?');
    await zendesk.delivered();
    await sleep(2_500);
    expect(bot(ticket, true)).toHaveLength(1);
  }, 30_000);

  it('hands over with a note that is read back, and tells the customer the number', async () => {
    const ticket = zendesk.customerOpens('Help', 'I want to speak to a human being, please');
    const note = await eventually('the note', () => bot(ticket, false)[0]);
    expect(note).toContain('Reason: asked_for_human');
    expect(note).toContain('Transcript (2 messages):');
    expect(await eventually('the notice', () => bot(ticket, true)[0])).toContain(ticket);
    await eventually('the tag', () => zendesk.ticket(ticket).tags.includes('deskhand-asked-for-human'));
  }, 30_000);

  it('takes a webhook with a wrong signature for what it is', async () => {
    const [delivery] = zendesk.deliveries;
    const forged = await fetch(`${deskhand.url}/hooks/zendesk/zd`, {
      method: 'POST',
      headers: { ...delivery?.headers, 'x-zendesk-webhook-signature': 'bm90IHNpZ25lZA==' },
      body: delivery?.body ?? '',
    });
    expect(forged.status).toBe(401);
  });
});
