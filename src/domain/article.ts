import { z } from 'zod';

export const ArticleInput = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(500),
  /** Markdown or plain text. */
  body: z.string().min(1).max(500_000),
  url: z.url().optional(),
  language: z.string().optional(),
});
export type ArticleInput = z.infer<typeof ArticleInput>;

export interface Article extends ArticleInput {
  /** `api`, `starter`, or the source that it was synced from; a help centre's source bears its installation's id. */
  source: string;
  /** Rises by one with every change of title or body. */
  version: number;
  updatedAt: number;
}

/** How an article stands now. */
export interface ArticleState {
  version: number;
  removed: boolean;
}
