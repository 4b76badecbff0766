import { expressionFault, FILTER_NAMES, templateFault } from '../domain/liquid/faults.ts';
import { didYouMean } from './checkFlows/checked.ts';

/** How other template languages call it. */
const OTHER_FILTERS = new Map([
  ['uppercase', 'upcase'],
  ['upper', 'upcase'],
  ['lowercase', 'downcase'],
  ['lower', 'downcase'],
  ['length', 'size'],
  ['count', 'size'],
  ['trim', 'strip'],
  ['tojson', 'json'],
]);

/** What is wrong with a template, or a condition without braces, and the way out; null where nothing is. */
export function spokenFault(text: string, { isExpression = false } = {}): string | null {
  const wrong = isExpression ? expressionFault(text) : templateFault(text);
  if (wrong === null) return null;
  const what = isExpression ? 'is not a condition' : 'is not a valid Liquid template';
  // https://liquidjs.com/tutorials/options.html#strictFilters
  const filter = /^undefined filter: (\S+)/.exec(wrong)?.[1];
  if (filter !== undefined) return `${what}: there is no filter "${filter}".${filterHint(filter)}`;
  const wayOut = isExpression
    ? 'Write it without {{ }}, such as: order.status == "open".'
    : 'Close every {{ }} and {% %}.';
  return `${what}: ${wrong}. ${wayOut}`;
}

function filterHint(name: string): string {
  const other = OTHER_FILTERS.get(name);
  if (other !== undefined) return ` Write "${other}".`;
  const near = didYouMean(name, FILTER_NAMES);
  return near.startsWith(' Did') ? near : ` There is ${FILTER_NAMES.join(', ')}.`;
}
