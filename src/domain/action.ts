import { z } from 'zod';
import { Condition, Filled, Name, Text } from './flow.ts';
import type { Json } from './json.ts';

/**
 * How far an action may go by itself: `suggest` it to an agent, write a `note` that proposes it, wait until an agent
 * has `approve`d it, or `act`.
 */
export const LEVELS = ['suggest', 'note', 'approve', 'act'] as const;
export type Level = (typeof LEVELS)[number];

/** JSON Schema (draft 2020-12) of one argument. https://json-schema.org/understanding-json-schema/reference */
const Schema = z.record(z.string(), z.json());

export const Argument = z.strictObject({
  description: z.string().default(''),
  schema: Schema.default({ type: 'string' }),
  required: z.boolean().default(true),
  default: Filled.optional(),
  /**
   * Put in by the engine, and by nobody else: `requester.id`, `requester.email`, `conversation.id`, or a constant template. A
   * flow, hook or model that sets such an argument is refused.
   */
  from: z.string().optional(),
  /** Such as a one-time code: never kept, shown or logged in clear. */
  secret: z.boolean().default(false),
});
export type Argument = z.infer<typeof Argument>;

/** Where an action is carried out. Its texts are templates that see `arguments`, `requester` and `secrets`. */
export const Carrier = z.union([
  z.strictObject({
    http: z.strictObject({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
      url: z.string().min(1),
      headers: z.record(z.string(), z.string()).default({}),
      query: z.record(z.string(), z.string()).default({}),
      body: Filled.optional(),
      /** An expression over `response` (its JSON), `status`, `headers`: what the action results in. */
      result: Condition.optional(),
    }),
  }),
  /** An operation of an OpenAPI description in the bot folder. `server` replaces the description's own. */
  z.strictObject({
    openapi: z.strictObject({
      document: z.string(),
      operation: z.string(),
      server: z.string().optional(),
      headers: z.record(z.string(), z.string()).default({}),
    }),
  }),
  /** A tool of an MCP server (streamable HTTP). */
  z.strictObject({
    mcp: z.strictObject({
      server: z.string(),
      tool: z.string(),
      headers: z.record(z.string(), z.string()).default({}),
    }),
  }),
  /** A function that `hooks/*.ts` exports. */
  z.strictObject({ hook: z.string() }),
  /** A verb of an installed app: `shop.getOrder`. */
  z.strictObject({ app: z.string() }),
]);
export type Carrier = z.infer<typeof Carrier>;

/** As the `owner` of what is nobody's in particular, such as opening hours. */
export const ANYONE = 'anyone';

/** `because`: told to the customer. */
const Rule = z.strictObject({ rule: Name, if: Condition, because: Text });

/** `actions/*.yaml`: something that a bot may do, and within which limits. */
export const Action = z.strictObject({
  name: Name,
  title: Text.optional(),
  description: z.string().default(''),
  does: z.enum(['read', 'write']),
  arguments: z.record(z.string(), Argument).default({}),
  carry: Carrier,
  /** Required of a write; a read acts. */
  level: z.enum(LEVELS).optional(),
  /** Other levels by what is asked for: the first that holds counts. "Refund up to 50 act, above approve." */
  levels: z.array(z.strictObject({ if: Condition, level: z.enum(LEVELS) })).default([]),
  /** Only for a requester who is verified: by the channel, or by an action that `identifies`. */
  requester: z.boolean().default(true),
  /** This action proves who the customer is: an expression over `result` that gives the requester's id. */
  identifies: Condition.optional(),
  /** Read by the gate itself, right before it decides: nothing stale counts. `as`: the name that conditions see. */
  look: z
    .array(z.strictObject({ call: Name, with: z.record(z.string(), Filled).default({}), as: Name }))
    .default([]),
  /**
   * Whose it is that it reads or changes: an expression that must come to the requester's id or e-mail address, or to a list
   * of nothing else. Of a read it sees `result` and `arguments`, and is judged before anybody sees what came; of a write
   * it sees what rules see, and is judged before them. `anyone`: nobody's in particular.
   */
  owner: Condition.optional(),
  /** What policy demands, over `arguments`, `requester` and what was looked up. The first that fails refuses. */
  rules: z.array(Rule).default([]),
  /** The customer must say yes to this text first. Default for a write: yes, in the action's own words. */
  confirm: z.union([z.boolean(), Text]).optional(),
  limits: z
    .strictObject({
      perRequester: z.strictObject({ count: z.number().int().min(1), days: z.number().min(0.01) }).optional(),
      perWorkspace: z.strictObject({ count: z.number().int().min(1), days: z.number().min(0.01) }).optional(),
    })
    .default({}),
  timeoutMs: z.number().int().min(100).max(60_000).default(8_000),
  /** Repeating it does no harm: tried again when no answer came. A read is. */
  idempotent: z.boolean().optional(),
  /** Top-level fields of the result that templates for customers may show; without it, all of a read, none of a write's. */
  shows: z.array(z.string()).optional(),
  /** The action that takes it back; its templates see `arguments` and `result`. */
  undo: z.strictObject({ call: Name, with: z.record(z.string(), Filled).default({}) }).optional(),
  /** What it did may stand when the customer corrects a value: it is then done anew with the new one, never too late. */
  redo: z.boolean().optional(),
  /** How long an agent's approval may take, hours. */
  approvalHours: z.number().min(0.01).max(720).default(48),
});
export type Action = z.infer<typeof Action>;

