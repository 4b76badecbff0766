import { isAbsolute } from 'node:path';
import { validate } from 'node-cron';
import { Problem } from '../domain/errors.ts';
import { digest, newId } from '../domain/ids.ts';
import type { Source, SourceInput, SourceKind, Sources } from '../domain/source.ts';
import { createReader } from './formats/createReader.ts';
import type { SourceParts } from './parts.ts';
import { createRuns } from './runs.ts';
import { createSchedule } from './schedule.ts';
import { uploadFiles } from './uploadFiles.ts';

export type SourcesOptions = Omit<SourceParts, 'reader'> & {
  /** Longest that one file may take to be read. */
  readMs?: number;
};

/** Sources of knowledge: who they are, their runs, and their schedules. */
export function createSources({ readMs = 30_000, ...options }: SourcesOptions): Sources {
  const parts: SourceParts = { ...options, reader: createReader({ timeoutMs: readMs }) };
  const { store, knowledge, now } = parts;
  const runs = createRuns(parts);
  const schedule = createSchedule(parts, runs);

  async function get(workspace: string, id: string): Promise<Source> {
    const source = await store.sources.get(workspace, id);
    if (!source) throw new Problem(404, 'not_found', `There is no source ${id}.`);
    return source;
  }

  async function put(workspace: string, id: string, input: SourceInput): Promise<Source> {
    check(input, parts, workspace);
    const settings = input.kind === 'upload' ? {} : input.settings;
    const schedule = input.kind === 'upload' ? null : input.schedule;
    const name = input.name ?? nameOf(input);
    const cron = schedule === undefined ? usualSchedule(input.kind, id) : schedule;
    return store.sources.put(workspace, { id, kind: input.kind, name, settings, schedule: cron }, now());
  }

  async function start(source: Source, options = {}): Promise<Source> {
    if (source.kind === 'upload')
      throw new Problem(
        409,
        'nothing_to_sync',
        'Uploaded files are read when they are sent: upload them again.',
      );
    await runs.start(source, { full: true, ...options });
    return get(source.workspace, source.id);
  }

  return {
    get,
    list: (workspace) => store.sources.list(workspace),
    async create(workspace, input) {
      const id = input.kind === 'desk' ? input.settings.installation : newId('src');
      if (input.kind === 'desk' && (await store.sources.get(workspace, id)))
        throw new Problem(409, 'exists', `The help centre of ${id} is a source already.`, {
          field: '/settings/installation',
        });
      const source = await put(workspace, id, input);
      await schedule.refresh();
      return source.kind === 'upload' ? source : start(source);
    },
    async change(workspace, id, input) {
      const known = await get(workspace, id);
      if (known.kind !== input.kind)
        throw new Problem(409, 'other_kind', `${id} is of kind ${known.kind}. Make a new source instead.`, {
          field: '/kind',
        });
      if (input.kind === 'desk' && input.settings.installation !== id)
        throw new Problem(
          409,
          'other_desk',
          'Another installation is another source. Make a new one instead.',
          {
            field: '/settings/installation',
          },
        );
      await runs.end(known);
      const source = await put(workspace, id, input);
      await schedule.refresh();
      return source.kind === 'upload' ? source : start(source);
    },
    async remove(workspace, id) {
      await runs.end(await get(workspace, id));
      const gone = (await store.sources.remove(workspace, id, now())) ?? [];
      for (const article of gone) knowledge.remove(article);
      await schedule.refresh();
      return gone.length;
    },
    sync: async (workspace, id, options) => start(await get(workspace, id), options),
    async syncDesk(workspace, installation) {
      const input: SourceInput = { kind: 'desk', settings: { installation } };
      const known = await store.sources.get(workspace, installation);
      const source = known ?? (await put(workspace, installation, input));
      if (!known) await schedule.refresh();
      await runs.finish(source, { full: true });
      const { articles, lastError, state } = await get(workspace, installation);
      if (state === 'failed')
        throw new Problem(502, 'not_read', lastError ?? 'The articles could not be read.');
      return articles;
    },
    upload: (workspace, to, files) => uploadFiles(parts, workspace, to, files),
    async problems(workspace, id, limit) {
      await get(workspace, id);
      return store.sources.problems(workspace, id, limit);
    },
    start: () => schedule.start(),
    async stop() {
      await schedule.stop();
      await runs.stop();
      await parts.reader.close();
    },
  };
}

function check(input: SourceInput, { deskOf }: SourceParts, workspace: string): void {
  if (input.kind === 'upload') return;
  const { schedule } = input;
  if (schedule && (schedule.trim().split(/\s+/).length !== 5 || !validate(schedule)))
    throw new Problem(422, 'validation', '/schedule: must be five cron fields, such as "0 3 * * *"', {
      field: '/schedule',
    });
  if (input.kind === 'folder' && !isAbsolute(input.settings.path))
    throw new Problem(422, 'validation', '/settings/path: must be an absolute path', {
      field: '/settings/path',
    });
  if (input.kind === 'desk' && !deskOf(workspace, input.settings.installation)?.articles)
    throw new Problem(
      422,
      'no_articles',
      `There is no installation "${input.settings.installation}" with articles that can be read.`,
      { field: '/settings/installation' },
    );
}

function nameOf(input: SourceInput): string {
  if (input.kind === 'web') return new URL(input.settings.url).host;
  if (input.kind === 'folder') return input.settings.path;
  return input.kind === 'desk' ? input.settings.installation : 'Uploaded files';
}

/** Each at a minute of its own, so that they do not all begin together. UTC. */
function usualSchedule(kind: SourceKind, id: string): string | null {
  const minute = Number.parseInt(digest(id).slice(0, 6), 16) % 60;
  if (kind === 'web') return `${minute} 3 * * *`;
  if (kind === 'desk') return `${minute} * * * *`;
  return kind === 'folder' ? '*/15 * * * *' : null;
}
