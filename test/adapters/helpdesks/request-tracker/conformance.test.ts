import { helpDeskConformance } from '../conformance.ts';
import { connectTo, realOrNull } from './real.ts';

const rt = await realOrNull();

if (rt) {
  helpDeskConformance('request-tracker', async () => ({
    desk: connectTo(rt),
    customerOpens: (subject, text) => rt.customers.open({ subject, text }),
    customerWrites: (ticket, text) => rt.customers.write(ticket, { text }),
    agentReplies: (ticket, text) => rt.amy.reply(ticket, text),
    agentNotes: (ticket, text) => rt.amy.note(ticket, text),
    stop: () => rt.stop(),
  }));
} else {
  it.skip('request-tracker as a help desk: needs a real Request Tracker', () => {});
}
