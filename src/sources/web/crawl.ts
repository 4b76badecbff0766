import type { WebSettings } from '../../domain/source.ts';
import type { Reader } from '../formats/createReader.ts';
import { formatOf, type Read } from '../formats/formats.ts';
import type { Found, Known, Outcome } from '../found.ts';
import { createScope, isNoPage, isSameHost, isSitemap, normalize } from './address.ts';
import { LeadsAway, type Page, type Site } from './createSite.ts';
import { readRobots } from './readRobots.ts';
import { readSitemap } from './readSitemap.ts';
import { WebError } from './request.ts';

/** So many pages without an answer one after the other: the site is down, and is left alone. */
const GIVE_UP = 10;
const MOST_LINKS = 1_000;

export interface CrawlParts {
  site: Site;
  reader: Reader;
  known: Known;
}

/** Reads a site from its start or its sitemap; a page that fails is reported, and what it led to is still followed. */
export async function* crawl(settings: WebSettings, parts: CrawlParts): AsyncGenerator<Found, Outcome> {
  const { site } = parts;
  const start = new URL(settings.url);
  const robots = await readRobots(site, start);
  const inScope = createScope(settings);
  const queue: URL[] = [];
  const met = new Set<string>();
  const meet = (url: URL | null, from?: Set<string>) => {
    if (!url || met.has(url.href) || isNoPage(url) || !inScope(url) || !robots.isAllowed(url)) return;
    met.add(url.href);
    queue.push(url);
    from?.add(url.href);
  };

  const isList = isSitemap(start);
  const outcome: Outcome = { complete: true, note: null };
  if (isList) for (const url of await readSitemap(site, start)) meet(url);
  else {
    if (!robots.isAllowed(start)) throw new WebError(`robots.txt forbids to read ${start.href}.`);
    meet(normalize(start.href));
    if (queue.length === 0) queue.push(start);
    for (const url of await ownSitemap(site, start, robots.sitemaps, outcome)) meet(url);
  }

  let silent = 0;
  for (let at = 0; at < queue.length; at++) {
    if (at >= settings.maxPages)
      return { complete: false, note: `Stopped after ${at} pages. Raise "maxPages" to read on.` };
    const url = queue[at] as URL;
    const found = await readPage(url, parts);
    if (at === 0 && !isList && found.found === 'failed') throw new WebError(`${url.href}: ${found.problem}`);
    silent = found.found === 'failed' && found.isDown ? silent + 1 : 0;
    if (silent >= GIVE_UP) throw new WebError(`The site stopped answering: ${found.page}.`);
    if (!isList) for (const link of await linksOf(found, parts)) meet(normalize(link));
    if (found.found === 'read' && found.name !== url.href) met.add(found.name);
    yield { ...found, total: queue.length } as Found;
  }
  return outcome;
}

/** The site's own list of its pages, if it has one. One that cannot be read leaves the run incomplete. */
async function ownSitemap(site: Site, start: URL, named: string[], outcome: Outcome): Promise<URL[]> {
  const files = named
    .map((address) => normalize(address, start))
    .filter((url) => url && isSameHost(url, start));
  const pages: URL[] = [];
  for (const file of files.length > 0 ? (files as URL[]) : [new URL('/sitemap.xml', start)])
    try {
      pages.push(...(await readSitemap(site, file)));
    } catch (error) {
      if (!(error instanceof WebError)) throw error;
      if (files.length === 0 && !error.isDown) continue; // It simply has none.
      Object.assign(outcome, { complete: false, note: error.message });
    }
  return pages;
}

/** A page that failed or did not change leads where it led before. */
async function linksOf(found: Found, { known }: CrawlParts): Promise<string[]> {
  if (found.found === 'read') return found.links ?? [];
  if (found.found === 'unchanged') return found.known.links;
  return (await known(found.page))?.links ?? [];
}

async function readPage(url: URL, parts: CrawlParts): Promise<Found> {
  const page = url.href;
  const known = await parts.known(page);
  try {
    const answer = await parts.site.get(url, askIfChanged(known));
    if (answer.status === 304 && known) return { page, total: null, found: 'unchanged', known };
    if (answer.status === 200) return await readAnswer(page, answer, parts);
    const problem = `It answers ${answer.status}.`;
    if (answer.status === 404 || answer.status === 410) return nothing(page, problem);
    return {
      page,
      total: null,
      found: 'failed',
      problem,
      isDown: answer.status >= 500 || answer.status === 429,
    };
  } catch (error) {
    if (error instanceof LeadsAway) return nothing(page, error.message);
    if (error instanceof WebError)
      return { page, total: null, found: 'failed', problem: error.message, isDown: true };
    throw error;
  }
}

function askIfChanged(
  known: { etag: string | null; modified: string | null } | null,
): Record<string, string> {
  return {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
  };
}

/** Known to hold no article. */
function nothing(page: string, problem?: string): Found {
  return { page, total: null, found: 'read', name: page, pieces: [], problem };
}

async function readAnswer(
  page: string,
  { url, headers, bytes }: Page,
  { reader }: CrawlParts,
): Promise<Found> {
  const type = headers['content-type'];
  const name = url.pathname;
  const format = formatOf({ name, type });
  if (!format || format === 'csv') return nothing(page);
  let read: Read;
  try {
    read = await reader.read({ name, type, bytes, base: url.href });
  } catch (error) {
    return { page, total: null, found: 'failed', problem: (error as Error).message };
  }
  const { pieces, problem, links = [], canonical, nofollow } = read;
  const own = normalize(canonical ?? url.href);
  const named = own && isSameHost(own, url) ? own.href : url.href;
  const isEmpty = format === 'html' && pieces.length === 0 && links.length === 0;
  const why = isEmpty ? 'It holds no words. Pages that are drawn by JavaScript cannot be read.' : problem;
  return {
    page,
    total: null,
    found: 'read',
    name: named,
    url: named,
    pieces,
    etag: headers.etag ?? null,
    modified: headers['last-modified'] ?? null,
    links: nofollow ? [] : links.filter((link) => isSameHost(new URL(link), url)).slice(0, MOST_LINKS),
    problem: why,
  };
}
