import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakePage {
  body: string | Buffer;
  status?: number;
  headers?: Record<string, string>;
  /** ms until it answers. */
  slow?: number;
}

export interface Site {
  url: string;
  /** Pages by path with query; a text is an HTML page. Change them between runs. */
  pages: Map<string, FakePage | string>;
  /** What was asked for, in order, as `path status`. */
  asked: string[];
  agents: Set<string>;
  close(): Promise<void>;
}

/** A web site that keeps its pages and remembers who asked: ETags and 304, redirects, faults, slow and huge pages. */
export async function openSite(pages: Record<string, FakePage | string> = {}): Promise<Site> {
  const site = {
    url: '',
    pages: new Map(Object.entries(pages)),
    asked: [] as string[],
    agents: new Set<string>(),
  };
  const server = createServer((request, response) => void answer(site, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...site,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  site: Omit<Site, 'close'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  site.agents.add(String(request.headers['user-agent']));
  const found = site.pages.get(path);
  const page: FakePage =
    typeof found === 'string' ? { body: found } : (found ?? { body: 'no such page', status: 404 });
  if (page.slow) await new Promise((resolve) => setTimeout(resolve, page.slow));
  const etag = `"${Buffer.from(page.body).length}-${hash(String(page.body))}"`;
  const isKnown = (page.status ?? 200) === 200 && request.headers['if-none-match'] === etag;
  const status = isKnown ? 304 : (page.status ?? 200);
  site.asked.push(`${path} ${status}`);
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', etag, ...page.headers });
  response.end(isKnown ? undefined : page.body);
}

function hash(text: string): number {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_000_007;
  return sum;
}

/** A page as site builders make it: navigation, scripts and trackers around an article. */
export function page(title: string, text: string, links: string[] = []): string {
  return `<!doctype html><html lang="en"><head><title>${title} | Acme Help</title><script>track()</script></head>
<body><nav><a href="/help/">Home</a></nav><main><h1>${title}</h1><p>${text}</p>
<p>See also the pages that follow, they tell more about what you can do with it.</p>
${links.map((link) => `<a href="${link}">Read ${link}</a>`).join('\n')}</main>
<footer>© Acme</footer><img src="https://tracker.test/p.gif" width="1" height="1"></body></html>`;
}

export const sitemap = (...urls: string[]): FakePage => ({
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls
    .map((url) => `<url><loc>${url.replace(/&/g, '&amp;')}</loc></url>`)
    .join('')}</urlset>`,
});

export const sitemapIndex = (...urls: string[]): FakePage => ({
  headers: { 'content-type': 'application/xml' },
  body: `<sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`,
});
