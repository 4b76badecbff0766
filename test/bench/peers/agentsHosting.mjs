import { AgentApplication, MemoryStorage } from '@microsoft/agents-hosting';
import { startServer } from '@microsoft/agents-hosting-express';
import { ready, startedWith } from './start.mjs';

// The quick start of Microsoft's Agents SDK with conversation state; no client id: anonymous.
// https://github.com/microsoft/Agents/tree/main/samples/nodejs/quickstart
const { mode, fixture } = startedWith();
const answer = mode === 'understand' ? await trained(fixture) : (text) => text;

const agent = new AgentApplication({ storage: new MemoryStorage() });
agent.onActivity('message', async (context, state) => {
  const kept = state.getValue('conversation.turns') ?? { count: 0, last: '' };
  const count = kept.count + 1;
  state.setValue('conversation.turns', { count, last: context.activity.text });
  await context.sendActivity(`Turn ${count}: ${await answer(context.activity.text)}`);
});
// State is written after a turn only where an afterTurn handler says so.
agent.onTurn('afterTurn', async () => true);

startServer(agent, {
  port: 0,
  // startServer listens on every address and returns no server: bind to loopback and learn the port on the way.
  beforeListen(app) {
    const listen = app.listen.bind(app);
    app.listen = (port, done) => {
      const server = listen(port, '127.0.0.1', () => {
        done();
        ready(server);
      });
      return server;
    };
  },
});

async function trained(fixture) {
  const { trainUnderstanding } = await import('./understand.mjs');
  return trainUnderstanding(fixture);
}
