import { z } from 'zod';
import { Name } from '../../domain/flow.ts';
import { newId } from '../../domain/ids.ts';
import { RepeatHeaders, repeatKey } from '../repeatKey.ts';
import { route } from '../route.ts';
import { readConversation } from './conversations.ts';

/** Characters of an event's data as JSON: a task keeps it. */
const MOST_DATA = 16_000;

export const sendEvent = route({
  method: 'post',
  path: '/v1/conversations/:id/events',
  summary:
    'Tell a conversation that something has happened: a task that waits for an event of this name goes on',
  tag: 'Chat',
  callers: ['app'],
  body: z.strictObject({
    name: Name.meta({ description: 'As the flow names it: wait: { event: parcel_arrived }' }),
    data: z
      .record(z.string(), z.unknown())
      .default({})
      .refine((data) => JSON.stringify(data).length <= MOST_DATA, `at most ${MOST_DATA} characters as JSON`)
      .meta({ description: 'The flow reads it as event' }),
  }),
  headers: RepeatHeaders,
  answer: z.object({ kept: z.number().meta({ description: '0 where this Idempotency-Key came before' }) }),
  async handle(call, { desk, store, now }) {
    const { conversation } = await readConversation(store, call);
    const native = repeatKey(call.headers)
      ? `event:${conversation.id}:${repeatKey(call.headers)}`
      : newId('evt');
    const { kept } = await desk.keep(call.workspace, 'api', [
      {
        delivery: native,
        native,
        ticket: conversation.id,
        kind: 'event',
        at: now(),
        person: { id: 'api' },
        text: '',
        attachments: [],
        data: call.body,
      },
    ]);
    return { json: { kept } };
  },
});
