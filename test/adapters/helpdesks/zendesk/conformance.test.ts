import { AGENT, CUSTOMER } from '../../../servers/zendesk.ts';
import { helpDeskConformance } from '../conformance.ts';
import { connected } from './setup.ts';

helpDeskConformance('Zendesk', async () => {
  const { account, desk } = await connected();
  return {
    desk,
    customerOpens: async (subject, text) => account.customerOpens(subject, text),
    customerWrites: async (ticket, text) => void account.customerWrites(ticket, text),
    agentReplies: async (ticket, text) => void account.agentReplies(ticket, text),
    agentNotes: async (ticket, text) => void account.agentNotes(ticket, text),
    stop: () => account.stop(),
  };
});

it('says who the customer and the agent of a ticket are, by name and e-mail', async () => {
  const { account, desk } = await connected();
  const id = account.customerOpens('Names', 'Hello');
  account.assign(id);
  const { ticket, comments } = await desk.thread(id);
  expect(ticket.requester).toEqual({ id: '501', name: CUSTOMER.name, email: CUSTOMER.email });
  expect(ticket.assignee).toEqual({ id: '601', name: AGENT.name, email: AGENT.email });
  expect(comments[0]?.author.email).toBe(CUSTOMER.email);
  await account.stop();
});
