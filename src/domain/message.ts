import { z } from 'zod';

/** A file that came with a message. `data` is base64 and only there while it travels; stores keep bytes. */
export const Attachment = z.object({
  name: z.string().min(1).max(255),
  type: z.string().max(127).default('application/octet-stream'),
  data: z.base64().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
});
export type Attachment = z.infer<typeof Attachment>;

export const Button = z.object({ label: z.string(), value: z.string() });
export type Button = z.infer<typeof Button>;

/** Where an answer comes from: the article and the words of it that were used. */
export const Source = z.object({
  article: z.string(),
  title: z.string(),
  url: z.string().optional(),
  quote: z.string(),
  version: z.number().int().optional().meta({ description: 'Of the article, as it was quoted' }),
});
export type Source = z.infer<typeof Source>;

/** What the bot says in one bubble. */
export const Reply = z.object({
  id: z.string(),
  text: z.string(),
  buttons: z.array(Button).default([]),
  sources: z.array(Source).default([]),
});
export type Reply = z.infer<typeof Reply>;

export type Author = 'customer' | 'bot' | 'agent' | 'system';

/** One message of a conversation, as it is kept. `seq` counts from 1 within the conversation; `at` is ms since 1970. */
export interface Message {
  id: string;
  conversation: string;
  seq: number;
  author: Author;
  authorName?: string | undefined;
  public: boolean;
  text: string;
  buttons: Button[];
  sources: Source[];
  attachments: Attachment[];
  turn?: string | undefined;
  at: number;
}
