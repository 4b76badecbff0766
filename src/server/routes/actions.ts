import { z } from 'zod';
import { LEVELS } from '../../domain/action.ts';
import { type ActionRun, RUN_STATES } from '../../domain/actionRun.ts';
import { Problem } from '../../domain/errors.ts';
import { type Call, route, type ServerParts } from '../route.ts';
import { Named, speakerFor } from '../speaker.ts';
import { PeriodQuery, periodOf } from './period.ts';

const Argument = z.object({
  description: z.string(),
  schema: z.record(z.string(), z.unknown()),
  required: z.boolean(),
  from: z.string().optional().meta({ description: 'Put in by the engine; nobody else may set it' }),
});

const ActionShown = z.object({
  name: z.string(),
  description: z.string(),
  does: z.enum(['read', 'write']),
  level: z.enum(LEVELS),
  arguments: z.record(z.string(), Argument),
});

export const listActions = route({
  method: 'get',
  path: '/v1/actions',
  summary: 'What the bot may do',
  tag: 'Actions',
  callers: ['agent'],
  answer: z.object({ actions: z.array(ActionShown) }),
  async handle(_call, { actions }) {
    const shown = actions.list.map(({ name, description, does, level = 'act', arguments: declared }) => {
      const entries = Object.entries(declared).map(([argument, { default: _, secret: __, ...rest }]) => [
        argument,
        rest,
      ]);
      return { name, description, does, level, arguments: Object.fromEntries(entries) };
    });
    return { json: { actions: shown } };
  },
});

const RunShown = z.object({
  id: z.string(),
  action: z.string(),
  state: z.enum(RUN_STATES),
  why: z.string().nullable().meta({ description: 'The rule that refused it, or the code of its failure' }),
  detail: z
    .string()
    .nullable()
    .meta({ description: 'Of a refusal: what was wrong, and what to do about it' }),
  unknown: z
    .boolean()
    .meta({ description: 'It may have happened: look at the target before it is done again' }),
  arguments: z.record(z.string(), z.unknown()).meta({ description: 'Secret ones are masked' }),
  requester: z.string().nullable(),
  proof: z.string().nullable().meta({ description: 'What proved the requester' }),
  by: z.enum(['flow', 'model', 'mcp']),
  askedBy: z.string().nullable().meta({ description: 'Of mcp: the label of the key that asked' }),
  conversation: z.string(),
  result: z.unknown().meta({ description: 'Of what was written; what was read is not shown' }),
  until: z.number().nullable().meta({ description: 'An approval is due until then, ms since 1970' }),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
  undoneBy: z.string().nullable().meta({ description: 'The run that took it back' }),
  createdAt: z.number(),
  settledAt: z.number().nullable(),
  rows: z.string().meta({ description: 'Where its conversation is' }),
});

function shown(run: ActionRun): z.infer<typeof RunShown> {
  const { id, action, state, why, requester, proof, by, askedBy, conversation, until, outcome } = run;
  const { decidedBy, decidedAt, undoneBy, createdAt, settledAt } = run;
  return {
    ...{ id, action, state, why, requester, proof, by, askedBy, conversation, until },
    ...{ decidedBy, decidedAt, undoneBy, createdAt, settledAt },
    detail: outcome?.status === 'refused' ? (outcome.detail ?? null) : null,
    unknown: outcome?.status === 'failed' && outcome.isUnknown,
    arguments: run.arguments,
    result: outcome?.status === 'done' ? outcome.result : null,
    rows: `/v1/conversations/${conversation}`,
  };
}

export const listRuns = route({
  method: 'get',
  path: '/v1/actions/runs',
  summary:
    'What was asked for through the gate and what came of it, latest first; how often, and where those rows are',
  tag: 'Actions',
  callers: ['agent'],
  query: z.object({
    ...PeriodQuery.shape,
    state: z.enum(RUN_STATES).optional(),
    action: z.string().max(100).optional(),
    conversation: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z
      .string()
      .regex(/^\d{1,15}\.run_\w{1,60}$/, 'must be a "next" of this call')
      .optional()
      .meta({ description: 'The `next` of the page before' }),
  }),
  answer: z.object({
    counts: z.array(z.object({ action: z.string(), state: z.string(), count: z.number(), rows: z.string() })),
    runs: z.array(RunShown),
    next: z.string().nullable(),
  }),
  async handle({ workspace, query }, { store, now }) {
    const { state, action, conversation, limit, cursor } = query;
    const period = periodOf(query, now());
    const before = cursor === undefined ? undefined : placeOf(cursor);
    const filter = { state, action, conversation, before, ...period, limit: limit + 1 };
    const found = await store.actionRuns.list(workspace, filter);
    const counts = await store.actionRuns.counts(workspace, period.since, period.until);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const rows = `/v1/actions/runs?since=${period.since}&until=${period.until}`;
    return {
      json: {
        counts: counts.map((one) => ({ ...one, rows: `${rows}&action=${one.action}&state=${one.state}` })),
        runs: page.map(shown),
        next: last ? `${last.createdAt}.${last.id}` : null,
      },
    };
  },
});

function placeOf(cursor: string): { createdAt: number; id: string } {
  const [createdAt, id = ''] = cursor.split('.');
  return { createdAt: Number(createdAt), id };
}

export const getRun = route({
  method: 'get',
  path: '/v1/actions/runs/:id',
  summary: 'One run of an action',
  tag: 'Actions',
  callers: ['agent'],
  answer: RunShown,
  async handle({ workspace, params }, { store }) {
    const run = await store.actionRuns.get(workspace, params.id ?? '');
    if (!run) throw new Problem(404, 'not_found', `There is no run ${params.id}.`);
    return { json: shown(run) };
  },
});

const By = z.strictObject({ by: Named }).optional();

export const approveRun = route({
  method: 'post',
  path: '/v1/actions/runs/:id/approve',
  summary: 'Let the bot do what it proposed; its rules are checked anew, and it is done once',
  tag: 'Actions',
  callers: ['agent'],
  body: By,
  answer: RunShown,
  handle: (call, parts) => decide(call, parts, true),
});

export const rejectRun = route({
  method: 'post',
  path: '/v1/actions/runs/:id/reject',
  summary: 'Do not let the bot do what it proposed; the customer is told',
  tag: 'Actions',
  callers: ['agent'],
  body: By,
  answer: RunShown,
  handle: (call, parts) => decide(call, parts, false),
});

async function decide(
  { caller, workspace, params, body }: Call<z.infer<typeof By>>,
  { actions }: ServerParts,
  approve: boolean,
) {
  const verdict = { approve, ...speakerFor(caller, body?.by) };
  return { json: shown(await actions.decide(workspace, params.id ?? '', verdict)) };
}
