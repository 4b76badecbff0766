import { z } from 'zod';
import { TimeZone } from '../../../src/domain/calendar.ts';

export const Settings = z.object({
  token: z.string().min(1).meta({
    title: 'Personal access token',
    secret: true,
    description: 'Integrations & apps > API and webhooks. To book, the account needs a paid plan',
  }),
  eventType: z.url().optional().meta({
    title: 'Event type',
    description:
      'Its URI, such as https://api.calendly.com/event_types/AAAA; without it the first active one of the account',
  }),
  timezone: TimeZone,
  location: z.record(z.string(), z.string()).optional().meta({
    description:
      'Where the meeting is, for event types that offer several: { "kind": "google_conference" } or { "kind": "physical", "location": "12 Oak Lane" }',
  }),
  baseUrl: z.url().default('https://api.calendly.com').meta({ description: 'Another address of the API' }),
});
export type Settings = z.infer<typeof Settings>;
