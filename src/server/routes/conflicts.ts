import { z } from 'zod';
import { DISAGREEMENTS } from '../../insights/conflicts/disagree.ts';
import { type Contradiction, findConflicts } from '../../insights/conflicts/findConflicts.ts';
import type { Duplicate } from '../../insights/conflicts/findDuplicates.ts';
import type { Placed, PlacedArticle } from '../../insights/conflicts/readCorpus.ts';
import { route } from '../route.ts';

/** Passages that are shown of two articles that say the same. */
const SHOWN = 5;

const Side = z.object({
  article: z.string(),
  title: z.string(),
  url: z.string().optional(),
  source: z.string(),
  version: z.number(),
  rows: z.string().meta({ description: 'Where the article is' }),
});
const Said = z.object({ ...Side.shape, sentence: z.string(), passage: z.string() });

const Passages = z.object({
  texts: z.array(z.string()).length(2),
  similarity: z.number().meta({ description: 'Share of the words that both say, 0..1' }),
});

const sideOf = ({ article: { id, title, url, source, version } }: PlacedArticle): z.infer<typeof Side> => {
  return { article: id, title, url, source, version, rows: `/v1/articles/${encodeURIComponent(id)}` };
};

const passageOf = ({ article, passage }: Placed): string => article.passages[passage]!.text;

function shownDuplicate({ articles, share, pairs }: Duplicate) {
  const seen = new Set<string>();
  const various = pairs.filter(({ a, b }) => {
    const key = `${a.passage} ${b.passage}`;
    return !seen.has(key) && seen.add(key);
  });
  const passages = various
    .slice(0, SHOWN)
    .map(({ a, b, alike }) => ({ texts: [passageOf(a), passageOf(b)], similarity: round(alike) }));
  return { articles: articles.map(sideOf), share: round(share), sentences: pairs.length, passages };
}

const shownContradiction = ({ kind, a, b, alike }: Contradiction) => ({
  kind,
  similarity: round(alike),
  sides: [a, b].map((one) => ({
    ...sideOf(one.article),
    sentence: one.read.text,
    passage: passageOf(one),
  })),
});

const round = (value: number) => Math.round(value * 1000) / 1000;

export const listConflicts = route({
  method: 'get',
  path: '/v1/knowledge/conflicts',
  summary:
    'Articles that say the same, and articles that contradict each other, with their words side by side',
  tag: 'Knowledge',
  callers: ['agent'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) }),
  answer: z.object({
    articles: z.number().meta({ description: 'So many were compared' }),
    totals: z.object({ duplicates: z.number(), contradictions: z.number() }),
    duplicates: z.array(
      z.object({
        articles: z.array(Side).length(2),
        share: z.number().meta({ description: 'Of the shorter article, what the other says too, 0..1' }),
        sentences: z.number().meta({ description: 'Sentences that both have' }),
        passages: z.array(Passages).meta({ description: 'At most 5, the most alike first' }),
      }),
    ),
    contradictions: z.array(
      z.object({
        kind: z.enum(DISAGREEMENTS).meta({ description: 'What the two sentences disagree in' }),
        similarity: z.number(),
        sides: z.array(Said).length(2),
      }),
    ),
  }),
  async handle({ workspace, query }, { store, reading, improving }) {
    const { articles } = await store.articles.changedSince(workspace, 0);
    const { duplicates, contradictions } = await findConflicts(articles, reading, improving.bot().language);
    return {
      json: {
        articles: articles.length,
        totals: { duplicates: duplicates.length, contradictions: contradictions.length },
        duplicates: duplicates.slice(0, query.limit).map(shownDuplicate),
        contradictions: contradictions.slice(0, query.limit).map(shownContradiction),
      },
    };
  },
});
