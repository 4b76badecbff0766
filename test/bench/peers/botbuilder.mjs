import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import express from 'express';
import { ready, startedWith } from './start.mjs';

// The echo bot of Microsoft's samples with conversation state, on express instead of restify; no app id: no auth.
// https://github.com/microsoft/BotBuilder-Samples/tree/main/samples/javascript_nodejs/02.echo-bot
// https://github.com/microsoft/BotBuilder-Samples/tree/main/samples/javascript_nodejs/45.state-management
const { mode, fixture } = startedWith();
const answer = mode === 'understand' ? await trained(fixture) : (text) => text;

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const conversationState = new ConversationState(new MemoryStorage());
const turns = conversationState.createProperty('turns');

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const kept = await turns.get(context, { count: 0, last: '' });
  kept.count += 1;
  kept.last = context.activity.text;
  await context.sendActivity(`Turn ${kept.count}: ${await answer(context.activity.text)}`);
  await next();
});
bot.onTurn(async (context, next) => {
  await next();
  await conversationState.saveChanges(context);
});

const app = express();
app.use(express.json());
app.post('/api/messages', (request, response) =>
  adapter.process(request, response, (context) => bot.run(context)),
);
const server = app.listen(0, '127.0.0.1', () => ready(server));

async function trained(fixture) {
  const { trainUnderstanding } = await import('./understand.mjs');
  return trainUnderstanding(fixture);
}
