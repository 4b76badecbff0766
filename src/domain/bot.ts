import { z } from 'zod';

/** `bot.yaml` and `intents/*.yaml` of a bot folder. Every text is a Liquid template. */
export const Intent = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case letters, digits and _ only'),
  description: z.string().default(''),
  examples: z.array(z.string().min(1)).min(3, 'give at least three examples'),
  /** A fixed answer. Without one, the intent only labels the conversation and knowledge answers. */
  answer: z.string().optional(),
  /** Hand over at once, with this reason. */
  handoff: z.string().optional(),
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
  language: z.string().default('en'),
  /** Answer only at or above this probability of being right. */
  answerAt: z.number().min(0).max(1).default(0.7),
  /** Ask back between this and `answerAt`; below it, hand over. */
  clarifyAt: z.number().min(0).max(1).default(0.3),
  intentAt: z.number().min(0).max(1).default(0.6),
  /** Hand over after so many misses in a row. */
  maxMisses: z.number().int().min(1).default(2),
  phrases: Phrases,
});
export type BotSettings = z.infer<typeof BotSettings>;

export interface Bot extends BotSettings {
  intents: Intent[];
}
