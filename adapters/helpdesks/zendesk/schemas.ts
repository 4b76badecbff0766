import { z } from 'zod';

/** Ids are integers in the API and strings in our words and in event payloads. */
export const Id = z.union([z.number(), z.string().min(1)]).transform(String);
const Time = z.string().refine((value) => Number.isFinite(Date.parse(value)), 'not a time');

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#json-format */
export const RawTicket = z.looseObject({
  id: Id,
  subject: z.string().nullish(),
  status: z.string(),
  requester_id: Id.nullish(),
  assignee_id: Id.nullish(),
  group_id: Id.nullish(),
  tags: z.array(z.string()).default([]),
  updated_at: Time,
});
export type RawTicket = z.infer<typeof RawTicket>;

/** https://developer.zendesk.com/api-reference/ticketing/users/users/#json-format ; `id` is null for an anonymous caller. */
export const RawUser = z.looseObject({
  id: Id.nullable(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  role: z.string().nullish(),
  verified: z.boolean().nullish(),
  suspended: z.boolean().nullish(),
});
export type RawUser = z.infer<typeof RawUser>;

/** https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/#json-format */
export const RawComment = z.looseObject({
  id: Id,
  author_id: Id,
  audit_id: Id.nullish(),
  body: z.string().nullish(),
  public: z.boolean(),
  created_at: Time,
  attachments: z
    .array(
      z.looseObject({
        file_name: z.string(),
        content_type: z.string().nullish(),
        content_url: z.string().nullish(),
      }),
    )
    .default([]),
});
export type RawComment = z.infer<typeof RawComment>;

/** https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/#json-format */
export const RawAudit = z.looseObject({
  id: Id,
  author_id: Id.nullish(),
  via: z.looseObject({ channel: z.union([z.string(), z.number()]).nullish() }).nullish(),
  events: z.array(z.looseObject({ id: Id.nullish(), type: z.string().nullish() })).default([]),
  metadata: z
    .looseObject({
      custom: z.record(z.string(), z.unknown()).nullish(),
      /** Why a comment is not to be trusted, such as an author who was not signed in. */
      flags: z.array(z.unknown()).nullish(),
      trusted: z.boolean().nullish(),
    })
    .nullish(),
});
export type RawAudit = z.infer<typeof RawAudit>;
