import { z } from 'zod';
import type { Action } from './action.ts';
import type { Json } from './json.ts';

/** A name that templates can speak: `order_number`. */
export const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case letters, digits and _ only');

/**
 * A Liquid template for the customer's or an agent's eyes; where the bot speaks several languages, one for each:
 * `{ en: "…", de: "…" }`. A template that is one `{{ … }}` and nothing else stands for the value itself: a list stays one.
 * Every template sees `slots`, `vars` (what `save`, `set` and `repeat` named; also by their bare names), `requester`,
 * `contact`, `data` (what came beside the message) and `now` (ISO 8601).
 */
export const Text = z.union([z.string().min(1), z.record(z.string(), z.string().min(1))]);
export type Text = z.infer<typeof Text>;

/** A Liquid expression without braces, true or not: `order.status == "delivered"`. https://liquidjs.com/tutorials/operators.html */
export const Condition = z.string().min(1);

/** Any JSON whose texts are templates. */
export const Filled: z.ZodType<Json> = z.json() as z.ZodType<Json>;

/** What a flow needs to know, and how it is found out. */
export const Slot = z.strictObject({
  /**
   * The kind of value: a built-in entity, one of `entities/*.yaml`, `text` (the message as it is) or `yes_no`. A slot is
   * filled from whatever the customer says, at any time, before it is asked for.
   */
  entity: z.string().default('text'),
  /** Which of two of a kind: `from`, `to`. */
  role: z.string().optional(),
  /** The question; a flow may never ask it, when the value is given up front. */
  ask: Text.optional(),
  /** Buttons beside the question. Whoever picks one has said its words in the bot's own language. */
  buttons: z.array(Text).default([]),
  /** Must hold of `value`. */
  valid: Condition.optional(),
  /** Said when it does not hold, before it is asked again. */
  invalid: Text.optional(),
  /** A value for when nobody says otherwise: then it is not asked. */
  default: Filled.optional(),
  /** Asked so many times; then `missing`, or a person. */
  attempts: z.number().int().min(1).max(10).default(3),
  /** Of a `date`: one day is needed. With `false` a month, a year or a range of days will do. */
  exact: z.boolean().default(true),
  /** A value that is never shown, kept or logged in clear, such as a one-time code. */
  secret: z.boolean().default(false),
});
export type Slot = z.infer<typeof Slot>;

/** Marks of any step: a place for `goto`, and when to pass it over. */
const common = { id: Name.optional(), when: Condition.optional() };

const steps = (): z.ZodType<Step[]> => z.lazy(() => z.array(Step).min(1));

/** One strict shape a verb; `Step` is any of them. */
export const STEPS = {
  say: z.strictObject({ ...common, say: Text, buttons: z.array(Text).optional() }),
  /** Asks for a slot, unless it is filled. `missing`: the customer has no such thing. */
  ask: z.strictObject({ ...common, ask: Name, text: Text.optional(), missing: steps().optional() }),
  /** Lets the customer pick from a list: by button, by place ("the second"), by what it says. One alone is taken unasked. */
  choose: z.strictObject({
    ...common,
    /** Where the choice goes: one item, or with `many` a list of them. */
    choose: Name,
    /** An expression that gives the list. */
    from: Condition,
    /** How one `item` is called; also what the customer's words are compared with. */
    label: Text,
    text: Text,
    many: z.boolean().default(false),
    /** Asked also where there is one only. */
    always: z.boolean().default(false),
    /** An item that the wanted one is like but for what the customer says: "the same, but in blue". */
    like: Condition.optional(),
    /** When the list is empty, or none is meant. */
    none: steps().optional(),
  }),
  confirm: z.strictObject({ ...common, confirm: Text, yes: steps().optional(), no: steps().optional() }),
  /** Calls an action, through the gate. Where the action demands the customer's yes, it is asked for here. */
  call: z.strictObject({
    ...common,
    call: Name,
    with: z.record(z.string(), Filled).default({}),
    /** Where its result goes. */
    save: Name.optional(),
    /** Said to ask for the customer's yes, in place of the action's own words. */
    confirm: Text.optional(),
    /** The customer said no. Default: "Nothing was changed", and the flow ends. */
    no: steps().optional(),
    /** It was not done; `error.code`. Default: what this flow did is undone as far as it can be, and a person goes on. */
    failed: steps().optional(),
    /** No clear answer came: it may have been done. These find that out. Default: a person does; nothing is undone. */
    unknown: steps().optional(),
    /** The gate refused; `refused.rule`, `refused.because`. Default: the reason is said, and the flow ends. */
    refused: steps().optional(),
    /** An agent must approve; the flow waits and goes on from here. Said meanwhile. */
    waiting: Text.optional(),
  }),
  /** Calls that stand or fall together: when a later one fails, the earlier ones are undone, and it is said. */
  together: z.strictObject({ ...common, together: steps(), failed: steps().optional() }),
  if: z.strictObject({ ...common, if: Condition, do: steps(), otherwise: steps().optional() }),
  set: z.strictObject({ ...common, set: z.record(Name, Filled) }),
  /** For each item of the list, under this name; `index` counts from 1. */
  repeat: z.strictObject({ ...common, repeat: Name, over: Condition, do: steps() }),
  /** Runs another flow with these slots, and goes on; `save`: its `result`. */
  run: z.strictObject({
    ...common,
    run: Name,
    with: z.record(z.string(), Filled).default({}),
    save: Name.optional(),
  }),
  ticket: z.strictObject({
    ...common,
    ticket: z.strictObject({ subject: Text, text: Text, tags: z.array(z.string()).default([]) }),
  }),
  note: z.strictObject({ ...common, note: Text }),
  tag: z.strictObject({ ...common, tag: z.array(z.string()).min(1) }),
  assign: z.strictObject({ ...common, assign: z.string() }),
  /** To a person; a reason of the closed list, and what to tell them. */
  handoff: z.strictObject({ ...common, handoff: z.string(), note: Text.optional() }),
  /** Until time has passed (`2 days`) or an event of this name comes; `otherwise`: the time passed first. */
  wait: z.strictObject({
    ...common,
    wait: z.strictObject({ for: z.string().optional(), event: Name.optional() }),
    text: Text.optional(),
    otherwise: steps().optional(),
  }),
  goto: z.strictObject({ ...common, goto: Name }),
  /** Ends this flow; `result` goes to the flow that ran it. */
  stop: z.strictObject({ ...common, stop: z.literal(true), result: Filled.optional() }),
  /** Ends the flow and the conversation: said last. */
  resolve: z.strictObject({ ...common, resolve: Text }),
} as const;

