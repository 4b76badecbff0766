import { AGENT, BOT_ID, CUSTOMER } from '../../../servers/zendesk.ts';
import { type Connected, connected } from './setup.ts';

let zd: Connected;
beforeAll(async () => {
  zd = await connected();
});
afterAll(() => zd.account.stop());

describe('who gets a ticket of Zendesk', () => {
  it.each([
    ['an agent, by address', 'BOB@acme.test', { has: 'person' }, { assignee_id: AGENT.id }],
    ['an agent, by name', 'bob agent', { has: 'person' }, { assignee_id: AGENT.id }],
    ['a group', 'billing', { has: 'team' }, { group_id: 701, assignee_id: null }],
    ['nobody: a group that is gone', 'Old', null, { assignee_id: null }],
    ['nobody: a customer', CUSTOMER.email, null, { assignee_id: null }],
    ['nobody: a part of a name', 'Bob', null, { assignee_id: null }],
  ])('is %s', async (_, to, has, ticket) => {
    const id = zd.account.customerOpens('Broken', 'It broke');
    expect(await zd.desk.assign!(id, to)).toEqual(has);
    expect(zd.account.ticket(id)).toMatchObject(ticket);
  });

  it('is nobody for sure where two bear the name', async () => {
    zd.account.state.users.push({ ...AGENT, id: 602, email: 'bob2@acme.test', name: 'Bob Agent' });
    const id = zd.account.customerOpens('Broken', 'It broke');
    expect(await zd.desk.assign!(id, 'Bob Agent')).toBeNull();
  });
});

describe('whom Zendesk had signed in', () => {
  const person = { id: String(CUSTOMER.id) };
  const writes = (more: object) => {
    const ticket = zd.account.customerOpens('Refund', 'Hello');
    const comment = { body: 'pay me back', public: true };
    const change = zd.account.state.write(Number(ticket), { author: CUSTOMER.id, comment, ...more });
    return { ticket, native: String(change.comment!.id), person };
  };
  const verify = (user: object) =>
    Object.assign(
      zd.account.state.users.find(({ id }) => id === CUSTOMER.id)!,
      { verified: true, suspended: false },
      user,
    );

  it('is a verified end user who wrote on the web', async () => {
    verify({});
    expect(await zd.desk.signedIn!(writes({ channel: 'web' }))).toBe(true);
  });

  it.each([
    ['wrote an e-mail', { channel: 'email' }, {}],
    ['was not signed in, which Zendesk flags', { channel: 'web', flags: [3] }, {}],
    ['had it written by somebody else', { channel: 'web', actor: BOT_ID }, {}],
    ['has an address that was never shown to be theirs', { channel: 'web' }, { verified: false }],
    ['is suspended', { channel: 'web' }, { suspended: true }],
  ])('is nobody who %s', async (_, more, user) => {
    verify(user);
    expect(await zd.desk.signedIn!(writes(more))).toBe(false);
  });

  it('is known by the ticket for its first comment, and nobody for a comment that is not there', async () => {
    verify({});
    const { ticket } = zd.account.state.create(
      { subject: 'Hi', requester_id: CUSTOMER.id },
      { author: CUSTOMER.id, channel: 'web', comment: { body: 'Hello', public: true } },
    );
    const id = String(ticket.id);
    expect(await zd.desk.signedIn!({ ticket: id, native: `opening:${id}`, person })).toBe(true);
    expect(await zd.desk.signedIn!({ ticket: id, native: '1', person })).toBe(false);
  });
});
