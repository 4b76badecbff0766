import { all, type Document, type Element } from './dom.ts';

/** Never words of the article: what runs, what is drawn, what is filled in. */
const UNREAD = [
  'script style noscript template iframe object embed applet canvas svg math audio video source track',
  'input select textarea button datalist meter progress link meta base dialog',
]
  .join(' ')
  .split(' ')
  .join(',');

const AROUND = [
  'nav, footer, aside',
  '[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=dialog]',
  '[role=alertdialog], [role=menu], [role=menubar], [role=toolbar]',
].join(', ');

/** Names that help centres and site builders give to what stands around an article. */
const AROUND_NAME =
  /(?:^|[\s_-])(?:breadcrumbs?|cookies?|consent|share|sharing|social|related|recommended|pagination|pager|sidebar|side-nav|toc|table-of-contents|skip-?link|skip-?nav|sr-only|visually-hidden|screen-reader-text|newsletter|subscribe|comments?|votes?|was-this-helpful|feedback|edit-page|advert|ads?|popup|modal)(?:$|[\s_-])/i;

/** Takes away all that nobody reads as part of the page: scripts, trackers, hidden elements. */
export function removeUnread(document: Document): void {
  const opened = new Set(all(document, '[aria-controls]').map((one) => one.getAttribute('aria-controls')));
  for (const element of all(document.body, UNREAD)) element.remove();
  for (const element of all(document.body, '[hidden], [aria-hidden=true], [style]'))
    if (isHidden(element) && !opened.has(element.getAttribute('id'))) element.remove();
}

/** What a click opens, such as the answer of a folded question, is not hidden: its opener names it by `aria-controls`. */
function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return element.getAttribute('hidden') !== 'until-found';
  if (element.getAttribute('aria-hidden') === 'true') return true;
  const style = (element.getAttribute('style') ?? '').toLowerCase().replace(/\s+/g, '');
  return /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0*)?(?:;|!|$)|font-size:0(?:px|em|rem|pt|%)?(?:;|!|$))/.test(
    style,
  );
}

/** The element that holds the article: `main` or `article` where the page has one with enough words, else its body. */
export function mainContent(document: Document): Element {
  const enough = Math.min(100, wordsIn(document.body) * 0.2);
  for (const selector of ['main article', 'main', '[role=main]', 'article']) {
    const [only, another] = all(document, selector);
    // Several articles are a list of them, or one and its neighbours: what they are in is read as a whole.
    if (only && !another && wordsIn(only) >= enough && !isFew(only, document)) return only;
  }
  return document.body;
}

/** Some pages have a small `article`, such as a teaser, beside the text that the page is about. */
function isFew(element: Element, document: Document): boolean {
  const main = document.querySelector('main, [role=main]');
  if (!main || main === element || !main.contains(element)) return false;
  return wordsIn(element) < wordsIn(main) / 3;
}

const wordsIn = (element: Element) => element.textContent.replace(/\s+/g, ' ').length;

/** Takes away what stands around the text: navigation, sharing, votes. Never half of it or more. */
export function removeAround(root: Element): void {
  const half = wordsIn(root) / 2;
  const around = all(root, AROUND);
  // By class alone: an id is often made of a heading's words, and "Share a file" is what the page is about.
  const named = all(root, '[class]').filter((element) => AROUND_NAME.test(element.className));
  const headers = root.tagName === 'BODY' ? all(root, 'body > header') : [];
  for (const element of [...around, ...headers, ...named])
    if (root.contains(element) && !isTitle(element) && wordsIn(element) < half) element.remove();
}

function isTitle(element: Element): boolean {
  return element.tagName === 'H1' || Boolean(element.querySelector('h1'));
}
