import type { WebSettings } from '../../domain/source.ts';

const TRACKING = /^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_hs\w*|ref|yclid|igshid)$/i;
/** Longer ones are made by machines that go in circles. */
const LONGEST = 1_000;

/** The same page by one name: without fragment and without what only counts visitors. null: nothing that is read. */
export function normalize(address: string, base?: string | URL): URL | null {
  const url = URL.parse(address, base?.toString());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.href.length > LONGEST) return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url;
}

/** `www.` in front and https instead of http are the same site; another port is not. */
export function isSameHost(a: URL, b: URL): boolean {
  const bare = ({ hostname }: URL) => hostname.replace(/^www\./, '');
  return bare(a) === bare(b) && a.port === b.port;
}

/** Pages below the start, or those that the admin names. A start such as `/help/index.html` means its folder. */
export function createScope({ url, include, exclude }: WebSettings): (page: URL) => boolean {
  const start = new URL(url);
  const below = /\/[^/]*\.[^/]*$/.test(start.pathname)
    ? start.pathname.replace(/[^/]*$/, '')
    : start.pathname.replace(/\/$/, '');
  const allowed = include.length > 0 ? include : isSitemap(start) ? ['/'] : [below];
  return (page) =>
    isSameHost(page, start) &&
    allowed.some((path) => isBelow(page.pathname, path)) &&
    !exclude.some((path) => page.pathname.startsWith(path));
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

export const isSitemap = ({ pathname }: URL) => /\.xml(\.gz)?$/i.test(pathname);
/** Endings of what is never an article. */
export const isNoPage = ({ pathname }: URL) =>
  /\.(png|jpe?g|gif|svg|webp|avif|ico|css|m?js|json|xml|gz|zip|rar|7z|tar|mp[34]|webm|mov|avi|wav|ogg|woff2?|ttf|eot|exe|dmg|pkg|msi|apk|iso|xlsx?|pptx?|rss|atom|ics)$/i.test(
    pathname,
  );
