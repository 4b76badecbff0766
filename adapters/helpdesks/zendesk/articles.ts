import { z } from 'zod';
import type { ArticleInput } from '../../../src/domain/article.ts';
import { Refused } from '../../../src/domain/errors.ts';
import { items } from './pages.ts';
import { Id } from './schemas.ts';
import type { Settings } from './settings.ts';
import { toHtml } from './toHtml.ts';
import { toMarkdown } from './toMarkdown.ts';
import type { Transport } from './transport.ts';

/** https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/#json-format */
const RawArticle = z.looseObject({
  id: Id,
  title: z.string().nullish(),
  body: z.string().nullish(),
  html_url: z.url().nullish(),
  locale: z.string().nullish(),
  source_locale: z.string().nullish(),
  draft: z.boolean().nullish(),
  user_segment_id: Id.nullish(),
});
type RawArticle = z.infer<typeof RawArticle>;
const Made = z.looseObject({ article: RawArticle });
const Changed = z.looseObject({
  articles: z.array(RawArticle),
  end_time: z.number().nullish(),
  next_page: z.string().nullish(),
});

const ROOT = '/api/v2/help_center';

interface Desk {
  settings: Settings;
  transport: Transport;
}

/**
 * Only what everybody may read: no drafts, and nothing that is kept to a user segment (signed-in users, agents), because
 * the bot would quote it to anyone.
 */
export async function* readArticles(
  { settings, transport }: Desk,
  since?: number,
): AsyncGenerator<ArticleInput> {
  const { locale } = settings;
  const path = locale ? `${ROOT}/${locale.toLowerCase()}/articles` : `${ROOT}/articles`;
  const raws =
    since === undefined
      ? items(transport, { path, list: 'articles', item: RawArticle })
      : changed(transport, since);
  for await (const raw of raws) {
    if (raw.draft || raw.user_segment_id) continue;
    if (locale && raw.locale && raw.locale.toLowerCase() !== locale.toLowerCase()) continue;
    const article = toArticle(raw);
    if (article) yield article;
  }
}

/**
 * Changed since a second, oldest first; the last of a page comes again on the next, which starts at its time.
 * https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/#list-articles
 */
async function* changed({ http }: Transport, since: number): AsyncGenerator<RawArticle> {
  const seen = new Set<string>();
  for (let start = Math.floor(since / 1000); ; ) {
    const { data } = await http({
      path: `${ROOT}/incremental/articles`,
      query: { start_time: start },
      schema: Changed,
    });
    const fresh = data.articles.filter(({ id }) => !seen.has(id));
    for (const raw of fresh) seen.add(raw.id);
    yield* fresh;
    if (!data.next_page || !fresh.length || !data.end_time || data.end_time <= start) return;
    start = data.end_time;
  }
}

function toArticle({ id, title, body, html_url: url, locale }: RawArticle): ArticleInput | undefined {
  const text = toMarkdown(body ?? '').slice(0, 500_000);
  // An article of pictures or a video alone has no words to answer with.
  if (!text || !title?.trim()) return undefined;
  return {
    id,
    title: title.trim().slice(0, 500),
    body: text,
    url: url ?? undefined,
    language: locale ?? undefined,
  };
}

/**
 * Changes the article of this Zendesk id, or of the label that an earlier call left; else writes a new one into the
 * section of the settings. https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/#create-article
 */
export async function upsertArticle(
  { settings, transport }: Desk,
  article: ArticleInput,
): Promise<{ id: string }> {
  const label = `deskhand-${article.id}`;
  const known = await find(transport, article, label);
  const title = article.title;
  const body = toHtml(article.body);
  if (known) {
    const locale = known.source_locale ?? known.locale ?? (await localeOf(transport, settings, article));
    const path = `${ROOT}/articles/${known.id}/translations/${locale}`;
    await transport.http({ method: 'PUT', path, json: { translation: { title, body } } });
    return { id: known.id };
  }
  const locale = await localeOf(transport, settings, article);
  const { data } = await transport.http({
    method: 'POST',
    path: `${ROOT}/${locale}/sections/${settings.sectionId}/articles`,
    json: {
      article: {
        ...{ title, body, locale, label_names: [label], user_segment_id: null },
        permission_group_id: await permissionGroup(transport),
      },
      notify_subscribers: false,
    },
    schema: Made,
  });
  return { id: data.article.id };
}

async function find(
  transport: Transport,
  { id }: ArticleInput,
  label: string,
): Promise<RawArticle | undefined> {
  const path = `${ROOT}/articles`;
  const query = { label_names: label };
  for await (const raw of items(transport, { path, list: 'articles', item: RawArticle, query })) return raw;
  if (!/^\d+$/.test(id)) return undefined;
  try {
    return (await transport.http({ path: `${path}/${id}`, schema: Made })).data.article;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
}

/** https://developer.zendesk.com/api-reference/help_center/help-center-api/help_center_locales/ */
async function localeOf({ http }: Transport, { locale }: Settings, article: ArticleInput): Promise<string> {
  if (locale) return locale.toLowerCase();
  const Locales = z.looseObject({ locales: z.array(z.string()), default_locale: z.string() });
  const { data } = await http({ path: `${ROOT}/locales`, schema: Locales });
  const wanted = article.language?.toLowerCase();
  return data.locales.find((known) => known === wanted) ?? data.default_locale;
}

/** Every article names who may edit it; the oldest group is Zendesk's own.
 * https://developer.zendesk.com/api-reference/help_center/help-center-api/permission_groups/ */
async function permissionGroup(transport: Transport): Promise<number | undefined> {
  const path = '/api/v2/guide/permission_groups';
  const Group = z.looseObject({ id: z.number() });
  for await (const { id } of items(transport, { path, list: 'permission_groups', item: Group })) return id;
  return undefined;
}
