import { z } from 'zod';
import { ACTION_STATUSES } from './action.ts';
import { ArticleInput } from './article.ts';
import { ConversationStatus } from './event.ts';
import { Name } from './flow.ts';
import { DECISIONS, REASONS } from './turn.ts';

/** A number that stands alone in YAML is meant as it is written. */
const Word = z.preprocess((given) => (typeof given === 'number' ? String(given) : given), z.string());
/** One text, or several that all count. */
const Texts = z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(Word).min(1));
/** An object whose one field may stand for all of it: `bot: Hello` is `bot: { text: Hello }`. */
const short = <T extends z.ZodType>(field: string, whole: T) =>
  z.preprocess((given) => (typeof given === 'string' ? { [field]: given } : given), whole);
const Values = z.record(z.string(), z.json());

/** What an action answers, in the place of what carries it. The first that fits the call, and is not used up, counts. */
const Answer = z
  .strictObject({
    /** Only to a call with these arguments, among others. */
    with: Values.optional(),
    /** Its result. */
    gives: z.json().optional(),
    /** The other side says no, with this code, such as `http_404`. */
    refuses: z.string().min(1).optional(),
    /** No answer comes: whether a write has happened, nobody knows. */
    silent: z.literal(true).optional(),
    /** Used up after so many calls. */
    times: z.number().int().min(1).optional(),
  })
  .refine((one) => [one.gives, one.refuses, one.silent].filter((each) => each !== undefined).length === 1, {
    message: 'an answer has one of gives, refuses and silent',
  });

/** One answer, or several. */
const Answers = z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(Answer).min(1));

/** What an HTTP address answers: to actions that are carried by http or openapi, and to hooks. */
const HttpAnswer = z.strictObject({
  url: z.string().min(1),
  method: z.string().default('GET'),
  status: z.number().int().min(100).max(599).default(200),
  body: z.json().optional(),
});

/** The world that a test plays in; `tests/*.yaml` may give it for all and for each. */
export const Given = z.strictObject({
  /** The clock at the beginning; by default 2026-01-05T09:00:00Z. Each thing that happens comes a minute later. */
  now: z.iso.datetime({ offset: true }).optional(),
  channel: z.enum(['chat', 'ticket']).optional(),
  /** The customer, as the channel knows them. */
  contact: z
    .strictObject({ id: z.string().min(1), name: z.string().optional(), email: z.string().optional() })
    .optional(),
  /** Whether the channel proves who the customer is; by default it does. */
  verified: z.boolean().optional(),
  /** Articles, or a file of the bot folder that holds one a line as JSON. */
  articles: z.union([z.string().min(1), z.array(ArticleInput)]).optional(),
  actions: z.record(Name, Answers).optional(),
  /** Carries out what apps carry, where no answer is given: the shop, CRM, calendar and directory of a new installation, as new. */
  apps: z.literal('demo').optional(),
  http: z.array(HttpAnswer).optional(),
  /** By name, for actions that are carried by http or openapi. */
  secrets: z.record(z.string(), z.string()).optional(),
});
export type Given = z.infer<typeof Given>;
export type GivenAnswer = z.infer<typeof Answer>;
export type GivenHttp = z.infer<typeof HttpAnswer>;

const Said = short(
  'text',
  z.strictObject({
    text: Word.default(''),
    /** The label of a button that the bot has offered. */
    button: Word.optional(),
    /** What the caller's own system sends beside the message. */
    data: Values.default({}),
    attachments: z
      .array(
        z.strictObject({ name: z.string().min(1), type: z.string().default('application/octet-stream') }),
      )
      .default([]),
  }),
);

const Agent = short(
  'says',
  z.strictObject({
    says: z.string().optional(),
    /** An internal note. */
    notes: z.string().optional(),
    /** Takes the conversation, or gives it back to the bot. */
    takes: z.literal(true).optional(),
    handsBack: z.literal(true).optional(),
    /** Decides on an action that waits for it, by its name. */
    approves: Name.optional(),
    rejects: Name.optional(),
  }),
);

/** A text alone is all that the bot says. Spaces and line breaks do not count. */
const Spoken = short(
  'text',
  z.strictObject({
    text: Word.optional(),
    contains: Texts.optional(),
    lacks: Texts.optional(),
    /** A regular expression. */
    matches: z.string().refine(isPattern, 'no regular expression').optional(),
    /** The labels, in their order; [] for none. */
    buttons: z.array(Word).optional(),
    /** Ids of the articles it rests on; [] for none. */
    sources: z.array(Word).optional(),
  }),
);

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

const Decided = short(
  'as',
  z.strictObject({
    as: z.enum(DECISIONS).optional(),
    /** Of a handoff. */
    reason: z.enum(REASONS).optional(),
    /** Words of the note that the agent gets. */
    note: Texts.optional(),
    status: ConversationStatus.optional(),
  }),
);

const Called = short(
  'action',
  z.strictObject({
    action: Name,
    /** Among others; a secret one is ••••. */
    with: Values.optional(),
    status: z.enum(ACTION_STATUSES).optional(),
    /** The rule that refused it, or the code of its failure. */
    why: z.string().optional(),
  }),
);

/** At the help desk. */
const Done = z.strictObject({
  note: Texts.optional(),
  tag: z.string().optional(),
  assign: z.string().optional(),
  ticket: Texts.optional(),
});

const HAPPENS = ['user', 'agent', 'wait', 'event'] as const;

/** One thing that happens, and what is expected then; or only what is expected of what happened last. */
export const TestStep = z
  .strictObject({
    user: Said.optional(),
    agent: Agent.optional(),
    /** Time passes: `30 minutes`, `2 days`. */
    wait: z.string().optional(),
    event: short('name', z.strictObject({ name: Name, data: Values.default({}) })).optional(),
    bot: Spoken.optional(),
    /** It says and does nothing. */
    silent: z.literal(true).optional(),
    decides: Decided.optional(),
    understands: z
      .strictObject({
        intent: z.string().nullable().optional(),
        language: z.string().optional(),
        /** Among others. */
        entities: z.record(z.string(), Texts).optional(),
      })
      .optional(),
    /** All calls of this turn in their order; [] for none. */
    calls: z.array(Called).optional(),
    does: z.array(Done).optional(),
    /** By the names that templates know it by, and `task`; null: not there. */
    remembers: Values.optional(),
  })
  .refine((step) => Object.keys(step).length > 0, { message: 'a step says what happens or what is expected' })
  .refine((step) => HAPPENS.filter((key) => step[key] !== undefined).length <= 1, {
    message: `one thing happens in a step (${HAPPENS.join(', ')}). Begin a new "- "`,
  });
export type TestStep = z.infer<typeof TestStep>;
export type Expected = Pick<
  TestStep,
  'bot' | 'silent' | 'decides' | 'understands' | 'calls' | 'does' | 'remembers'
>;

const Case = { name: z.string().min(1).optional(), given: Given.optional(), steps: z.array(TestStep).min(1) };

/** `tests/*.yaml`: a conversation as it shall go; or several, which share what is given. */
export const TestFile = z
  .strictObject({
    ...Case,
    steps: Case.steps.optional(),
    /** Conversations of their own, each from the beginning. */
    tests: z.array(z.strictObject(Case)).min(1).optional(),
  })
  .refine(({ steps, tests }) => (steps === undefined) !== (tests === undefined), {
    message: 'a file has steps, or tests that each have steps',
  });
export type TestFile = z.infer<typeof TestFile>;
