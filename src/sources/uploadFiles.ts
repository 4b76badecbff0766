import { Problem } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import type { Source, UploadedFile, UploadResult } from '../domain/source.ts';
import type { RunAt } from '../store/sourcesPort.ts';
import type { SourceParts } from './parts.ts';
import { toRecord } from './syncSource.ts';

export interface Uploaded {
  source: Source;
  files: UploadResult[];
}

/** Reads the files now. One of a name that is there already takes its place, and articles that it no longer holds go. */
export async function uploadFiles(
  parts: SourceParts,
  workspace: string,
  { source: id, name }: { source?: string | undefined; name?: string | undefined },
  files: UploadedFile[],
): Promise<Uploaded> {
  const { store, now } = parts;
  const source = id ? await find(parts, workspace, id) : await findOrMake(parts, workspace, name);
  const at = (): RunAt => ({ workspace, source: source.id, run: 0, now: now() });
  const results: UploadResult[] = [];
  for (const file of files) results.push(await uploadOne(parts, at(), file));
  await store.sources.end(at(), { complete: false, confirmed: false, note: null });
  return { source: (await store.sources.get(workspace, source.id)) ?? source, files: results };
}

async function uploadOne(
  { store, reader, knowledge }: SourceParts,
  at: RunAt,
  file: UploadedFile,
): Promise<UploadResult> {
  const { name } = file;
  const read = await reader.read(file).catch((error: Error) => ({ pieces: null, problem: error.message }));
  if (!read.pieces) {
    const { problem } = read;
    await store.sources.keep(at, { page: name, found: 'failed', problem }, { total: null });
    return { name, articles: [], problem };
  }
  const { pieces, problem } = read;
  const why = problem ?? (pieces.length === 0 ? 'It holds no words that can be read.' : undefined);
  const found = { page: name, total: null, found: 'read' as const, name, pieces, problem: why };
  const record = toRecord(at.source, found, new Set());
  const kept = await store.sources.keep(at, record, { total: null, replace: true });
  if (!kept) throw new Problem(404, 'not_found', `There is no source ${at.source}.`);
  knowledge.put(kept.articles);
  for (const gone of kept.removed) knowledge.remove(gone);
  const articles = record.found === 'read' ? record.articles.map(({ id }) => id) : [];
  return { name, articles, problem: why ?? null };
}

async function find({ store }: SourceParts, workspace: string, id: string): Promise<Source> {
  const source = await store.sources.get(workspace, id);
  if (source?.kind === 'upload') return source;
  throw new Problem(404, 'not_found', `There is no source ${id} that takes files.`, { field: '/source' });
}

/** Without an id, files go to the source of that name. */
async function findOrMake(
  { store, now }: SourceParts,
  workspace: string,
  name = 'Uploaded files',
): Promise<Source> {
  const all = await store.sources.list(workspace);
  const found = all.find((one) => one.kind === 'upload' && one.name === name);
  const made = { id: newId('src'), kind: 'upload' as const, name, settings: {}, schedule: null };
  return found ?? store.sources.put(workspace, made, now());
}
