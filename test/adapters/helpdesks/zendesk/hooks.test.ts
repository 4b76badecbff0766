import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zendesk } from '../../../../adapters/helpdesks/zendesk/index.ts';
import { Settings } from '../../../../adapters/helpdesks/zendesk/settings.ts';
import type { InboundEvent } from '../../../../src/domain/event.ts';
import { AGENT, BOT_ID, CUSTOMER } from '../../../servers/zendesk.ts';
import { type Connected, connected, hook } from './setup.ts';

const HARD = `She said "it's"\n\tC:\\new \\"quoted\\" {{ticket.id}} <b>&amp;</b> – 日本語 👍🏽`;

/** The door, as far as an adapter sees it: raw bytes in, verified, read. */
class Door {
  events: InboundEvent[] = [];
  refused = 0;
  settings: Settings;
  url = '';
  #server: Server;

  constructor(settings: Settings, now: () => number) {
    this.settings = settings;
    this.#server = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const request = hook(Buffer.concat(chunks).toString(), req.headers as Record<string, string>);
      try {
        zendesk.verify(request, this.settings, now());
        this.events.push(...zendesk.read(request, this.settings));
      } catch {
        this.refused++;
        res.statusCode = 401;
      }
      res.end();
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hooks/zendesk/ins_1`;
    return this;
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      this.#server.close(() => done());
      this.#server.closeAllConnections();
    });
  }
}

describe.each([
  ['ticket events', true],
  ['triggers, where the account has no ticket events', false],
])('a Zendesk that calls us by %s', (_, ticketEvents) => {
  let zd: Connected;
  let door: Door;
  beforeEach(async () => {
    zd = await connected({ ticketEvents });
    door = await new Door(Settings.parse(zd.account.settings), zd.clock.now).listen();
    const brought = await zd.desk.subscribe!(door.url);
    door.settings = Settings.parse({ ...zd.account.settings, ...brought });
  });
  afterEach(async () => {
    await zd.account.stop();
    await door.stop();
  });

  /** What reached us, each native message once, as the inbox keeps it. */
  async function kept(): Promise<InboundEvent[]> {
    await zd.account.delivered();
    return [...new Map(door.events.map((event) => [event.native, event])).values()];
  }

  it('tells who wrote what, as it was written, and nothing of our own', async () => {
    const id = zd.account.customerOpens('Order "77"', HARD);
    await zd.desk.reply(id, { text: 'Bot speaks' }, { key: 'k1' });
    await zd.desk.note(id, { text: 'Bot notes' }, { key: 'k2' });
    zd.account.customerWrites(id, `Second\r\n${HARD}`);
    zd.account.agentNotes(id, 'Agent notes');
    zd.account.agentReplies(id, 'Agent speaks');
    zd.account.assign(id);
    zd.account.assign(id, null);
    zd.account.assign(id, BOT_ID);
    const told = (await kept()).filter(({ kind }) => kind !== 'status');
    expect(told.map(({ kind, person, ticket }) => [kind, person.id, ticket])).toEqual([
      ['message', String(CUSTOMER.id), id],
      ['message', String(CUSTOMER.id), id],
      ['agent_note', String(AGENT.id), id],
      ['agent_reply', String(AGENT.id), id],
      ['assigned', String(AGENT.id), id],
      ['handback', String(AGENT.id), id],
    ]);
    expect(told[0]).toMatchObject({ text: HARD, subject: 'Order "77"' });
    expect(told[1]?.text.replace('\r', '')).toBe(`Second\n${HARD}`);
    expect(door.refused).toBe(0);
  });

  it('is believed with its own secret only', async () => {
    door.settings = { ...door.settings, webhookSecret: 'another' };
    zd.account.customerOpens('Forged', 'Hello');
    await zd.account.delivered();
    expect(door.events).toEqual([]);
    expect(door.refused).toBeGreaterThan(0);
  });

  it('may send twice and out of order: native ids and times tell what is what', async () => {
    zd.account.hold();
    const id = zd.account.customerOpens('Order', 'First');
    await zd.clock.sleep(2000);
    zd.account.customerWrites(id, 'Second');
    await zd.account.delivered();
    const twice = zd.account.deliveries.flatMap((delivery) => [delivery, zd.account.again(delivery)]);
    for (const delivery of twice.reverse()) expect(await zd.account.send(delivery)).toBe(200);
    const messages = (await kept()).filter(({ kind }) => kind === 'message').sort((a, b) => a.at - b.at);
    expect(messages.map(({ text }) => text)).toEqual(['First', 'Second']);
    expect(new Set(door.events.map(({ delivery }) => delivery)).size).toBe(door.events.length);
  });

  it('tells of one brand only when the settings name one', async () => {
    const brought = await zd.connect({ ...door.settings, brandId: '2' }).subscribe!(door.url);
    door.settings = { ...door.settings, ...brought, brandId: '2' };
    zd.account.customerOpens('Brand 1', 'Hello');
    expect(await kept()).toEqual([]);
    const other = zd.account.customerOpens('Brand 2', 'Hello');
    zd.account.ticket(other).brand_id = 2;
    zd.account.customerWrites(other, 'Still there?');
    expect((await kept()).map(({ text }) => text)).toEqual(['Still there?']);
  });

  it('refuses an old delivery that is played again', async () => {
    zd.account.hold();
    zd.account.customerOpens('Replay', 'Hello');
    await zd.account.delivered();
    await zd.clock.sleep(6 * 60_000);
    expect(await zd.account.send(zd.account.deliveries[0]!)).toBe(401);
  });

  it('is installed once, however often, and leaves nothing when removed', async () => {
    const again = await zd.desk.subscribe!(door.url);
    expect(again).toEqual({
      webhookSecret: door.settings.webhookSecret,
      webhookId: door.settings.webhookId,
      userId: String(BOT_ID),
    });
    expect(zd.account.state.webhooks).toHaveLength(1);
    expect(zd.account.state.triggers).toHaveLength(ticketEvents ? 0 : 4);
    await zd.connect(door.settings).unsubscribe!();
    expect(zd.account.state).toMatchObject({ webhooks: [], triggers: [] });
    await zd.connect(door.settings).unsubscribe!();
  });

  it('is mended when an admin switched it off or our address changed', async () => {
    Object.assign(zd.account.state.webhooks[0]!, { status: 'inactive' });
    for (const trigger of zd.account.state.triggers) trigger.active = false;
    const moved = door.url.replace('/hooks', '/moved/hooks');
    const again = await zd.connect(door.settings).subscribe!(moved);
    expect(again.webhookId).toBe(door.settings.webhookId);
    expect(zd.account.state.webhooks).toMatchObject([{ status: 'active', endpoint: moved }]);
    expect(zd.account.state.triggers.every(({ active }) => active)).toBe(true);
    zd.account.customerOpens('Back', 'Hello');
    expect(await kept()).toMatchObject([{ kind: 'message' }]);
  });

  it('keeps its hands off the webhooks and triggers of others', async () => {
    const others = { name: 'Deskhand of the other team', endpoint: 'https://other.test', subscriptions: [] };
    const hookOf = { id: '01X', status: 'active', http_method: 'POST', request_format: 'json', secret: 's' };
    zd.account.state.webhooks.push({ ...others, ...hookOf });
    await zd.desk.unsubscribe!();
    expect(zd.account.state.webhooks.map(({ id }) => id)).toEqual(['01X']);
  });
});

it('installs nothing twice when the answer to the installation got lost', async () => {
  const zd = await connected();
  zd.account.faults.plan(/^POST .*\/webhooks$/, { kind: 'resetAfter' });
  await expect(zd.desk.subscribe!('https://bot.test/hooks/zendesk/ins_1')).rejects.toMatchObject({
    name: 'NoAnswer',
  });
  await zd.desk.subscribe!('https://bot.test/hooks/zendesk/ins_1');
  expect(zd.account.state.webhooks).toHaveLength(1);
  await zd.account.stop();
});