/** Who asks, as far as it is proven; never from text. */
export interface Requester {
  id: string;
  name?: string | undefined;
  email?: string | undefined;
  /** `channel:<source>`, or `action:<name>` that identified them. */
  by: string;
  /** When an action did, ms since 1970: that holds for a while only. */
  at?: number | undefined;
}

export interface ActionRequest {
  workspace: string;
  conversation: string;
  /** Of the turn or run that asks; an action of a bot whose fence has moved on is refused. */
  fence: number;
  action: string;
  arguments: Record<string, Json>;
  /**
   * The arguments without what a clock puts in, where they hold such: by these one asking is told from another, for the yes
   * of a customer and for what came under one key.
   */
  asked?: Record<string, Json> | undefined;
  requester: Requester | null;
  /** Who decided on it. */
  by: 'flow' | 'model' | 'mcp';
  /** The label of the key that asks, who answers for the customer's yes; of `mcp`. */
  askedBy?: string | undefined;
  /** The same for the same effect, however often it is tried: digest(conversation, trigger, step, action). */
  key: string;
  /** Digest of the action, its arguments and the words that the customer said yes to. */
  confirmed?: string | undefined;
  /**
   * Nobody here can say that the customer has agreed: a write goes no further than this, and is decided on by an agent in
   * their place.
   */
  atMost?: 'approve' | undefined;
  /** What the caller asks the customer in place of the action's own words; what they say of the facts counts for the yes. */
  words?: Text | undefined;
}

export type ActionOutcome =
  | { status: 'done'; run: string; result: Json; shown: Json; identified?: Requester | undefined }
  /** `isUnknown`: no answer came to a write: it may have happened. */
  | { status: 'failed'; run: string; code: string; isUnknown: boolean }
  /**
   * `because` may be said to a customer; `detail` says to an engineer or a model what to do about it. With a `run`, an agent
   * can see what was asked for.
   */
  | { status: 'refused'; rule: string; because: Text; detail?: string | undefined; run?: string | undefined }
  /** `key`: the same was asked for before and waits under that one; nothing is asked for a second time. */
  | { status: 'awaiting_approval'; run: string; until: number; key?: string | undefined }
  /**
   * Ask the customer, and come again with `confirmed: digest`. `said` is `text` with `vars` filled in; null: in the caller's
   * own words.
   */
  | {
      status: 'confirm';
      digest: string;
      text: Text | null;
      said?: Text | null | undefined;
      vars: Record<string, Json>;
    };

export const ACTION_STATUSES = ['done', 'failed', 'awaiting_approval', 'refused'] as const;

/** What a turn says of an action. */
export interface ActionNote {
  name: string;
  status: (typeof ACTION_STATUSES)[number];
  run?: string | undefined;
  /** The rule that refused it, or the code of its failure. */
  why?: string | undefined;
}

/** The one door that every action passes, whoever asks. Never throws on what may be asked. */
export interface Actions {
  /** What the bot may do, for flows' checks and a model's tools. */
  readonly list: readonly Action[];
  run(request: ActionRequest): Promise<ActionOutcome>;
  /**
   * Takes back the runs with these keys that can be taken back, newest first; says which could not. What still waits for an
   * approval is withdrawn: nobody can approve it any more.
   */
  undo(
    keys: string[],
    request: Omit<ActionRequest, 'action' | 'arguments' | 'key'>,
  ): Promise<{ undone: string[]; left: string[] }>;
}

/** Whether its file settles whose it is that it reads or changes, or leaves nothing open that could be another customer's. */
export function saysWhose({ owner, requester, rules, arguments: declared }: Action): boolean {
  const isOpen = Object.values(declared).some(({ from }) => from === undefined);
  return owner !== undefined || !requester || !isOpen || rules.some((rule) => OF_REQUESTER.test(rule.if));
}

const OF_REQUESTER = /\brequester\.(id|email)\b/;

/** Whether it may be done without an agent's approval. */
export const mayAct = ({ does, level, levels }: Action) =>
  does === 'read' || level === 'act' || levels.some((one) => one.level === 'act');

/**
 * Whether a machine that has read anybody's text may ask for it: never to say who the customer is, to be given a secret, for
 * what may be another customer's, or for a change that neither the customer nor an agent is asked about. Such a change was
 * placed by a flow's author, who knew where.
 */
export function isForMachines(action: Action): boolean {
  const { does, confirm, identifies, arguments: declared } = action;
  const isSecret = Object.values(declared).some(({ secret }) => secret);
  if (identifies !== undefined || isSecret) return false;
  return !mayAct(action) || (saysWhose(action) && (does === 'read' || confirm !== false));
}
