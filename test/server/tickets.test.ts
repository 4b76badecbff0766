import { until } from '../desk/house.ts';
import { type House, KEY, openFolder, openServer } from './house.ts';

const ana = { id: 'ana@example.test', name: 'Ana', email: 'ana@example.test' };
const agent = { id: 'agent-7', name: 'Grace' };

interface Shown {
  role: string;
  own: boolean;
  public: boolean;
  text: string;
}

describe('the built-in desk', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  beforeAll(async () => {
    opened = await openFolder();
    house = await openServer({ store: opened.store });
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  const withKey = (key: string) => ({ authorization: `Bearer ${KEY}`, 'idempotency-key': key });
  const open = async (text: string, headers?: Record<string, string>) =>
    (await house.call('post', '/v1/tickets', { subject: text.slice(0, 60), text, requester: ana }, headers))
      .body;
  const comments = async (id: string): Promise<Shown[]> =>
    (await house.call('get', `/v1/tickets/${id}`)).body.comments;
  const fromBot = async (id: string) =>
    (await comments(id)).filter((c) => c.own && c.public).map((c) => c.text);
  const answered = (id: string, times = 1) =>
    until(`${times} answers`, async () => (await fromBot(id)).length >= times);
  const comment = (id: string, body: object, headers?: Record<string, string>) =>
    house.call('post', `/v1/tickets/${id}/comments`, body, headers);
  const customerWrites = (id: string, text: string) => comment(id, { text, role: 'customer', author: ana });
  /** Nothing waits any more; what the bot has not said by then, it does not say. */
  const quiet = async () => {
    await until(
      'events',
      async () => (await opened.store.inbox.claim('probe', Date.now(), -1, 1)).length === 0,
    );
    await new Promise((resolve) => setTimeout(resolve, 150));
    await until('deliveries', async () => (await opened.store.outbox.depth(Date.now())).waiting === 0);
  };

  it('answers a new ticket in public, with its source, and lists it', async () => {
    const ticket = await open('How do I return a parcel?');
    expect(ticket).toMatchObject({ status: 'new', requester: ana, tags: [] });
    await answered(ticket.id);
    expect(await fromBot(ticket.id)).toEqual([
      expect.stringContaining('Source: Returning a parcel https://help.example.test/returns'),
    ]);
    const { body } = await house.call('get', '/v1/tickets?limit=1');
    expect(body.tickets).toEqual([
      expect.objectContaining({ id: ticket.id, number: ticket.number, subject: ticket.subject }),
    ]);
  });

  it('is silent after an agent answered', async () => {
    const ticket = await open('How do I return a parcel?');
    await answered(ticket.id);
    const said = await comment(ticket.id, { text: 'I will look myself.', author: agent });
    expect(said.status).toBe(201);
    await customerWrites(ticket.id, 'How do I download an invoice?');
    await quiet();
    expect(await fromBot(ticket.id)).toHaveLength(1);
  });

  it('goes on after an agent’s note, which only agents see', async () => {
    const ticket = await open('How do I return a parcel?');
    await answered(ticket.id);
    await comment(ticket.id, { text: 'A known customer.', public: false, author: agent });
    await customerWrites(ticket.id, 'How do I download an invoice?');
    await answered(ticket.id, 2);
    expect((await comments(ticket.id)).find(({ text }) => text === 'A known customer.')?.public).toBe(false);
  });

  it('is silent while a person is assigned, and answers again when the assignee is null', async () => {
    const ticket = await open('How do I return a parcel?');
    await answered(ticket.id);
    const assigned = await house.call('patch', `/v1/tickets/${ticket.id}`, {
      assignee: agent,
      addTags: ['vip', 'de'],
      removeTags: ['de'],
    });
    expect(assigned.body).toMatchObject({ assignee: agent, tags: ['vip'] });
    await customerWrites(ticket.id, 'How do I download an invoice?');
    await quiet();
    expect(await fromBot(ticket.id)).toHaveLength(1);
    const back = await house.call('patch', `/v1/tickets/${ticket.id}`, { assignee: null });
    expect(back.body.assignee).toBeUndefined();
    await customerWrites(ticket.id, 'How do I download an invoice, please?');
    await answered(ticket.id, 2);
  });

  it('makes one ticket and one answer of calls with the same Idempotency-Key', async () => {
    const copies = await Promise.all(
      Array.from({ length: 5 }, () => open('How do I return a parcel?', withKey('t1'))),
    );
    expect(new Set(copies.map(({ id }) => id)).size).toBe(1);
    const [ticket] = copies;
    await answered(ticket.id);
    const body = { text: 'How do I download an invoice?', role: 'customer', author: ana };
    const ids = [
      await comment(ticket.id, body, withKey('c1')),
      await comment(ticket.id, body, withKey('c1')),
    ];
    expect(new Set(ids.map((r) => r.body.id)).size).toBe(1);
    await answered(ticket.id, 2);
    await quiet();
    expect(await fromBot(ticket.id)).toHaveLength(2);
  });

  it('hears an agent also when their Idempotency-Key was used for another call', async () => {
    const one = await open('How do I return a parcel?', withKey('same'));
    const two = await open('How do I download an invoice?');
    await answered(two.id);
    for (const { id } of [one, two])
      await comment(id, { text: 'I take this.', author: agent }, withKey('same'));
    await customerWrites(two.id, 'And how do I return a parcel?');
    await quiet();
    expect(await fromBot(two.id)).toHaveLength(1);
  });

  it('knows no ticket that is not there', async () => {
    for (const [method, path, body] of [
      ['get', '/v1/tickets/tkt_nope', undefined],
      ['patch', '/v1/tickets/tkt_nope', { status: 'open' }],
      ['post', '/v1/tickets/tkt_nope/comments', { text: 'x', author: agent }],
    ] as const)
      expect((await house.call(method, path, body)).body).toMatchObject({ status: 404, code: 'not_found' });
  });

  it.each([
    ['/subject', { text: 'x', requester: ana }],
    ['/requester/id', { subject: 's', text: 'x', requester: { id: '' } }],
    [
      '/attachments/0/data',
      { subject: 's', text: 'x', requester: ana, attachments: [{ name: 'a', data: '***' }] },
    ],
    ['/status', { subject: 's', text: 'x', requester: ana, status: 'open' }],
  ])('names %s when it is at fault', async (field, body) => {
    expect((await house.call('post', '/v1/tickets', body)).body).toMatchObject({ status: 422, field });
  });

  describe('a conversation', () => {
    const say = async (text: string, conversation?: string) =>
      (
        await house.call('post', '/v1/messages', {
          user: { id: 'u1', name: 'Uma' },
          text,
          ...(conversation ? { conversation } : {}),
        })
      ).body;

    it('is handed over by a button, with a note on a ticket that was read back, and not twice', async () => {
      const { conversation } = await say('How do I return a parcel?');
      const { body } = await house.call('post', `/v1/conversations/${conversation}/handoff`);
      expect(body).toMatchObject({ decision: 'handoff', handoff: { reason: 'asked_for_human' } });
      const shown = async () => (await house.call('get', `/v1/conversations/${conversation}`)).body;
      await until('the handoff', async () => (await shown()).handoffs[0]?.state === 'verified');
      const { handoffs, owner, ticket } = await shown();
      expect(owner).toBe('human');
      expect(handoffs[0]).toMatchObject({ reason: 'asked_for_human', packet: { customer: { name: 'Uma' } } });
      expect(ticket.number).toBe(body.handoff.ticket.number);
      const note = (await comments(ticket.id)).find((c) => !c.public);
      expect(note?.text).toContain('Customer Uma: How do I return a parcel?');
      const again = await house.call('post', `/v1/conversations/${conversation}/handoff`, {});
      expect(again.body).toMatchObject({ status: 409, code: 'has_human' });
    });

    it('is answered by the bot again after a handback', async () => {
      const { conversation } = await say('I want to talk to a human being');
      expect((await say('How do I return a parcel?', conversation)).decision).toBe('silent');
      const { body } = await house.call('post', `/v1/conversations/${conversation}/handback`);
      expect(body).toEqual({ kept: 1 });
      expect((await say('How do I return a parcel?', conversation)).decision).toBe('answer');
    });

    it('brings the agent’s words from the ticket to the customer', async () => {
      const { conversation } = await say('I want to talk to a human being');
      const shown = async () => (await house.call('get', `/v1/conversations/${conversation}`)).body;
      await until('the ticket', async () => (await shown()).ticket !== null);
      const { ticket } = await shown();
      await comment(ticket.id, { text: 'Hello Uma, Grace here.', author: agent });
      await until(
        'the agent’s words',
        async () => (await shown()).messages.at(-1)?.text === 'Hello Uma, Grace here.',
      );
      expect((await shown()).messages.at(-1)).toMatchObject({ author: 'agent', authorName: 'Grace' });
    });

    it('takes feedback on a turn of its own, and on no other', async () => {
      const { conversation, turn } = await say('How do I return a parcel?');
      const other = await say('How do I return a parcel?');
      const path = `/v1/conversations/${conversation}/feedback`;
      expect((await house.call('post', path, { turn, helpful: true, comment: 'thanks' })).status).toBe(201);
      expect((await house.call('post', path, { turn: other.turn, helpful: true })).body).toMatchObject({
        status: 404,
        field: '/turn',
      });
      expect((await house.call('post', path, { turn, helpful: 'yes' })).body).toMatchObject({
        status: 422,
        field: '/helpful',
      });
    });
  });
});
