import { z } from 'zod';
import type { Context } from '../../domain/conversation.ts';
import type { Message } from '../../domain/message.ts';
import { writeTest } from '../../insights/tests/writeTest.ts';
import type { Store } from '../../store/port.ts';
import { type Call, route } from '../route.ts';
import { readConversation } from './conversations.ts';

const PAGE = 200;
const MOST_MESSAGES = 1_000;
const MOST_RUNS = 200;

/** What is read of a stored answer. */
const Response = z.object({
  understanding: z.object({ intent: z.object({ name: z.string() }).nullable() }),
  actions: z.array(z.object({ name: z.string(), status: z.string() })).catch([]),
});

export const getConversationTest = route({
  method: 'get',
  path: '/v1/conversations/:id/test',
  summary:
    'The conversation as a test for the bot folder, tests/*.yaml, with neutral values in the place of personal data',
  tag: 'Chat',
  callers: ['agent'],
  answer: z.object({
    file: z.string().meta({ description: 'A name for it in the bot folder' }),
    yaml: z.string(),
  }),
  async handle(call, { store, actions, reading, requesterOf }) {
    const context = await readConversation(store, call);
    const { conversation } = context;
    const messages = await messagesOf(store, call);
    const yaml = writeTest({
      conversation,
      messages,
      turns: await turnsOf(store, call.workspace, messages),
      runs: await store.actionRuns.list(call.workspace, { conversation: conversation.id, limit: MOST_RUNS }),
      readOf: actions.readOf,
      articles: await articlesOf(store, call.workspace, messages),
      verified: requesterOf(asByChannel(context)) !== null,
      mask: reading.mask(),
    });
    return { json: { file: `tests/${conversation.id}.yaml`, yaml } };
  },
});

/** As if no action had proven yet who the customer is. */
const asByChannel = ({ conversation, ...context }: Context): Context => ({
  ...context,
  conversation: { ...conversation, memory: { ...conversation.memory, requester: undefined } },
});

async function messagesOf({ turns }: Store, { workspace, params }: Call): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const page = await turns.messages(workspace, params.id!, all.at(-1)?.seq ?? 0, PAGE);
    all.push(...page);
    if (page.length < PAGE || all.length >= MOST_MESSAGES) return all;
  }
}

async function turnsOf({ turns }: Store, workspace: string, messages: Message[]) {
  const ids = [...new Set(messages.flatMap(({ turn }) => turn ?? []))];
  const rows = await turns.decided(workspace, ids);
  return new Map(
    rows.map(({ id, decision, response }) => {
      const { understanding, actions } = Response.parse(JSON.parse(response));
      return [id, { decision, intent: understanding.intent?.name ?? null, actions }];
    }),
  );
}

async function articlesOf({ articles }: Store, workspace: string, messages: Message[]) {
  const ids = [...new Set(messages.flatMap(({ sources }) => sources.map(({ article }) => article)))];
  const found = await Promise.all(ids.map((id) => articles.get(workspace, id)));
  return found.flatMap((article) => article ?? []);
}
