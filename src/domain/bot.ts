import { z } from 'zod';
import type { EntityDefinition } from './entity.ts';

/** BCP 47, such as `de`. */
const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language code such as en or pt');

/** `bot.yaml` and `intents/*.yaml` of a bot folder. Every text is a Liquid template. */
export const Intent = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case letters, digits and _ only'),
  description: z.string().default(''),
  examples: z.array(z.string().min(1)).min(3, 'give at least three examples'),
  /** A fixed answer. Without one, the intent only labels the conversation and knowledge answers. */
  answer: z.string().optional(),
  /** Hand over at once, with this reason. */
  handoff: z.string().optional(),
  /** Entities that a request of this kind needs or uses; earlier turns fill them. */
  slots: z.array(z.string()).default([]),
  /** The same in the bot's further languages. */
  translations: z
    .record(
      Language,
      z.strictObject({ examples: z.array(z.string().min(1)).default([]), answer: z.string().optional() }),
    )
    .default({}),
});
export type Intent = z.infer<typeof Intent>;

export const Phrases = z.strictObject({
  greeting: z.string(),
  thanks: z.string(),
  goodbye: z.string(),
  /** Before the two or three buttons. */
  clarify: z.string(),
  /** When nothing was understood; asks to say it in other words. */
  rephrase: z.string(),
  /** `{{ticket}}` is the ticket's number. */
  handoff: z.string(),
  /** As `handoff`, where the number is not known yet. */
  handoffNoTicket: z.string(),
  /** Sent once the number is known. */
  ticketNumber: z.string(),
  helped: z.string(),
  /** The button label for "none of these". */
  noneOfThese: z.string(),
  empty: z.string(),
});
export type Phrases = z.infer<typeof Phrases>;

export const BotSettings = z.strictObject({
  name: z.string().min(1),
  language: Language.default('en'),
  /** Further languages that it answers in. */
  languages: z.array(Language).default([]),
  /** Answer only at or above this probability of being right. */
  answerAt: z.number().min(0).max(1).default(0.7),
  /** Ask back between this and `answerAt`; below it, hand over. */
  clarifyAt: z.number().min(0).max(1).default(0.3),
  intentAt: z.number().min(0).max(1).default(0.6),
  /** Hand over after so many misses in a row. */
  maxMisses: z.number().int().min(1).default(2),
  /** What it says, where that differs from the built-in phrases of its language. */
  phrases: Phrases.partial().default({}),
  /** The same by language. */
  translations: z.record(Language, z.strictObject({ phrases: Phrases.partial().default({}) })).default({}),
});
export type BotSettings = z.infer<typeof BotSettings>;

export interface Bot extends Omit<BotSettings, 'phrases' | 'translations'> {
  intents: Intent[];
  entities: EntityDefinition[];
  /** In the bot's own language. */
  phrases: Phrases;
  /** By language, its own and further ones: what each has no words for is said in the built-in phrases. */
  phrasesIn: Record<string, Phrases>;
  /** By language that the bot does not speak: says so politely, in that language; `{{languages}}` are those it speaks. */
  otherLanguages: Record<string, string>;
}
