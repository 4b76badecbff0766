import express, { type Router } from 'express';
import type { Article, State } from './state.ts';
import { page } from './support.ts';

/** Help center: https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/ */
export function guideRoutes(state: State, base: () => string): Router {
  const router = express.Router();
  const shown = ({ ...article }: Article) => ({
    ...article,
    html_url: `${base()}/hc/${article.locale}/articles/${article.id}`,
    source_locale: article.locale,
  });
  const listed = (locale: string | undefined, label: unknown) =>
    state.articles
      .filter((article) => !locale || article.locale === locale)
      .filter((article) => label === undefined || article.label_names.includes(String(label)))
      .map(shown);

  router.get('/guide/permission_groups', (req, res) => {
    res.json(page(req, 'permission_groups', [{ id: 77, name: 'Admins', built_in: true }]));
  });
  router.get('/help_center/locales', (_, res) => {
    res.json({ locales: ['en-us', 'de'], default_locale: 'en-us' });
  });
  router.get('/help_center/incremental/articles', (req, res) => {
    const start = Number(req.query.start_time);
    const second = ({ updated_at }: Article) => Date.parse(updated_at) / 1000;
    const all = state.articles
      .filter((article) => second(article) >= start)
      .sort((a, b) => second(a) - second(b));
    const some = all.slice(0, incrementalSize);
    const end = some.length ? second(some.at(-1)!) : null;
    const next = end && all.length > some.length ? `${base()}${req.originalUrl}` : null;
    res.json({ articles: some.map(shown), count: some.length, end_time: end, next_page: next });
  });
  router.get('/help_center/articles', (req, res) => {
    res.json(page(req, 'articles', listed(undefined, req.query.label_names)));
  });
  router.get('/help_center/articles/:id', (req, res) => {
    const article = state.articles.find(({ id }) => id === Number(req.params.id));
    return article
      ? res.json({ article: shown(article) })
      : res.status(404).json({ error: 'RecordNotFound' });
  });
  router.get('/help_center/:locale/articles', (req, res) => {
    res.json(page(req, 'articles', listed(req.params.locale, undefined)));
  });
  router.post('/help_center/:locale/sections/:section/articles', (req, res) => {
    const { title, body, label_names = [], permission_group_id: group } = req.body.article;
    if (group !== 77) return res.status(400).json({ error: 'InvalidPermissionGroup' });
    const article: Article = {
      ...{ id: state.id(), title, body, label_names, locale: req.params.locale, draft: false },
      ...{ section_id: Number(req.params.section), user_segment_id: null, updated_at: state.stamp() },
    };
    state.articles.push(article);
    return res.status(201).json({ article: shown(article) });
  });
  router.put('/help_center/articles/:id/translations/:locale', (req, res) => {
    const article = state.articles.find(({ id }) => id === Number(req.params.id));
    if (!article) return res.status(404).json({ error: 'RecordNotFound' });
    Object.assign(article, req.body.translation, { updated_at: state.stamp() });
    return res.json({ translation: { ...req.body.translation, locale: req.params.locale } });
  });
  return router;
}

/** A thousand there. */
const incrementalSize = 50;
