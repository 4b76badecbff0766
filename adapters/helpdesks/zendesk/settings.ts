import { z } from 'zod';

const id = (describes: string) =>
  z.string().regex(/^\d+$/, 'digits only').optional().meta({ description: describes });

export const Settings = z.object({
  subdomain: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i, 'only the part before .zendesk.com, such as acme')
    .meta({ title: 'Subdomain', description: 'acme, when your agents sign in at acme.zendesk.com' }),
  email: z.email().meta({
    title: 'E-mail of the bot user',
    description: 'An admin that only Deskhand uses: what this user writes counts as written by the bot',
  }),
  token: z.string().min(1).meta({
    title: 'API token',
    secret: true,
    description: 'Admin Center > Apps and integrations > APIs > API tokens',
  }),
  webhookSecret: z
    .string()
    .min(1)
    .optional()
    .meta({ title: 'Signing secret', secret: true, description: 'Filled in when the webhook is installed' }),
  userId: id('Our own user; filled in when the webhook is installed'),
  webhookId: z.string().optional().meta({ description: 'Our webhook; filled in when it is installed' }),
  brandId: id('Answer the tickets of this brand only, and open new ones in it'),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i)
    .optional()
    .meta({ description: 'Read and write help center articles of this locale only, such as en-us' }),
  sectionId: id('Help center section that new articles are written into'),
  baseUrl: z.url().optional().meta({ description: 'Another address than https://<subdomain>.zendesk.com' }),
});
export type Settings = z.infer<typeof Settings>;

export function baseUrlOf({ baseUrl, subdomain }: Settings): string {
  return baseUrl?.replace(/\/+$/, '') ?? `https://${subdomain}.zendesk.com`;
}
