import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import { GAP_STATES } from '../../domain/gap.ts';
import { type FindingGaps, findGaps, groupsOf, SHOWN_STATES } from '../../insights/gaps/findGaps.ts';
import type { GapKey } from '../../insights/gaps/groupGaps.ts';
import { type Call, route, type ServerParts } from '../route.ts';
import { speakerOf } from '../speaker.ts';
import { findQuestions } from './findQuestions.ts';
import { linkOf, ShownGap, ShownQuestion, shownGap, shownQuestion } from './shownGap.ts';

const DAY_MS = 24 * 60 * 60_000;
const MOST_IDS = 1_000;

const Period = z.object({
  since: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'ms since 1970; 30 days ago if left out' }),
  until: z.coerce.number().int().min(0).optional().meta({ description: 'ms since 1970; now if left out' }),
});

export const listGaps = route({
  method: 'get',
  path: '/v1/knowledge/gaps',
  summary: 'What customers asked and no article answers, grouped by topic, most asked first',
  tag: 'Knowledge',
  callers: ['agent'],
  query: z.object({
    ...Period.shape,
    state: z
      .enum(SHOWN_STATES)
      .default('open')
      .meta({ description: 'answered: closed by itself, since the articles answer it now' }),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z
      .string()
      .regex(/^\d{1,6}\.\d{1,6}\.trn_\w{1,60}$/, 'must be a "next" of this call')
      .optional()
      .meta({ description: 'The `next` of the page before' }),
  }),
  answer: z.object({
    by: z
      .enum(['meaning', 'words'])
      .meta({ description: 'Words: until the encoder is ready, or without one' }),
    since: z.number(),
    until: z.number(),
    gaps: z.array(ShownGap),
    next: z.string().nullable(),
  }),
  async handle({ workspace, query }, parts) {
    const period = periodOf(query, parts.now());
    const { by, gaps, next } = await findGaps(findingIn(workspace, parts), period, {
      ...query,
      after: query.cursor === undefined ? undefined : keyIn(query.cursor),
    });
    const { clarifyAt } = parts.improving.bot();
    const shown = gaps.map((gap) => shownGap(gap, linkOf(gap, { ...period, state: query.state }), clarifyAt));
    return {
      json: { by, ...period, gaps: shown, next: next && `${next.contacts}.${next.questions}.${next.id}` },
    };
  },
});

function keyIn(cursor: string): GapKey {
  const [contacts, questions, id = ''] = cursor.split('.');
  return { contacts: Number(contacts), questions: Number(questions), id };
}

const periodOf = ({ since, until }: z.infer<typeof Period>, now: number) => ({
  since: since ?? now - 30 * DAY_MS,
  until: until ?? now + 1,
});

function findingIn(workspace: string, { store, improving, knowledge, reading }: ServerParts): FindingGaps {
  const bot = improving.bot();
  return {
    workspace,
    gaps: store.gaps,
    encoder: improving.encoder,
    reading,
    corpus: bot.intents.flatMap(({ examples }) => examples),
    asking: { knowledge, bot, article: (id) => store.articles.get(workspace, id) },
  };
}

export const getGap = route({
  method: 'get',
  path: '/v1/knowledge/gaps/:id',
  summary: 'The questions of one gap, each with its conversation; the id is that of any of them',
  tag: 'Knowledge',
  callers: ['agent'],
  query: z.object({
    ...Period.shape,
    state: z.enum(GAP_STATES).default('open'),
    from: z.coerce
      .number()
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Only those asked since, ms since 1970' }),
    to: z.coerce.number().int().min(0).optional().meta({ description: 'Only those asked before' }),
    answered: z
      .stringbool()
      .optional()
      .meta({ description: 'Only those that a person has answered, or has not' }),
  }),
  answer: z.object({ id: z.string(), name: z.string(), questions: z.array(ShownQuestion) }),
  async handle({ workspace, params, query }, parts) {
    const period = periodOf(query, parts.now());
    const { groups } = await groupsOf(findingIn(workspace, parts), period, query.state);
    const found = groups.find(({ questions }) => questions.some(({ id }) => id === params.id));
    if (!found)
      throw new Problem(404, 'not_found', `There is no ${query.state} question ${params.id} in this period.`);
    const { from = 0, to = Infinity, answered } = query;
    const questions = found.questions
      .filter(({ at }) => at >= from && at < to)
      .filter(({ isAnswered }) => answered === undefined || isAnswered === answered);
    return { json: { id: found.id, name: found.name, questions: questions.map(shownQuestion) } };
  },
});

export const decideGap = route({
  method: 'post',
  path: '/v1/knowledge/gaps/decide',
  summary:
    'Dismiss questions, mark them as solved by an article, or open them again; new ones come up all the same',
  tag: 'Knowledge',
  callers: ['agent'],
  body: z.strictObject({
    questions: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(MOST_IDS)
      .meta({ description: 'The `ids` of a gap' }),
    state: z.enum(GAP_STATES),
    article: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'What answers them, where they are solved' }),
  }),
  answer: z.object({ decided: z.array(z.string()) }),
  async handle(call, { store, now }) {
    const { questions, state, article = null } = call.body;
    await checkArticle(call, store);
    await findQuestions(store, call.workspace, questions);
    await store.gaps.decide(call.workspace, questions, {
      state,
      article,
      by: speakerOf(call.caller),
      now: now(),
    });
    return { json: { decided: questions } };
  },
});

/** Solved names the article that solves it, and nothing else does. */
async function checkArticle(
  { workspace, body }: Call<{ state: string; article?: string | undefined }>,
  { articles }: ServerParts['store'],
): Promise<void> {
  const { state, article } = body;
  const wrong = (detail: string) => new Problem(422, 'validation', detail, { field: '/article' });
  if (state !== 'solved' && article !== undefined) throw wrong('Only solved questions name an article.');
  if (state !== 'solved') return;
  if (article === undefined) throw wrong('Name the article that answers these questions.');
  if (!(await articles.get(workspace, article))) throw wrong(`There is no article ${article}.`);
}
