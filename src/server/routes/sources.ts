import { z } from 'zod';
import { ArticleInput } from '../../domain/article.ts';
import { Problem } from '../../domain/errors.ts';
import { SOURCE_KINDS, SOURCE_STATES, type Source, SourceInput } from '../../domain/source.ts';
import { route } from '../route.ts';

const SourceShown = z.object({
  id: z.string(),
  kind: z.enum(SOURCE_KINDS),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  schedule: z.string().nullable().meta({ description: 'Five cron fields, UTC; null: only when asked to' }),
  state: z
    .enum(SOURCE_STATES)
    .meta({ description: 'confirm: a run saw so few articles that it removed none; see pendingRemovals' }),
  done: z.number().meta({ description: 'Pages of the last run that were read so far' }),
  total: z.number().nullable().meta({ description: 'Pages of the last run that are known so far' }),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  failed: z.number().meta({ description: 'Pages that could not be read; their articles stay' }),
  pendingRemovals: z.number().meta({ description: 'Articles that wait for confirmRemovals' }),
  articles: z.number().meta({ description: 'Articles that it has now' }),
  lastRunAt: z.number().nullable(),
  lastCompleteAt: z.number().nullable().meta({ description: 'When the last run began that saw everything' }),
  lastError: z.string().nullable(),
  createdAt: z.number(),
});

function shown({ workspace: _, ...source }: Source): z.infer<typeof SourceShown> {
  return source;
}

const tag = 'Knowledge';

export const listSources = route({
  method: 'get',
  path: '/v1/sources',
  summary: 'Where articles come from, and how their last runs went or go',
  tag,
  callers: ['admin'],
  answer: z.object({ sources: z.array(SourceShown) }),
  async handle({ workspace }, { sources }) {
    return { json: { sources: (await sources.list(workspace)).map(shown) } };
  },
});

export const createSource = route({
  method: 'post',
  path: '/v1/sources',
  summary:
    'Read a web site, a folder or a help centre into the bot’s knowledge; the first run begins at once',
  tag,
  callers: ['admin'],
  body: SourceInput,
  status: 201,
  answer: SourceShown,
  async handle({ workspace, body }, { sources }) {
    return { json: shown(await sources.create(workspace, body)) };
  },
});

export const getSource = route({
  method: 'get',
  path: '/v1/sources/:id',
  summary: 'One source, with the progress of its run',
  tag,
  callers: ['admin'],
  answer: SourceShown,
  async handle({ workspace, params }, { sources }) {
    return { json: shown(await sources.get(workspace, params.id ?? '')) };
  },
});

export const putSource = route({
  method: 'put',
  path: '/v1/sources/:id',
  summary: 'Change a source; a run with the new settings begins at once',
  tag,
  callers: ['admin'],
  body: SourceInput,
  answer: SourceShown,
  async handle({ workspace, params, body }, { sources }) {
    return { json: shown(await sources.change(workspace, params.id ?? '', body)) };
  },
});

export const deleteSource = route({
  method: 'delete',
  path: '/v1/sources/:id',
  summary: 'Remove a source and its articles',
  tag,
  callers: ['admin'],
  answer: z.object({ removed: z.number().meta({ description: 'Articles that went with it' }) }),
  async handle({ workspace, params }, { sources }) {
    return { json: { removed: await sources.remove(workspace, params.id ?? '') } };
  },
});

export const syncSource = route({
  method: 'post',
  path: '/v1/sources/:id/sync',
  summary: 'Begin a run now; its progress is at the source',
  tag,
  callers: ['admin'],
  body: z
    .strictObject({
      confirmRemovals: z.boolean().default(false).meta({
        description: 'true: also remove more than half of the articles, where the source lost them',
      }),
    })
    .optional(),
  answer: SourceShown,
  async handle({ workspace, params, body }, { sources }) {
    return { json: shown(await sources.sync(workspace, params.id ?? '', body ?? {})) };
  },
});

export const listSourceProblems = route({
  method: 'get',
  path: '/v1/sources/:id/problems',
  summary: 'Pages or files that cannot be read, and why',
  tag,
  callers: ['admin'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(1_000).default(100) }),
  answer: z.object({
    problems: z.array(z.object({ page: z.string(), problem: z.string(), since: z.number() })),
  }),
  async handle({ workspace, params, query }, { sources }) {
    return { json: { problems: await sources.problems(workspace, params.id ?? '', query.limit) } };
  },
});

const FileInput = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(300)
    .meta({ description: 'With its ending: .md .html .pdf .docx .csv .txt. The same name takes its place' }),
  data: z.base64().meta({ description: 'Base64' }),
});

export const uploadToSource = route({
  method: 'post',
  path: '/v1/sources/upload',
  summary: 'Make articles of files: Markdown, HTML, PDF, DOCX, CSV (question, answer), text',
  tag,
  callers: ['admin'],
  files: true,
  body: z.strictObject({
    source: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'An upload source; without it, the one of that name' }),
    name: z.string().min(1).max(200).optional().meta({ description: 'Default: "Uploaded files"' }),
    files: z.array(FileInput).min(1).max(100),
  }),
  answer: z.object({
    source: SourceShown,
    files: z.array(
      z.object({ name: z.string(), articles: z.array(z.string()), problem: z.string().nullable() }),
    ),
  }),
  async handle({ workspace, body }, { sources }) {
    const { source, name } = body;
    const files = body.files.map((file) => ({ name: file.name, bytes: Buffer.from(file.data, 'base64') }));
    const uploaded = await sources.upload(workspace, { source, name }, files);
    return { json: { source: shown(uploaded.source), files: uploaded.files } };
  },
});

export const listArticleVersions = route({
  method: 'get',
  path: '/v1/articles/:id/versions',
  summary: 'Every version of an article that ever was, newest first; also of a removed one',
  tag,
  callers: ['agent'],
  answer: z.object({
    versions: z.array(
      z.object({ ...ArticleInput.shape, source: z.string(), version: z.number(), updatedAt: z.number() }),
    ),
  }),
  async handle({ workspace, params }, { store }) {
    const versions = await store.articles.versions(workspace, params.id ?? '');
    if (versions.length === 0) throw new Problem(404, 'not_found', `There is no article ${params.id}.`);
    return { json: { versions } };
  },
});
