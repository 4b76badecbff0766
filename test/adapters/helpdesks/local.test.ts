import { local } from '../../../adapters/helpdesks/local/index.ts';
import { newId } from '../../../src/domain/ids.ts';
import { engines, stopEngines } from '../../store/engines.ts';
import { type DeskUnderTest, helpDeskConformance } from './conformance.ts';

afterAll(stopEngines);

for (const [name, open] of engines)
  helpDeskConformance(`the built-in desk on ${name}`, async (): Promise<DeskUnderTest> => {
    const opened = await open();
    const tickets = opened.store.desks.tickets('default');
    const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    const desk = local.connect({}, { fetch, now: Date.now, sleep, tickets });
    const carol = { id: 'carol', name: 'Carol', email: 'carol@example.test' };
    const amy = { id: 'amy', name: 'Amy' };
    const add = async (ticket: string, text: string, isPublic: boolean, role: 'agent' | 'customer') => {
      const author = role === 'agent' ? amy : carol;
      await tickets.add(ticket, { text, public: isPublic, role, own: false, author }, { key: newId('cmt') });
    };
    return {
      desk,
      customerOpens: async (subject, text) =>
        (await tickets.create({ subject, text, requester: carol, public: true, key: newId('tkt') })).id,
      customerWrites: (ticket, text) => add(ticket, text, true, 'customer'),
      agentReplies: (ticket, text) => add(ticket, text, true, 'agent'),
      agentNotes: (ticket, text) => add(ticket, text, false, 'agent'),
      stop: () => opened.close(),
    };
  });

describe.each(engines)('the built-in desk on %s', (_, open) => {
  it('gives a ticket to whom a flow names', async () => {
    const opened = await open();
    const tickets = opened.store.desks.tickets('default');
    const desk = local.connect({}, { fetch, now: Date.now, sleep: async () => {}, tickets });
    const asked = { subject: 'Broken', text: 'It broke', public: true, key: newId('tkt') };
    const { id } = await tickets.create(asked);
    expect(await desk.assign!(id, 'billing')).toEqual({ has: 'person' });
    expect((await desk.ticket(id)).assignee).toEqual({ id: 'billing', name: 'billing' });
    await opened.close();
  });
});
