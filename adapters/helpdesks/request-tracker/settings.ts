import { z } from 'zod';

/** What an admin fills in; docs/request-tracker.md says where each value comes from. */
export const Settings = z.object({
  url: z.url().meta({ title: 'Address', description: 'Such as https://rt.example.com, without /REST/2.0' }),
  token: z
    .string()
    .min(1)
    .meta({ title: 'Token', description: 'Of the bot’s own user: Settings > Auth Tokens', secret: true }),
  queue: z
    .string()
    .min(1)
    .meta({ title: 'Queue', description: 'New tickets go here, and only its tickets are answered' }),
  botUser: z.string().min(1).meta({ title: 'Bot user', description: 'User name that the token belongs to' }),
  webhookSecret: z.string().min(1).optional().meta({
    title: 'Webhook secret',
    description: 'As in RT_SiteConfig; leave empty to poll only',
    secret: true,
  }),
  tagsField: z.string().min(1).default('Tags').meta({
    title: 'Tags field',
    description: 'Custom field for tags: “Enter multiple values”, applied to the queue',
  }),
  articleClass: z.string().min(1).optional().meta({
    title: 'Article class',
    description: 'Its articles are the bot’s knowledge; leave empty to use none',
  }),
});
export type Settings = z.infer<typeof Settings>;

/** Names of the users that Request Tracker itself is made of. */
export const SYSTEM_USER = 'RT_System';
export const NOBODY = 'Nobody';

/** User names are compared as Request Tracker does it: without case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A page for humans. */
export function pageOf({ url }: Settings, path: string): string {
  return `${url.replace(/\/+$/, '')}/${path}`;
}

/** REST2's own address of a file: base64 inside JSON, for who has the token. */
export function fileUrl(settings: Settings, attachment: string): string {
  return pageOf(settings, `REST/2.0/attachment/${attachment}`);
}
