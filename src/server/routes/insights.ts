import { z } from 'zod';
import { DECISIONS } from '../../domain/turn.ts';
import { route } from '../route.ts';
import { countModelCalls, ModelInsights } from './modelCalls.ts';
import { PeriodQuery, periodOf } from './period.ts';

const Counted = z.object({
  count: z.number(),
  rows: z.string().meta({ description: 'Where the rows behind the number are' }),
});

export const getInsights = route({
  method: 'get',
  path: '/v1/insights',
  summary: 'What the bot decided in a period, and why it handed over; every number names its rows',
  tag: 'Insights',
  callers: ['agent'],
  query: PeriodQuery,
  answer: z.object({
    since: z.number(),
    until: z.number(),
    decisions: z.record(z.string(), Counted),
    handoffs: z.record(z.string(), z.object({ ...Counted.shape, readBack: z.number() })),
    model: ModelInsights,
  }),
  async handle({ workspace, query }, { store, now }) {
    const period = periodOf(query, now());
    const rows = (decision: string) =>
      `/v1/turns?decision=${decision}&since=${period.since}&until=${period.until}`;
    const decisions = await store.insights.decisions(workspace, period);
    const reasons = await store.insights.reasons(workspace, period);
    const handoffs: Record<string, { count: number; readBack: number; rows: string }> = {};
    for (const { reason, state, count } of reasons) {
      const sum = handoffs[reason] ?? { count: 0, readBack: 0, rows: rows('handoff') };
      const readBack = state === 'verified' ? sum.readBack + count : sum.readBack;
      handoffs[reason] = { ...sum, count: sum.count + count, readBack };
    }
    const counted = decisions.map(({ decision, count }) => [decision, { count, rows: rows(decision) }]);
    const model = await countModelCalls(store, workspace, period);
    return { json: { ...period, decisions: Object.fromEntries(counted), handoffs, model } };
  },
});

export const listTurns = route({
  method: 'get',
  path: '/v1/turns',
  summary: 'Turns of a period, latest first',
  tag: 'Insights',
  callers: ['agent'],
  query: z.object({
    ...PeriodQuery.shape,
    decision: z.enum(DECISIONS).optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
  }),
  answer: z.object({
    turns: z.array(
      z.object({ id: z.string(), conversation: z.string(), decision: z.string(), at: z.number() }),
    ),
  }),
  async handle({ workspace, query }, { store, now }) {
    const { decision, limit } = query;
    return {
      json: { turns: await store.insights.turns(workspace, periodOf(query, now()), decision, limit) },
    };
  },
});
