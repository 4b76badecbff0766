import type { z } from 'zod';
import { didYouMean } from './checkFlows/checked.ts';
import { fieldsAt, valueAt } from './fieldsAt.ts';

type Issue = z.core.$ZodIssue;

/** The text that was read, as data, and what it was read by. */
export interface Read {
  data: unknown;
  schema: z.ZodType;
}

export interface Explained {
  path: PropertyKey[];
  message: string;
}

/** How other formats call it. */
const OTHER_WORDS = new Map([
  ['else', 'otherwise'],
  ['then', 'do'],
  ['as', 'save'],
  ['in', 'over'],
  ['arguments', 'with'],
  ['validate', 'valid'],
  ['prompt', 'ask'],
  ['question', 'ask'],
  ['type', 'entity'],
  ['utterances', 'examples'],
]);

/** What a schema refused, in the words of an admin, each with its place and the way out. */
export function explain(issue: Issue, read: Read): Explained[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(read.schema, read.data, issue.path);
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: unknownField(key, known) }));
  }
  if (issue.code !== 'invalid_union') return [{ path: issue.path, message: reasonOf(issue, read) }];
  const meant = meantOf(issue);
  if (!meant) return [{ path: issue.path, message: noneOf(issue, read) }];
  return meant.flatMap((one) => explain({ ...one, path: [...issue.path, ...one.path] }, read));
}

function unknownField(key: string, known: string[]): string {
  const other = OTHER_WORDS.get(key);
  if (other !== undefined && known.includes(other)) return `is not a field we know. Write "${other}".`;
  const hint = didYouMean(key, known);
  return `is not a field we know.${hint.startsWith(' Did') ? hint : ` Check its spelling, or take it out.${hint}`}`;
}

const IS_OTHER = new Set(['invalid_type', 'unrecognized_keys', 'invalid_union']);

/** Of several forms the one that was tried: it is of the right kind, and wrong further in. */
function meantOf({ errors }: Issue & { code: 'invalid_union' }): Issue[] | undefined {
  const further = errors.find((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0));
  if (further) return further;
  for (const [only, second] of errors)
    if (only?.code === 'invalid_union' && !second) {
      const meant = meantOf(only);
      if (meant) return meant;
    }
  return errors.find((issues) => issues.length > 0 && issues.every(({ code }) => !IS_OTHER.has(code)));
}

/** None of several forms. */
function noneOf(issue: Issue, { schema, data }: Read): string {
  const value = valueAt(data, issue.path);
  if (value === undefined) return 'is missing. Add it.';
  const known = fieldsAt(schema, data, issue.path);
  if (known.length === 0)
    return isScalar(value) ? QUOTES : `must be a text, or one for each language: ${EACH}.`;
  const wrong = isMap(value) ? Object.keys(value).find((key) => !known.includes(key)) : undefined;
  return wrong === undefined
    ? `must say one of ${known.join(', ')}, with what belongs to it.`
    : `has "${wrong}", which is nothing we know.${didYouMean(wrong, known)}`;
}

const QUOTES = "must be a text. Put it in quotes: '…'.";
const EACH = '{ en: …, de: … }';

function reasonOf(issue: Issue, read: Read): string {
  const value = valueAt(read.data, issue.path);
  if (issue.code === 'invalid_type') return wrongKind(issue, value, read);
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return `cannot be ${JSON.stringify(value)}.${didYouMean(String(value), values)}`;
  }
  const known: string[] = issue.code === 'custom' ? (issue.params?.known ?? []) : [];
  const hint = didYouMean(String(issue.path.at(-1)), known);
  if (hint.startsWith(' Did')) return `is no step that we know.${hint}`;
  if (issue.code === 'too_small' && value === '') return 'is empty. Write it, or take it out.';
  return `is not right: ${issue.message}.`;
}

function wrongKind(issue: Issue & { code: 'invalid_type' }, value: unknown, read: Read): string {
  const { expected } = issue;
  if (value === undefined) return `is missing. Add it (${expected}).`;
  if (value === null)
    return 'has no value. Give it one. If it is part of the text before it, because of a comma inside of { }, put that text in quotes.';
  if (expected === 'string' && isScalar(value)) return QUOTES;
  if (
    expected === 'string' &&
    isByLanguage(value) &&
    fieldsAt(read.schema, read.data, []).includes('translations')
  )
    return `must be one text, in the bot's own language. The others stand under "translations", as translations.${Object.keys(value)[1] ?? 'de'}.${issue.path.map(String).join('.')}.`;
  if (expected === 'array') return 'must be a list, one "- …" a line.';
  const known = fieldsAt(read.schema, read.data, issue.path);
  if (expected === 'object' && isScalar(value) && known.length > 0)
    return `has fields of its own: ${known.join(', ')}. Write ${String(issue.path.at(-1))}: { ${known[0]}: ${value} }.`;
  return `must be of type ${expected}.`;
}

const isScalar = (value: unknown) => value === null || typeof value !== 'object';

const isMap = (value: unknown): value is Record<string, unknown> => !isScalar(value) && !Array.isArray(value);

const isByLanguage = (value: unknown): value is Record<string, unknown> =>
  isMap(value) && Object.keys(value).every((key) => /^[a-z]{2,3}(-[A-Za-z0-9]+)?$/.test(key));
