import { z } from 'zod';

/**
 * What REST2 answers. https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html
 * Ids come as strings or as numbers, and a missing text as null, as an empty string, or not at all.
 */
const id = z.union([z.string(), z.number()]).transform(String);
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''));

const Ref = z.object({ id });
const CustomField = z.object({ name: text, values: z.array(z.unknown()).default([]) });

export const TicketShape = z.object({
  id,
  Subject: text,
  Status: z.string(),
  Priority: text,
  Owner: Ref,
  Requestor: z.array(Ref).default([]),
  Queue: Ref.extend({ Name: text }),
  CustomFields: z.array(CustomField).default([]),
});
export type TicketShape = z.infer<typeof TicketShape>;
/** What makes REST2 name the queue too. */
export const TICKET_FIELDS = { 'fields[Queue]': 'Name' };

export const UserShape = z.object({ RealName: text, EmailAddress: text, Name: text, Privileged: text });

export const TransactionShape = z.object({
  id,
  Type: z.string(),
  Field: text,
  OldValue: text,
  NewValue: text,
  ObjectId: text,
  Created: z.string().transform((value) => Date.parse(value)),
  Creator: Ref,
});
export type TransactionShape = z.infer<typeof TransactionShape>;
export const TRANSACTION_FIELDS = 'Type,Field,OldValue,NewValue,ObjectId,Created,Creator';

export const PartShape = z.object({
  id,
  ContentType: text,
  Filename: text,
  Headers: text,
  TransactionId: text,
  ContentLength: z.coerce.number(),
});
export const PART_FIELDS = 'ContentType,Filename,Headers,TransactionId,ContentLength';

export const ContentShape = z.object({ Content: text });

export const ArticleShape = z.object({
  id,
  Name: text,
  Summary: text,
  Class: Ref,
  CustomFields: z.array(CustomField).default([]),
});
export type ArticleShape = z.infer<typeof ArticleShape>;
export const ARTICLE_FIELDS = 'Name,Summary,Class,CustomFields';

export const Created = z.object({ id });
/** Sentences for humans: “Status changed from …”, and refusals too. */
export const Sentences = z.array(z.unknown()).transform((said) => said.map(String));

export function pageShape<T>(item: z.ZodType<T>) {
  return z.object({ items: z.array(item), page: z.number(), pages: z.number().nullish() });
}
