import { z } from 'zod';
import { type Article, ArticleInput } from '../../domain/article.ts';
import { Problem } from '../../domain/errors.ts';
import { route, type ServerParts } from '../route.ts';

const StoredArticle = z.object({
  ...ArticleInput.shape,
  source: z.string(),
  version: z.number(),
  updatedAt: z.number(),
});

export const getArticle = route({
  method: 'get',
  path: '/v1/articles/:id',
  summary: 'One article',
  tag: 'Knowledge',
  callers: ['app', 'agent'],
  answer: StoredArticle,
  async handle({ workspace, params }, { store }) {
    const article = await store.articles.get(workspace, params.id ?? '');
    if (!article) throw new Problem(404, 'not_found', `There is no article ${params.id}.`);
    return { json: article };
  },
});

/** A language by its BCP 47 tag, such as `de` or `pt-BR`. */
const LanguageTag = z.string().refine(isLanguageTag, {
  error: 'A language is a BCP 47 tag, such as de or pt-BR.',
});

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export const putArticle = route({
  method: 'put',
  path: '/v1/articles/:id',
  summary: 'Write an article; the bot answers from it at once',
  tag: 'Knowledge',
  callers: ['admin'],
  body: z.strictObject({ ...ArticleInput.omit({ id: true }).shape, language: LanguageTag.optional() }),
  answer: StoredArticle,
  async handle({ workspace, params, body }, parts) {
    const { id = '' } = params;
    if (!ArticleInput.shape.id.safeParse(id).success)
      throw new Problem(422, 'validation', 'The id of an article has at most 200 characters.', {
        field: '/id',
      });
    return { json: await writeArticle(workspace, { ...body, id }, parts) };
  },
});

/** Into the store, and into this process's index at once. */
export async function writeArticle(
  workspace: string,
  input: ArticleInput,
  { store, knowledge, now }: Pick<ServerParts, 'store' | 'knowledge' | 'now'>,
): Promise<Article | undefined> {
  const [article] = await store.articles.put(workspace, 'api', [input], now());
  if (article) knowledge.put([article]);
  return article;
}

export const deleteArticle = route({
  method: 'delete',
  path: '/v1/articles/:id',
  summary: 'Remove an article; the bot forgets it at once',
  tag: 'Knowledge',
  callers: ['admin'],
  answer: z.object({ removed: z.boolean() }),
  async handle({ workspace, params }, { store, knowledge, now }) {
    const removed = await store.articles.remove(workspace, params.id ?? '', now());
    if (!removed) throw new Problem(404, 'not_found', `There is no article ${params.id}.`);
    knowledge.remove(params.id ?? '');
    return { json: { removed } };
  },
});

export const searchArticles = route({
  method: 'post',
  path: '/v1/articles/search',
  summary:
    'The articles that may answer, best first, each with the passage and the probability that it answers',
  tag: 'Knowledge',
  callers: ['app', 'agent'],
  body: z.strictObject({
    text: z.string().min(1).max(2_000),
    limit: z.number().int().min(1).max(50).default(5),
  }),
  answer: z.object({
    results: z.array(
      z.object({
        article: z.string(),
        title: z.string(),
        url: z.string().optional(),
        quote: z.string(),
        confidence: z.number(),
      }),
    ),
  }),
  async handle({ body }, { knowledge }) {
    const found = await knowledge.search(body);
    const results = found.map(({ article: { id, title, url }, quote, confidence }) => ({
      article: id,
      title,
      url,
      quote,
      confidence,
    }));
    return { json: { results } };
  },
});
