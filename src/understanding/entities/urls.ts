import { type Candidate, CERTAINTY, candidate, type Reading } from './reading.ts';

const URL_LIKE =
  /(?:https?:\/\/|www\.)[^\s<>"'`]{3,2000}|(?<![\w.@-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}(?:(?:com|org|net|io|dev|app|edu|gov)(?![\w@-]|\.\w)(?:\/[^\s<>"'`]{0,2000})?|(?:de|fr|es|pt|br|uk|eu|ch|at)\/[^\s<>"'`]{1,2000})/gi;

/** Addresses of pages. A domain alone counts where its ending is no word; others need a path. */
export function findUrls(reading: Reading): Candidate[] {
  if (!reading.text.includes('.')) return [];
  return [...reading.text.matchAll(URL_LIKE)].map(({ 0: found, index }) => {
    const url = withoutSentence(found);
    return candidate(reading, 'url', url, { start: index, end: index + url.length }, CERTAINTY.exact);
  });
}

/** A URL leaves the sentence its full stop and its brackets. */
function withoutSentence(found: string): string {
  let url = found.replace(/[.,;:!?*_]+$/, '');
  while (/[)\]}]$/.test(url) && !/[([{]/.test(url)) url = url.slice(0, -1).replace(/[.,;:!?]+$/, '');
  return url;
}
