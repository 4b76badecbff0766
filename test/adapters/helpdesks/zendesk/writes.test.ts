import { CUSTOMER } from '../../../servers/zendesk.ts';
import { type Connected, connected } from './setup.ts';

let zd: Connected;
beforeAll(async () => {
  zd = await connected();
});
afterAll(() => zd.account.stop());

describe('writing to Zendesk', () => {
  it('opens a ticket for a customer that Zendesk did not know, in the brand of the settings', async () => {
    const desk = zd.connect({ brandId: '42' });
    const requester = { id: 'u1', name: 'Nora', email: 'nora@example.test' };
    const ticket = await desk.open(
      { subject: 'New', text: 'For you', requester, public: true, tags: ['bot'], priority: 'high' },
      { key: 'w1' },
    );
    expect(zd.account.ticket(ticket.id)).toMatchObject({
      brand_id: 42,
      external_id: 'w1',
      tags: ['bot'],
      priority: 'high',
    });
    const { ticket: read, comments } = await desk.thread(ticket.id);
    expect(read.requester).toMatchObject({ name: 'Nora', email: 'nora@example.test' });
    expect(comments).toMatchObject([{ own: true, key: 'w1', text: 'For you' }]);
    expect(ticket.url).toBe(`${zd.account.settings.baseUrl}/agent/tickets/${ticket.id}`);
  });

  it('writes in the name of a customer, known by id, by e-mail or not yet at all', async () => {
    const id = zd.account.customerOpens('Chat', 'Hello');
    const authors = [
      { id: String(CUSTOMER.id) },
      { id: 'chat-7', email: 'ANA@example.test' },
      { id: 'chat-8', name: 'Zoe', email: 'zoe@example.test' },
    ];
    for (const [index, author] of authors.entries())
      await zd.desk.comment!(id, { text: `From ${index}`, author }, { key: `c${index}` });
    const { comments } = await zd.desk.thread(id);
    expect(comments.slice(1)).toMatchObject([
      { role: 'customer', own: false, key: 'c0', author: { email: CUSTOMER.email } },
      { role: 'customer', own: false, key: 'c1', author: { email: CUSTOMER.email } },
      { role: 'customer', own: false, key: 'c2', author: { name: 'Zoe' } },
    ]);
  });

  it('refuses to write for somebody who has neither a Zendesk id nor an e-mail', async () => {
    const id = zd.account.customerOpens('Chat', 'Hello');
    const write = zd.desk.comment!(id, { text: 'Hi', author: { id: 'chat-9' } }, { key: 'c9' });
    await expect(write).rejects.toMatchObject({ name: 'Refused', code: 'no_author' });
  });

  it('writes the address of a file that it was not given', async () => {
    const id = zd.account.customerOpens('File', 'Hello');
    const attachments = [{ name: 'bill.pdf', type: 'application/pdf', url: 'https://files.test/bill.pdf' }];
    await zd.desk.note(id, { text: 'See', attachments }, { key: 'f' });
    expect(zd.account.texts(id).at(-1)).toBe('See\nbill.pdf: https://files.test/bill.pdf');
  });

  it('finds a person by e-mail, whatever its case, and nobody by another', async () => {
    expect(await zd.desk.person!('Ana@Example.test')).toEqual({
      id: '501',
      name: CUSTOMER.name,
      email: CUSTOMER.email,
    });
    expect(await zd.desk.person!('nobody@example.test')).toBeNull();
  });

  it('maps every status there and back', async () => {
    const id = zd.account.customerOpens('Status', 'Hello');
    for (const status of ['open', 'pending', 'snoozed', 'resolved'] as const) {
      await zd.desk.update(id, { status });
      expect((await zd.desk.ticket(id)).status).toBe(status);
    }
  });
});
