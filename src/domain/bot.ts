import { z } from 'zod';
import type { Action } from './action.ts';
import type { EntityDefinition } from './entity.ts';
import type { Flow } from './flow.ts';
import { HookSettings } from './hook.ts';

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
  /** The same where there is one only. */
  clarifyOne: z.string(),
  /** The same, where the message points at something that nothing explains: `{{ thing }}`, in the customer's words. */
  whichThing: z.string(),
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
  /** Labels of the buttons under a question for a yes. */
  yes: z.string(),
  no: z.string(),
  /** Of tasks; `{{title}}` is what the task is called. Said when the customer calls it off. */
  cancelled: z.string(),
  /** After `cancelled`, or when the rest failed: `{{actions}}` are done and stay done. */
  staysDone: z.string(),
  /** Before the question of a task that was interrupted. */
  backTo: z.string(),
  /** The customer said no to what an action would do. */
  nothingChanged: z.string(),
  /** Something failed, and what was done before is taken back. */
  undone: z.string(),
  /** It failed, and `{{actions}}` could not be taken back. */
  notUndone: z.string(),
  /** No clear answer came: `{{actions}}` may have been done. A person looks. */
  notKnown: z.string(),
  /** An agent must approve first. */
  awaitsApproval: z.string(),
  /** Asked how it goes, or for it once more, while an agent has still to decide, and while it waits for something else. */
  waitsApproval: z.string(),
  waitsEvent: z.string(),
  /** "Cancel" or "yes" where nothing is under way and nothing was asked. */
  nothingOpen: z.string(),
  /** An action that may not be done, where no reason is given. */
  refused: z.string(),
  /** Before the question, when the reply was not understood: the first time, and later. */
  askAgain: z.string(),
  askOnceMore: z.string(),
  /** Before the question, where one day is needed and a month, a year or a range was said: `{{time}}`. */
  whichDay: z.string(),
  /** Before the choices that a reply may mean. */
  askBetween: z.string(),
  /** A value that is changed though what hangs on it is done. */
  tooLate: z.string(),
  /** Asks for a yes to an action that has no words of its own; `{{action}}` is its title. */
  confirmAction: z.string(),
  /** What a task without a title is called. */
  yourRequest: z.string(),
});
export type Phrases = z.infer<typeof Phrases>;

const Price = z.number().min(0).max(100_000);

/** How a language model is used, where one is connected. */
export const ModelSettings = z.strictObject({
  /** false: nothing is ever sent to a model, whatever the environment says. */
  use: z.boolean().default(true),
  /** How the bot speaks, in the admin's words; no template. */
  voice: z
    .string()
    .min(1, 'say how the bot speaks, or take it out')
    .max(500, 'at most 500 characters')
    .optional(),
  /** For a million tokens, in the admin's own currency. */
  prices: z.strictObject({ in: Price, out: Price }).optional(),
  /** For the whole of the model's part in a turn, ms. */
  budgetMs: z
    .number()
    .int('whole milliseconds')
    .min(500, 'from 500 ms on; less is no time for an answer')
    .max(20_000, 'at most 20000 ms; nobody waits longer')
    .default(6_000),
  /** true: where no flow and no article helps, it may plan with the bot's actions. */
  agent: z.boolean().optional(),
  /** So often it may be asked for one goal. */
  steps: z.number().int('a whole number').min(1).max(30, 'at most 30').optional(),
  /** What one goal may cost, in the currency of `prices`. */
  maxCost: Price.optional(),
});
export type ModelSettings = z.infer<typeof ModelSettings>;

export const BotSettings = z.strictObject({
  name: z.string().min(1),
  language: Language.default('en'),
  /** Further languages that it answers in. */
  languages: z.array(Language).default([]),
  /** How often an answer given shall be right: 0.95 is wrong at most once in twenty. */
  precision: z
    .number()
    .min(0.5, 'at least 0.5: what is wrong every second time is no answer')
    .max(0.99, 'at most 0.99: nobody is right always')
    .default(0.95),
  /** Answer at or above this probability of being right, whatever `precision` would make of it. */
  answerAt: z.number().min(0).max(1).optional(),
  /** Ask back between this and the bar for an answer; below it, hand over. */
  clarifyAt: z.number().min(0).max(1).default(0.3),
  intentAt: z.number().min(0).max(1).default(0.6),
  /** Hand over after so many misses in a row. */
  maxMisses: z.number().int().min(1).default(2),
  /** How long it counts that an action has proven who the customer is, such as a code; 30 without it. */
  proofMinutes: z
    .number()
    .int('whole minutes')
    .min(1, 'at least 1')
    .max(1_440, 'at most 1440, a day; nobody sits there longer')
    .optional(),
  model: ModelSettings.optional(),
  /** What `hooks/*.ts` may use. */
  hooks: HookSettings.optional(),
  /** Hosts that a model may link to beside those of the articles: `shop.example.com`. */
  links: z
    .array(
      z
        .string()
        .regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host such as shop.example.com, without https://'),
    )
    .optional(),
  /** What it says, where that differs from the built-in phrases of its language. */
  phrases: Phrases.partial().default({}),
  /** The same by language. */
  translations: z.record(Language, z.strictObject({ phrases: Phrases.partial().default({}) })).default({}),
});
export type BotSettings = z.infer<typeof BotSettings>;

export interface Bot extends Omit<BotSettings, 'phrases' | 'translations'> {
  intents: Intent[];
  entities: EntityDefinition[];
  flows: Flow[];
  actions: Action[];
  /** Digest of its files: an episode keeps the version that it began with. */
  version: string;
  /** In the bot's own language. */
  phrases: Phrases;
  /** By language, its own and further ones: what each has no words for is said in the built-in phrases. */
  phrasesIn: Record<string, Phrases>;
  /** By language that the bot does not speak: says so politely, in that language; `{{languages}}` are those it speaks. */
  otherLanguages: Record<string, string>;
}
