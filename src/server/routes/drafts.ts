import { z } from 'zod';
import { ArticleInput } from '../../domain/article.ts';
import { DRAFT_STATES, type Draft, REMOVED } from '../../domain/draft.ts';
import { Problem } from '../../domain/errors.ts';
import { type Drafting, makeBestDraft, makeDraft } from '../../insights/drafts/makeDraft.ts';
import { type Call, route, type ServerParts } from '../route.ts';
import { speakerOf } from '../speaker.ts';
import { writeArticle } from './articles.ts';
import { findQuestions } from './findQuestions.ts';

const ShownDraft = z.object({
  id: z.string(),
  state: z.enum(DRAFT_STATES),
  title: z.string(),
  body: z.string(),
  language: z.string(),
  removed: z.array(z.enum(REMOVED)).meta({ description: 'Kinds of personal data that were taken out' }),
  isSolved: z.boolean().meta({ description: 'The conversation was resolved when the draft was made' }),
  questions: z.array(z.string()).meta({ description: 'The questions that it shall answer: ids of `gaps`' }),
  article: z.string().nullable().meta({ description: 'What it became' }),
  conversation: z.string(),
  rows: z.string().meta({ description: 'Where its conversation is' }),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

const shown = (draft: Draft): z.infer<typeof ShownDraft> => ({
  ...draft,
  rows: `/v1/conversations/${draft.conversation}`,
});

const Id = z.string().min(1).max(100);

export const createDraft = route({
  method: 'post',
  path: '/v1/knowledge/drafts',
  summary:
    'Draft an article from what a person answered: in one conversation, or in the best one of a gap; no customer is answered from it before it is accepted',
  tag: 'Knowledge',
  callers: ['agent'],
  body: z
    .strictObject({
      conversation: Id.optional(),
      questions: z.array(Id).min(1).max(1_000).optional().meta({ description: 'The `ids` of a gap' }),
    })
    .refine(({ conversation, questions }) => (conversation === undefined) !== (questions === undefined), {
      message: 'Give a conversation, or the questions of a gap',
      path: ['conversation'],
    }),
  status: 201,
  answer: ShownDraft,
  async handle(call, { store, reading, now }) {
    const made = await draftOf(call, { workspace: call.workspace, store, reading }, store);
    const { draft } = await store.drafts.add(call.workspace, made, now());
    return { json: shown(draft) };
  },
});

async function draftOf(
  { workspace, body }: Call<{ conversation?: string | undefined; questions?: string[] | undefined }>,
  drafting: Drafting,
  store: ServerParts['store'],
) {
  const { conversation, questions = [] } = body;
  if (conversation !== undefined) return makeDraft(drafting, conversation);
  return makeBestDraft(drafting, await findQuestions(store, workspace, questions));
}

export const listDrafts = route({
  method: 'get',
  path: '/v1/knowledge/drafts',
  summary: 'Drafted articles, newest first',
  tag: 'Knowledge',
  callers: ['agent'],
  query: z.object({
    state: z.enum(DRAFT_STATES).default('open'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  answer: z.object({ total: z.number(), drafts: z.array(ShownDraft) }),
  async handle({ workspace, query }, { store }) {
    const { drafts, total } = await store.drafts.list(workspace, query.state, query.limit);
    return { json: { total, drafts: drafts.map(shown) } };
  },
});

export const getDraft = route({
  method: 'get',
  path: '/v1/knowledge/drafts/:id',
  summary: 'One drafted article',
  tag: 'Knowledge',
  callers: ['agent'],
  answer: ShownDraft,
  async handle(call, { store }) {
    return { json: shown(await findDraft(call, store)) };
  },
});

export const putDraft = route({
  method: 'put',
  path: '/v1/knowledge/drafts/:id',
  summary: 'Edit a draft',
  tag: 'Knowledge',
  callers: ['agent'],
  body: z.strictObject({
    title: ArticleInput.shape.title,
    body: ArticleInput.shape.body,
    language: ArticleInput.shape.language,
  }),
  answer: ShownDraft,
  async handle(call, { store, now }) {
    const { language, id } = await findOpen(call, store);
    const changed = await store.drafts.change(call.workspace, id, { language, ...call.body }, now());
    return { json: shown(changed ?? (await findOpen(call, store))) };
  },
});

export const acceptDraft = route({
  method: 'post',
  path: '/v1/knowledge/drafts/:id/accept',
  summary: 'Publish a draft as an article, or at the end of one; the bot answers from it at once',
  tag: 'Knowledge',
  callers: ['agent'],
  body: z
    .strictObject({
      article: ArticleInput.shape.id
        .optional()
        .meta({ description: 'Its id; made of the title if left out' }),
      extend: ArticleInput.shape.id
        .optional()
        .meta({ description: 'An article that gets the draft as its last section, instead' }),
    })
    .optional(),
  answer: ShownDraft,
  async handle(call, parts) {
    const draft = await findOpen(call, parts.store);
    const input = await articleOf(call, draft, parts);
    const by = speakerOf(call.caller);
    // First the article, then the row: what was not published stays open.
    await writeArticle(call.workspace, input, parts);
    const decision = { state: 'accepted', article: input.id, by, now: parts.now() } as const;
    const decided = await parts.store.drafts.decide(call.workspace, draft.id, decision);
    if (!decided) throw decidedAlready(await findDraft(call, parts.store));
    const solved = { state: 'solved', article: input.id, by, now: parts.now() } as const;
    await parts.store.gaps.decide(call.workspace, draft.questions, solved);
    return { json: shown(decided) };
  },
});

export const rejectDraft = route({
  method: 'post',
  path: '/v1/knowledge/drafts/:id/reject',
  summary: 'Nothing becomes of this draft',
  tag: 'Knowledge',
  callers: ['agent'],
  body: z.strictObject({}).optional(),
  answer: ShownDraft,
  async handle(call, { store, now }) {
    const { id } = await findOpen(call, store);
    const decision = { state: 'rejected', article: null, by: speakerOf(call.caller), now: now() } as const;
    const decided = await store.drafts.decide(call.workspace, id, decision);
    return { json: shown(decided ?? (await findOpen(call, store))) };
  },
});

async function findDraft({ workspace, params }: Call, { drafts }: ServerParts['store']): Promise<Draft> {
  const found = await drafts.get(workspace, params.id ?? '');
  if (!found) throw new Problem(404, 'not_found', `There is no draft ${params.id}.`);
  return found;
}

async function findOpen(call: Call, store: ServerParts['store']): Promise<Draft> {
  const found = await findDraft(call, store);
  if (found.state !== 'open') throw decidedAlready(found);
  return found;
}

const decidedAlready = ({ id, state }: Draft) =>
  new Problem(409, 'decided', `The draft ${id} is ${state} already.`);

async function articleOf(
  { workspace, body }: Call<{ article?: string | undefined; extend?: string | undefined } | undefined>,
  { title, body: text, language }: Draft,
  { store }: ServerParts,
): Promise<ArticleInput> {
  const { article, extend } = body ?? {};
  if (extend === undefined)
    return {
      id: await freeId(workspace, article ?? slugOf(title), article !== undefined, store),
      title,
      body: text,
      language,
    };
  if (article !== undefined)
    throw new Problem(422, 'validation', 'Give article or extend, not both.', { field: '/extend' });
  const old = await store.articles.get(workspace, extend);
  if (!old) throw new Problem(404, 'not_found', `There is no article ${extend}.`, { field: '/extend' });
  if (old.source !== 'api' && old.source !== 'starter')
    throw new Problem(
      409,
      'synced_article',
      `The article ${extend} comes from the source ${old.source}, which would write over it. Extend it there.`,
      { field: '/extend' },
    );
  const { source: _, version: __, updatedAt: ___, ...input } = old;
  return { ...input, body: `${old.body.trimEnd()}\n\n## ${title}\n\n${text}` };
}

/** A name that the caller chose must be free; one of ours gets a number. */
async function freeId(
  workspace: string,
  wanted: string,
  isChosen: boolean,
  { articles }: ServerParts['store'],
): Promise<string> {
  for (let id = wanted, n = 2; ; id = `${wanted}-${n++}`) {
    if (!(await articles.get(workspace, id))) return id;
    if (isChosen)
      throw new Problem(
        409,
        'article_exists',
        `There is an article ${id} already. Choose another id, or extend it.`,
        {
          field: '/article',
        },
      );
  }
}

function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase();
  return (
    plain
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'article'
  );
}
