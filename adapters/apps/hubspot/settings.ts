import { z } from 'zod';

export const Settings = z.object({
  token: z.string().min(1).meta({
    title: 'Private app token',
    secret: true,
    description:
      'Settings > Integrations > Private apps, with the scopes crm.objects.contacts and crm.objects.deals, read and write',
  }),
  properties: z
    .record(z.string(), z.string().regex(/^[a-z0-9_]+$/, 'the internal name of a contact property'))
    .default({ company: 'company' })
    .meta({
      title: 'Properties of a lead',
      description:
        'What an action sends, by the internal name of the contact property that takes it; what is not named here is not written. email and name always are',
    }),
  pipeline: z.string().default('default').meta({ description: 'Of new deals' }),
  stage: z
    .string()
    .default('appointmentscheduled')
    .meta({ description: 'Of new deals, by its internal name' }),
  baseUrl: z.url().default('https://api.hubapi.com').meta({ description: 'Another address of the API' }),
});
export type Settings = z.infer<typeof Settings>;
