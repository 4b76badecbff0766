import robotsParser from 'robots-parser';
import type { Site } from './createSite.ts';
import { ROBOT, WebError } from './request.ts';

export interface Robots {
  isAllowed(url: URL): boolean;
  sitemaps: string[];
}

const LONGEST = 500_000;
// The package is CommonJS, and its types say otherwise.
const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, robot: string): boolean | undefined;
  getCrawlDelay(robot: string): number | undefined;
  getSitemaps(): string[];
};

/** No file: all is allowed. A server that cannot say: nothing is read. https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1 */
export async function readRobots(site: Site, start: URL): Promise<Robots> {
  const at = new URL('/robots.txt', start);
  const { status, bytes } = await site.get(at).catch((error: Error) => {
    throw new WebError(`${at.href}: ${error.message}`);
  });
  if (status >= 500 || status === 429)
    throw new WebError(`${at.href} answers ${status}, so that it is not known what may be read.`);
  const text = status === 200 ? new TextDecoder().decode(bytes.subarray(0, LONGEST)) : '';
  const rules = parse(at.href, text);
  site.slowDown((rules.getCrawlDelay(ROBOT) ?? 0) * 1000);
  return {
    // The rules of one scheme and of `www.` count for the other.
    isAllowed: (url) => rules.isAllowed(new URL(url.pathname + url.search, at).href, ROBOT) !== false,
    sitemaps: rules.getSitemaps(),
  };
}
