import type { ArticleInput } from '../../../src/domain/article.ts';
import { Refused, SetupError } from '../../../src/domain/errors.ts';
import type { Http } from '../../http.ts';
import { htmlToText } from './htmlToText.ts';
import { listAll } from './listAll.ts';
import { pageOf, type Settings } from './settings.ts';
import { ARTICLE_FIELDS, ArticleShape, Created, Sentences } from './shapes.ts';

/** The custom field that a fresh Request Tracker gives every article class. */
const CONTENT = 'Content';
const OURS = /^rt-(\d+)$/;
const LONGEST_NAME = 200;

/**
 * Articles of one class, in Request Tracker's order. Those that are switched off, and those without a word, are left out.
 * https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Articles
 */
export async function* articles(
  http: Http,
  settings: Settings,
  articleClass: string,
  since?: number,
): AsyncGenerator<ArticleInput> {
  const changed =
    since === undefined ? [] : [{ field: 'LastUpdated', operator: '>=', value: sqlTime(since) }];
  for await (const article of search(http, await classId(http, articleClass), changed)) {
    const body = bodyOf(article);
    if (article.Name === '' || body === '') continue;
    const url = pageOf(settings, `Articles/Article/Display.html?id=${article.id}`);
    yield { id: `rt-${article.id}`, title: article.Name, body, url };
  }
}

/** Writes the article that bears this id or, where the id is not of this desk, this title; then reads it back. */
export async function upsertArticle(
  http: Http,
  articleClass: string,
  article: ArticleInput,
): Promise<{ id: string }> {
  const inClass = await classId(http, articleClass);
  const title = article.title.slice(0, LONGEST_NAME);
  const existing = OURS.exec(article.id)?.[1] ?? (await findByName(http, inClass, title));
  const json = { Name: title, CustomFields: { [CONTENT]: article.body } };
  const id =
    existing ??
    (await http({ method: 'POST', path: 'article', json: { ...json, Class: inClass }, schema: Created })).data
      .id;
  if (existing) await http({ method: 'PUT', path: `article/${existing}`, json, schema: Sentences });
  const { data: kept } = await http({ path: `article/${id}`, schema: ArticleShape });
  const isKept =
    kept.Name === title &&
    kept.Class.id === inClass &&
    contentOf(kept) === article.body.replace(/\r\n?/g, '\n');
  if (isKept) return { id: `rt-${id}` };
  throw new Refused(
    `Request Tracker did not keep article ${id}: is the custom field "${CONTENT}" applied to the class, and may the bot modify it?`,
    { status: 422, code: 'not_kept' },
  );
}

export async function classId(http: Http, articleClass: string): Promise<string> {
  try {
    return (await http({ path: `class/${encodeURIComponent(articleClass)}`, schema: Created })).data.id;
  } catch (error) {
    if (!(error instanceof Refused) || (error.status !== 404 && error.status !== 403)) throw error;
    throw new SetupError(
      `Request Tracker shows no article class "${articleClass}": give the bot SeeClass and ShowArticle on it.`,
    );
  }
}

async function findByName(http: Http, inClass: string, name: string): Promise<string | undefined> {
  for await (const article of search(http, inClass, [{ field: 'Name', operator: '=', value: name }]))
    return article.id;
  return undefined;
}

function search(http: Http, inClass: string, more: Record<string, string>[]): AsyncGenerator<ArticleShape> {
  const query = JSON.stringify([{ field: 'Class', operator: '=', value: inClass }, ...more]);
  return listAll(http, {
    path: 'articles',
    query: { query, fields: ARTICLE_FIELDS, orderby: 'id' },
    item: ArticleShape,
  });
}

/** The field `Content`; where the class has others instead, all of them; else the summary. */
function bodyOf(article: ArticleShape): string {
  const texts = article.CustomFields.flatMap(({ name, values }) =>
    values.filter(isWritten).map((value) => ({ name, value })),
  );
  const content = texts.filter(({ name }) => name === CONTENT);
  const said = (content.length > 0 ? content : texts).map(({ value }) => readable(value));
  return said.join('\n\n').trim() || article.Summary.trim();
}

function contentOf({ CustomFields }: ArticleShape): string {
  return CustomFields.filter(({ name }) => name === CONTENT)
    .flatMap(({ values }) => values.filter(isWritten))
    .join('\n\n');
}

function isWritten(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** A field of type HTML holds what the web editor wrote. */
function readable(text: string): string {
  return /^\s*<(p|div|h[1-6]|ul|ol|table|br)\b/i.test(text) ? htmlToText(text) : text;
}

/** UTC, as the database keeps it. */
function sqlTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
