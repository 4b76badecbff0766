import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import type { Period } from '../../store/port.ts';
import { route, type ServerParts } from '../route.ts';
import { PeriodQuery, periodOf } from './period.ts';

const Listed = z.object({
  id: z.string(),
  conversation: z.string(),
  turn: z.string(),
  model: z.string(),
  outcome: z.string().meta({
    description: '`grounded`, `unsupported`, `no_answer`, or the code of what failed, such as `timeout`',
  }),
  ms: z.number(),
  tokens: z.object({ prompt: z.number(), completion: z.number() }).nullable(),
  cost: z.number().nullable().meta({ description: 'null where the price or the tokens are not known' }),
  droppedCount: z.number().meta({ description: 'Sentences that were left out' }),
  at: z.number(),
  rows: z.string().meta({ description: 'Where its prompt is' }),
});

const Shown = z.object({
  ...Listed.omit({ rows: true }).shape,
  dropped: z.array(z.object({ text: z.string(), why: z.string() })),
  prompt: z.object({
    system: z.string(),
    messages: z.array(
      z.object({
        role: z.enum(['user', 'assistant', 'tool']),
        content: z.string(),
        calls: z.array(z.unknown()).optional().meta({ description: 'Tools that the model asked for' }),
        call: z.string().optional().meta({ description: 'The call that this is the result of' }),
      }),
    ),
  }),
});

export const getTurnModelCalls = route({
  method: 'get',
  path: '/v1/turns/:id/model-calls',
  summary:
    'What a language model was asked in a turn, as it was sent with personal data masked, and what came of it',
  tag: 'Insights',
  callers: ['agent'],
  answer: z.object({ turn: z.string(), modelCalls: z.array(Shown) }),
  async handle({ workspace, params }, { store }) {
    const { id = '' } = params;
    const modelCalls = await store.modelCalls.ofTurn(workspace, id);
    if (modelCalls.length === 0 && (await store.suggestions.answered(workspace, id)) === null)
      throw new Problem(404, 'not_found', `There is no turn ${id}.`);
    return { json: { turn: id, modelCalls } };
  },
});

export const listModelCalls = route({
  method: 'get',
  path: '/v1/model-calls',
  summary: 'Calls to the language model in a period, latest first',
  tag: 'Insights',
  callers: ['agent'],
  query: z.object({
    ...PeriodQuery.shape,
    outcome: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
  }),
  answer: z.object({ modelCalls: z.array(Listed) }),
  async handle({ workspace, query }, { store, now }) {
    const { outcome, limit } = query;
    const calls = await store.modelCalls.list(workspace, periodOf(query, now()), outcome, limit);
    const modelCalls = calls.map((call) => ({ ...call, rows: `/v1/turns/${call.turn}/model-calls` }));
    return { json: { modelCalls } };
  },
});

const Counted = z.object({ count: z.number(), rows: z.string() });

/** For the insights of a period. */
export const ModelInsights = z.object({
  calls: Counted,
  outcomes: z.record(z.string(), Counted),
  tokens: z.object({ prompt: z.number(), completion: z.number(), rows: z.string() }),
  cost: z.object({
    amount: z.number().nullable().meta({ description: 'null where no call has a price' }),
    unpriced: z.number().meta({ description: 'Calls whose cost is not known' }),
    rows: z.string(),
  }),
  dropped: Counted,
});

/** Calls, tokens and cost of a period, each with where its rows are. */
export async function countModelCalls(
  { modelCalls }: ServerParts['store'],
  workspace: string,
  period: Period,
): Promise<z.infer<typeof ModelInsights>> {
  const counted = await modelCalls.counted(workspace, period);
  const rows = `/v1/model-calls?since=${period.since}&until=${period.until}`;
  const sum = (of: (one: (typeof counted)[number]) => number) =>
    counted.reduce((all, one) => all + of(one), 0);
  const calls = sum(({ count }) => count);
  const unpriced = sum((one) => one.unpriced);
  return {
    calls: { count: calls, rows },
    outcomes: Object.fromEntries(
      counted.map(({ outcome, count }) => [outcome, { count, rows: `${rows}&outcome=${outcome}` }]),
    ),
    tokens: { prompt: sum((one) => one.tokensIn), completion: sum((one) => one.tokensOut), rows },
    cost: { amount: calls > unpriced ? sum(({ cost }) => cost) : null, unpriced, rows },
    dropped: { count: sum((one) => one.dropped), rows },
  };
}