export type StepVerb = keyof typeof STEPS;

interface Common {
  id?: string | undefined;
  when?: string | undefined;
}

/** The steps that hold steps, written out: a type cannot be inferred from itself. */
export type Step =
  | (Common & { say: Text; buttons?: Text[] | undefined })
  | (Common & { ask: string; text?: Text | undefined; missing?: Step[] | undefined })
  | (Common & {
      choose: string;
      from: string;
      label: Text;
      text: Text;
      many: boolean;
      always: boolean;
      like?: string | undefined;
      none?: Step[] | undefined;
    })
  | (Common & { confirm: Text; yes?: Step[] | undefined; no?: Step[] | undefined })
  | CallStep
  | (Common & { together: Step[]; failed?: Step[] | undefined })
  | (Common & { if: string; do: Step[]; otherwise?: Step[] | undefined })
  | (Common & { set: Record<string, Json> })
  | (Common & { repeat: string; over: string; do: Step[] })
  | (Common & { run: string; with: Record<string, Json>; save?: string | undefined })
  | (Common & { ticket: { subject: Text; text: Text; tags: string[] } })
  | (Common & { note: Text })
  | (Common & { tag: string[] })
  | (Common & { assign: string })
  | (Common & { handoff: string; note?: Text | undefined })
  | (Common & {
      wait: { for?: string | undefined; event?: string | undefined };
      text?: Text | undefined;
      otherwise?: Step[] | undefined;
    })
  | (Common & { goto: string })
  | (Common & { stop: true; result?: Json | undefined })
  | (Common & { resolve: Text });

export type CallStep = Common & {
  call: string;
  with: Record<string, Json>;
  save?: string | undefined;
  confirm?: Text | undefined;
  no?: Step[] | undefined;
  failed?: Step[] | undefined;
  unknown?: Step[] | undefined;
  refused?: Step[] | undefined;
  waiting?: Text | undefined;
};

/** Fields of one verb that bear another verb's name: `confirm` of a call is no step of its own. */
export const FIELDS_OF: Partial<Record<StepVerb, StepVerb[]>> = { call: ['confirm'], handoff: ['note'] };

/** The verbs that a step names; a sound one names one. */
export function verbsIn(step: object): StepVerb[] {
  const named = (Object.keys(STEPS) as StepVerb[]).filter((verb) => Object.hasOwn(step, verb));
  const fields = named.flatMap((verb) => FIELDS_OF[verb] ?? []);
  return named.filter((verb) => !fields.includes(verb));
}

/** Any step. Its verb is found first, so that what is wrong is said about that verb and not about all of them. */
export const Step: z.ZodType<Step> = z.unknown().transform((value, context): Step => {
  const fail = (message: string, path: PropertyKey[] = [], known: string[] = []) => {
    context.issues.push({ code: 'custom', message, path, input: value, params: { known } });
    return z.NEVER;
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail('a step is one verb and what belongs to it, such as "say: Hello"');
  const [verb, second] = verbsIn(value);
  if (!verb) {
    const unknown = Object.keys(value).filter((key) => key !== 'id' && key !== 'when');
    const verbs = Object.keys(STEPS);
    return fail(`it names no verb. Use one of ${verbs.join(', ')}`, unknown.slice(0, 1), verbs);
  }
  if (second)
    return fail(`it belongs to another step than "${verb}". One verb a step: begin a new "- "`, [second]);
  const parsed = STEPS[verb].safeParse(value);
  if (parsed.success) return parsed.data as Step;
  context.issues.push(...parsed.error.issues.map((issue) => ({ ...issue, input: value }) as never));
  return z.NEVER;
}) as unknown as z.ZodType<Step>;

/** `flows/*.yaml`: a task that the bot finishes with the customer. */
export const Flow = z.strictObject({
  name: Name,
  /** What customers call it: "your return". Used when it is interrupted, resumed or cancelled. */
  title: Text.optional(),
  description: z.string().default(''),
  /** Intents that begin it. */
  intents: z.array(Name).default([]),
  /** It finds out who the customer is: run before a call that needs to know, where nobody is proven, or not any more. */
  proves: z.boolean().optional(),
  slots: z.record(Name, Slot).default({}),
  steps: z.array(Step).min(1),
});
export type Flow = z.infer<typeof Flow>;

/** The named event by which a flow learns that an agent has decided on its action; `data.run` says which. */
export const DECIDED = 'approval';

/** What a version of a bot does, kept for the episodes that began with it. */
export interface FlowVersion {
  version: string;
  flows: Flow[];
  actions: Action[];
}
