import { z } from 'zod';
import { MOST_ROWS } from '../../desk/learning/labelsOf.ts';
import { Problem } from '../../domain/errors.ts';
import {
  FEEDBACK_KINDS,
  FEEDBACK_STATES,
  FEEDBACK_WEIGHTS,
  type Feedback,
  weigh,
} from '../../domain/feedback.ts';
import { newId } from '../../domain/ids.ts';
import { type Call, route, type ServerParts } from '../route.ts';
import { Named, nameOf, speakerFor, speakerOf } from '../speaker.ts';

const Row = z.object({
  id: z.string(),
  kind: z.enum(FEEDBACK_KINDS),
  helpful: z.boolean(),
  article: z.string().nullable().meta({ description: 'Of a correction: the article that is right' }),
  quoted: z.string().nullable().meta({ description: 'The article that the answer quoted first' }),
  by: z.string(),
  weight: z.number().meta({ description: 'What such a word counts, of an agent’s' }),
  counts: z.number().meta({
    description:
      'What it counts now: 0 where it was undone or a surer word on the turn stands; less where one contact says much',
  }),
  state: z.enum(FEEDBACK_STATES),
  undoneBy: z.string().nullable(),
  undoneAt: z.number().nullable(),
  comment: z.string().optional(),
  contact: z.string(),
  turn: z.string(),
  message: z.string().optional().meta({ description: 'The message that says it' }),
  conversation: z.string(),
  rows: z.string().meta({ description: 'Where its conversation is' }),
  at: z.number(),
});

export const listFeedback = route({
  method: 'get',
  path: '/v1/feedback',
  summary: 'What was said of the bot’s answers, newest first, and what each counts',
  tag: 'Improving',
  callers: ['agent'],
  query: z.object({
    state: z.enum(FEEDBACK_STATES).optional(),
    kind: z.enum(FEEDBACK_KINDS).optional(),
    helpful: z.enum(['true', 'false']).optional(),
    article: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Quoted by the answer, or said to be right' }),
    turn: z.string().max(100).optional(),
    learnt: z
      .enum(['confirmed', 'denied', 'corrected'])
      .optional()
      .meta({ description: 'Only what the bot learnt from last, of this sort' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z
      .string()
      .regex(/^\d{1,16}\.fbk_\w{1,60}$/, 'must be a "next" of this call')
      .optional()
      .meta({ description: 'The `next` of the page before' }),
  }),
  answer: z.object({ total: z.number(), feedback: z.array(Row), next: z.string().nullable() }),
  async handle({ workspace, query }, { store, learner }) {
    const { limit, cursor, helpful, learnt, ...filter } = query;
    const [at, id = ''] = cursor?.split('.') ?? [];
    const asked = {
      ...filter,
      helpful: helpful === undefined ? undefined : helpful === 'true',
      ids: learnt && (learner.learned?.labels[learnt] ?? []),
      after: at === undefined ? undefined : { at: Number(at), id },
    };
    const { feedback, total } = await store.feedback.list(workspace, asked, limit + 1);
    const page = feedback.slice(0, limit);
    const counts = await countsOf(store, workspace);
    const last = feedback.length > limit ? page.at(-1) : undefined;
    const next = last ? `${last.at}.${last.id}` : null;
    return { json: { total, feedback: page.map((row) => shown(row, counts)), next } };
  },
});

export const undoFeedback = route({
  method: 'delete',
  path: '/v1/feedback/:id',
  summary: 'Nothing is learnt from it any more; the row stays, and can be counted again',
  tag: 'Improving',
  callers: ['agent'],
  answer: Row,
  handle: (call, parts) => setState(call, parts, 'undone'),
});

export const changeFeedback = route({
  method: 'patch',
  path: '/v1/feedback/:id',
  summary: 'Undo it, or have it count again',
  tag: 'Improving',
  callers: ['agent'],
  body: z.strictObject({ state: z.enum(FEEDBACK_STATES) }),
  answer: Row,
  handle: (call, parts) => setState(call, parts, call.body.state),
});

export const correctAnswer = route({
  method: 'put',
  path: '/v1/turns/:id/correction',
  summary: 'Say which article answers the customer’s question; null: none does',
  tag: 'Improving',
  callers: ['agent'],
  body: z.strictObject({
    article: z.string().min(1).max(200).nullable(),
    by: Named,
  }),
  answer: Row,
  async handle(call, { store, learner, now }) {
    const { workspace, params, body } = call;
    const { article } = body;
    const by = nameOf(speakerFor(call.caller, body.by));
    if (article !== null && !(await store.articles.get(workspace, article)))
      throw new Problem(422, 'no_such_article', `There is no article ${article}.`, { field: '/article' });
    const { id: turn = '' } = params;
    const [asked] = await store.feedback.asked(workspace, [turn]);
    const quoted = asked?.messages
      .filter((message) => message.turn === turn)
      .flatMap(({ sources }) => sources);
    const row = await store.feedback.give(
      workspace,
      {
        id: newId('fbk'),
        turn,
        kind: 'correction',
        helpful: article !== null && quoted?.[0]?.article === article,
        article,
        by,
        weight: FEEDBACK_WEIGHTS.correction,
      },
      now(),
    );
    if (!row) throw new Problem(404, 'not_found', `There is no turn ${turn}.`);
    learner.nudge();
    return { json: shown(row, await countsOf(store, workspace)) };
  },
});

async function setState(call: Call, { store, learner, now }: ServerParts, state: Feedback['state']) {
  const { workspace, params } = call;
  const { id = '' } = params;
  const row = await store.feedback.setState(workspace, id, state, speakerOf(call.caller), now());
  if (!row) throw new Problem(404, 'not_found', `There is no feedback ${id}.`);
  learner.nudge();
  return { json: shown(row, await countsOf(store, workspace)) };
}

async function countsOf({ feedback }: ServerParts['store'], workspace: string): Promise<Map<string, number>> {
  return weigh(await feedback.speaking(workspace, MOST_ROWS));
}

function shown(row: Feedback, counts: Map<string, number>): z.infer<typeof Row> {
  const rounded = Math.round((counts.get(row.id) ?? 0) * 1_000) / 1_000;
  return { ...row, counts: rounded, rows: `/v1/conversations/${row.conversation}` };
}
