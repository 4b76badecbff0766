import { mainContent, removeAround, removeUnread } from './cleanPage.ts';
import { all, type Document, type Element, parseHtml } from './dom.ts';
import { toMarkdown } from './toMarkdown.ts';

export interface ReadPage {
  title: string;
  /** Markdown; empty where the page has no words of its own. */
  body: string;
  language: string | undefined;
  /** As the page names itself, absolute. */
  canonical: string | undefined;
  /** Where it leads, absolute, without fragments. */
  links: string[];
  /** It only leads to other pages, and says nothing itself. */
  isIndex: boolean;
  /** What it asks of machines. https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag */
  noindex: boolean;
  nofollow: boolean;
}

/** A whole HTML page, or a piece of one, as Markdown. Throws a `RangeError` on nesting that no person wrote. */
export function readPage(html: string, base?: string): ReadPage {
  const document = parseHtml(html);
  const from =
    URL.parse(document.querySelector('base[href]')?.getAttribute('href') ?? '', base)?.href ?? base;
  const said = all(document, 'meta[name=robots]').map((meta) => meta.getAttribute('content') ?? '');
  const links = linksOf(document, from);
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href');
  removeUnread(document);
  const root = mainContent(document);
  const title = titleOf(document, root);
  removeAround(root);
  const isIndex = linkShare(root) > 0.7;
  return {
    title,
    body: withoutTitle(toMarkdown(root, from), title),
    language: languageOf(document),
    canonical: canonical ? URL.parse(canonical, from)?.href : undefined,
    links,
    isIndex,
    noindex: /\b(noindex|none)\b/i.test(said.join(',')),
    nofollow: /\b(nofollow|none)\b/i.test(said.join(',')),
  };
}

function linksOf(document: Document, base: string | undefined): string[] {
  const found = all(document, 'a[href]')
    .filter((link) => !/\bnofollow\b/i.test(link.getAttribute('rel') ?? ''))
    .map((link) => URL.parse(link.getAttribute('href') ?? '', base))
    .filter((url) => url !== null && /^https?:$/.test(url.protocol));
  return [...new Set(found.map((url) => (url as URL).href.replace(/#.*$/, '')))];
}

/** The heading of the article itself, else what the page calls itself, without the site's name behind it. */
function titleOf(document: Document, root: Element): string {
  const heading = flat(
    root.querySelector('h1')?.textContent ?? document.querySelector('h1')?.textContent ?? '',
  );
  if (heading.replace(/[#¶§]$/, '').trim()) return heading.replace(/\s*[#¶§]$/, '');
  const named = document.querySelector('meta[property="og:title"]')?.getAttribute('content');
  return flat(named || document.title.split(/\s+[|–—·]\s+|\s+-\s+(?=[^-]*$)/)[0] || '');
}

/** Share of its words that are links. */
function linkShare(root: Element): number {
  const words = (text: string) => flat(text).length;
  const linked = all(root, 'a').reduce((sum, link) => sum + words(link.textContent), 0);
  return linked / Math.max(1, words(root.textContent));
}

function languageOf(document: Document): string | undefined {
  return (
    document.documentElement.getAttribute('lang') ??
    document.querySelector('[lang]')?.getAttribute('lang') ??
    undefined
  );
}

/** The title is kept beside the body. */
function withoutTitle(body: string, title: string): string {
  const [first = '', ...rest] = body.split('\n');
  const isTitle = first.startsWith('# ') && flat(first.slice(2).replace(/[*_`]/g, '')) === title;
  return isTitle ? rest.join('\n').trim() : body;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
