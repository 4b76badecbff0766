import type { ArticleInput } from '../domain/article.ts';
import { FolderSettings, type Source, WebSettings } from '../domain/source.ts';
import type { PageRecord, RunAt } from '../store/sourcesPort.ts';
import { readDesk } from './desk/readDesk.ts';
import { readFolder } from './folder/readFolder.ts';
import type { Found, Known, Reading } from './found.ts';
import type { SourceParts } from './parts.ts';
import { toArticles } from './toArticles.ts';
import { crawl } from './web/crawl.ts';
import { createSite } from './web/createSite.ts';

/** Rises when pages are read differently: then those that did not change are read again too. */
export const READER = 1;
/** Longer than the slowest page with its pauses. */
export const LEASE_MS = 5 * 60_000;

export interface RunOptions {
  signal: AbortSignal;
  /** All is read, not only what changed since the last run. */
  full: boolean;
  confirmRemovals: boolean;
}

/**
 * One run, page by page, each kept with its articles in one transaction: what it did until a crash is done, and the next
 * run asks for those pages only whether they changed. `run` is the number of the run that was begun. Throws what made it end early; articles stay as they are then.
 */
export async function syncSource(
  source: Source,
  run: number,
  parts: SourceParts,
  options: RunOptions,
): Promise<void> {
  const { store, now } = parts;
  const { workspace, id } = source;
  const at = (): RunAt => ({ workspace, source: id, run, now: now() });
  try {
    const outcome = await readAll(source, parts, options, at);
    if (!outcome) return;
    const ended = await store.sources.end(at(), { ...outcome, confirmed: options.confirmRemovals });
    for (const gone of ended?.removed ?? []) parts.knowledge.remove(gone);
  } catch (error) {
    if (!options.signal.aborted) await store.sources.fail(at(), (error as Error).message.slice(0, 500));
    throw error;
  }
}

/** null: another run has begun meanwhile, or the source is gone. */
async function readAll(source: Source, parts: SourceParts, options: RunOptions, at: () => RunAt) {
  const { store, now, replica, knowledge } = parts;
  const reading = open(source, parts, options);
  const met = new Set<string>();
  let renewAt = now() + LEASE_MS / 5;
  for (;;) {
    const step = await reading.next();
    options.signal.throwIfAborted();
    if (step.done) return step.value;
    if (now() >= renewAt) {
      renewAt = now() + LEASE_MS / 5;
      if (!(await store.lease(source.workspace, leaseOf(source), replica, now(), LEASE_MS))) return null;
    }
    const record = toRecord(source.id, step.value, met);
    const kept = await store.sources.keep(at(), record, { total: step.value.total });
    if (!kept) return null;
    if (kept.articles.length > 0) knowledge.put(kept.articles);
  }
}

export const leaseOf = ({ workspace, id }: Pick<Source, 'workspace' | 'id'>) => `sync:${workspace}:${id}`;

function open(source: Source, parts: SourceParts, { signal, full }: RunOptions): Reading {
  const { reader, deskOf, now } = parts;
  const known: Known = async (page) => {
    const found = await parts.store.sources.page(source.workspace, source.id, page);
    return found?.reader === READER ? found : null;
  };
  if (source.kind === 'folder') return readFolder(FolderSettings.parse(source.settings), { reader, known });
  if (source.kind === 'desk') {
    const desk = deskOf(source.workspace, (source.settings as { installation: string }).installation);
    return readDesk(source, desk, { full, now: now() });
  }
  const settings = WebSettings.parse(source.settings);
  return crawl(settings, { site: createSite(settings, { ...parts.web, signal }), reader, known });
}

/** Two pages that name the same address as theirs are one article: the first that is met. */
export function toRecord(source: string, found: Found, met: Set<string>): PageRecord {
  const { page } = found;
  if (found.found === 'failed') return { page, found: 'failed', problem: found.problem };
  if (found.found === 'unchanged') {
    for (const id of found.known.articles) met.add(id);
    return { page, found: 'unchanged' };
  }
  const articles: ArticleInput[] = [];
  for (const article of toArticles({ source, name: found.name, url: found.url }, found.pieces)) {
    if (met.has(article.id)) continue;
    met.add(article.id);
    articles.push(article);
  }
  const { etag = null, modified = null, links = [], problem } = found;
  return { page, found: 'read', reader: READER, etag, modified, links, articles, problem };
}
