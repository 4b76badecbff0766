import { z } from 'zod';
import type { Requester } from './action.ts';
import { Name } from './flow.ts';
import type { Json } from './json.ts';
import { Button } from './message.ts';
import { REASONS } from './turn.ts';

/** What a hook file may export, beside `actions`: functions of the bot's author, called at these places of a turn. */
export const HOOKS = [
  'onMessage',
  'onUnderstood',
  'beforeReply',
  'beforeAction',
  'afterAction',
  'onHandoff',
  'onResolved',
] as const;
export type HookName = (typeof HOOKS)[number];

/** `bot.yaml`: `hooks:` */
export const HookSettings = z.strictObject({
  /** Hosts that hooks may fetch from over https, such as `api.example.com`; `headers` are sent along, and hooks never see them. */
  hosts: z
    .array(
      z.union([
        z.string().min(1),
        z.strictObject({ host: z.string().min(1), headers: z.record(z.string(), z.string()).default({}) }),
      ]),
    )
    .default([]),
  /** For one call of a hook, ms. */
  timeoutMs: z.number().int().min(50).max(5_000).default(1_000),
  /** For all hooks together, MB. */
  memoryMb: z.number().int().min(32).max(512).default(96),
});
export type HookSettings = z.infer<typeof HookSettings>;

/** What every hook is told. */
export interface HookAbout {
  conversation: { id: string; channel: string; language: string };
  contact: { id: string; name?: string | undefined; email?: string | undefined };
  /** Who the customer is proven to be; null while nobody has proven it. */
  requester: Requester | null;
}

export interface Said extends HookAbout {
  message: { text: string; attachments: string[]; data: Record<string, unknown> };
}

/** By hook: what it is given. */
export interface HookInputs {
  onMessage: Said;
  onUnderstood: Said & {
    understood: {
      intent: { name: string; confidence: number } | null;
      entities: { name: string; value: string }[];
    };
  };
  beforeReply: Said & {
    decision: string;
    replies: {
      text: string;
      buttons: { label: string; value: string }[];
      sources: { article: string; title: string }[];
    }[];
  };
  beforeAction: ActionAsked;
  afterAction: ActionAsked & { status: string; why?: string | undefined; result?: Json | undefined };
  onHandoff: Said & { reason: string; wants: string; nextStep: string; collected: Record<string, string> };
  onResolved: HookAbout;
}

export interface ActionAsked {
  conversation: { id: string };
  requester: Requester | null;
  action: string;
  /** Secret ones are masked. */
  arguments: Record<string, Json>;
  by: string;
}

const label = z.string().min(1).max(200);
/** A label alone is what picking it says, too. */
const Choice = z.union([label.transform((text) => ({ label: text, value: text })), Button], {
  error: 'a button is a text, or { label, value }',
});
const Reply = z.strictObject({
  text: z.string().min(1).max(10_000),
  buttons: z.array(Choice).max(10).optional(),
});
/** Adds to what came beside the message, or ends the turn with a reply or a person. */
const Hearing = z.strictObject({
  data: z.record(Name, z.json()).optional(),
  reply: z.union([z.string().min(1).max(10_000), Reply]).optional(),
  handoff: z.enum(REASONS).optional(),
});
const Nothing = z.unknown();

/** By hook: what it may answer; nothing at all is fine too. Anything else does not count. */
export const HOOK_ANSWERS = {
  onMessage: Hearing,
  /** `intent`: one of the bot's, in the place of what was understood. */
  onUnderstood: Hearing.extend({ intent: Name.optional() }),
  /** As many replies as there are, each as it shall be; null leaves one as it is. Sources stay. */
  beforeReply: z.strictObject({ replies: z.array(Reply.nullable()).max(20) }),
  /** `refuse`: why, for the customer. */
  beforeAction: z.strictObject({ refuse: z.string().min(1).max(500).optional() }),
  afterAction: Nothing,
  /** Lines for the note that the agent gets. */
  onHandoff: z.strictObject({ lines: z.array(z.string().min(1).max(500)).max(10) }),
  onResolved: Nothing,
} as const;
export type HookAnswers = { [Hook in HookName]: z.infer<(typeof HOOK_ANSWERS)[Hook]> };
/** As a hook may write it. */
type HookAnswer<Hook extends HookName> = z.input<(typeof HOOK_ANSWERS)[Hook]> | undefined | null;

/** What hooks and their actions are handed beside what they are told. */
export interface Helpers {
  /** Into Deskhand's log, secrets masked. */
  log(...values: unknown[]): void;
  /** As `fetch`, to the hosts of `bot.yaml` only. Texts up to 1 MB. */
  fetch(
    url: string,
    init?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Response>;
  /** The moment, ISO 8601. */
  now(): string;
  /** Fills a Liquid template. */
  render(template: string, values: Record<string, unknown>): Promise<string>;
}

/** A hook, for authors: `export const onMessage: Hook<'onMessage'> = (input, helpers) => …`. */
export type Hook<Name extends HookName> = (
  input: HookInputs[Name],
  helpers: Helpers,
) => HookAnswer<Name> | Promise<HookAnswer<Name>>;

/**
 * Actions of one's own: `export const actions: HookActions = { async find(args, helpers) { … } }`.
 * @public for the files of a bot folder
 */
export type HookActions = Record<
  string,
  (given: Record<string, Json>, helpers: Helpers & { requester: Requester | null; key: string }) => unknown
>;

export interface HookState {
  file: string;
  hooks: string[];
  actions: string[];
  /** Why it cannot be used. */
  fault: string | null;
  /** Hooks that are switched off for a while, and until when, ms since 1970. */
  off: { hook: string; until: number; because: string }[];
}

/** The bot author's own code, as the engine asks it. Nothing of it throws or hangs. */
export interface Hooks {
  /** Once every file is loaded, or left out: before that nobody knows which hooks there are. Always resolves. */
  readonly ready: Promise<unknown>;
  /** Files that have this hook, in the order in which they are asked. */
  having(hook: HookName): string[];
  /** `problem`: it gave no sound answer, and why. */
  ask<Hook extends HookName>(
    file: string,
    hook: Hook,
    input: HookInputs[Hook],
  ): Promise<{ answer: HookAnswers[Hook] | null; problem: string | null }>;
  /** For the admin. */
  states(): HookState[];
}
