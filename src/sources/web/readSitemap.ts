import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isSameHost, normalize } from './address.ts';
import type { Site } from './createSite.ts';
import { WebError } from './request.ts';

const MOST_FILES = 200;
const LARGEST = 50 * 1024 * 1024;
const unzip = promisify(gunzip);

/** All pages of a sitemap, or of the sitemaps that an index names. Throws where one cannot be read. https://www.sitemaps.org/protocol.html */
export async function readSitemap(site: Site, first: URL): Promise<URL[]> {
  const pages = new Map<string, URL>();
  const files = [first];
  for (let at = 0; at < files.length && at < MOST_FILES; at++) {
    const file = files[at] as URL;
    const xml = await fetchXml(site, file);
    const found = locations(xml)
      .map((address) => normalize(address, file))
      .filter((url) => url !== null && isSameHost(url, first)) as URL[];
    if (!/<sitemapindex[\s>]/i.test(xml)) for (const url of found) pages.set(url.href, url);
    else files.push(...found.filter((url) => !files.some(({ href }) => href === url.href)));
  }
  return [...pages.values()];
}

async function fetchXml(site: Site, url: URL): Promise<string> {
  const { status, bytes } = await site.get(url);
  if (status !== 200) throw new WebError(`The sitemap ${url.href} answers ${status}.`, status >= 500);
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const xml = new TextDecoder().decode(isZipped ? await unzip(bytes, { maxOutputLength: LARGEST }) : bytes);
  if (!/<(urlset|sitemapindex)[\s>]/i.test(xml)) throw new WebError(`${url.href} is no sitemap.`);
  return xml;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)/gi)].map(([, address = '']) =>
    address.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? ''),
  );
}
