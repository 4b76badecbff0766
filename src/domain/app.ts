import type { z } from 'zod';

/** One-time codes of one workspace, kept as hashes. `subject` names whom a code proves, and is no address in clear. */
export interface Codes {
  /** `known`: kept under this key before, so it was sent before. */
  keep(
    code: { subject: string; key: string; hash: string; until: number },
    limit: { count: number; sinceMs: number },
  ): Promise<'kept' | 'known' | 'too_many'>;
  /** Counts one try of the newest code, and gives it while it may be tried: not used, not expired, tried less often than this. */
  attempt(subject: string, mostTries: number): Promise<{ id: number; hash: string } | null>;
  /** true for exactly one caller. */
  use(id: number): Promise<boolean>;
}

/** What the house gives an app. */
export interface AppParts {
  /** Ends with the action's time-out. */
  fetch: typeof fetch;
  /** ms since 1970. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  codes: Codes;
}

/** How one write is told apart from every other: the same key for the same effect, however often it is tried. */
export interface AppCall {
  key: string;
}

export interface Verb<Client, Given = unknown> {
  does: 'read' | 'write';
  description: string;
  arguments: z.ZodType<Given>;
  /** Throws `Refused` when the app said no, `NoAnswer` when nobody knows. */
  run(client: Client, given: Given, call: AppCall): Promise<unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: each verb is called with what its own schema gave
export type AnyVerb<Client> = Verb<Client, any>;

/** A shop, a CRM, a calendar, a directory: one function from settings to a client, and verbs over it. */
export interface AppDefinition<Settings, Client> {
  /** Such as `shopify`. */
  name: string;
  title: string;
  /** What stands before the dot of its verbs: `shop` in `shop.get_order`. One app of a kind is installed at a time. */
  kind: string;
  settings: z.ZodType<Settings>;
  connect(settings: Settings, parts: AppParts): Client;
  /** Proves that the settings work, and says who we are there. Throws with what to mend. */
  check(client: Client): Promise<{ as: string }>;
  verbs: Record<string, AnyVerb<Client>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a shelf holds apps of all settings and clients
export type AnyApp = AppDefinition<any, any>;

/** The settings schema makes the form, the validation and the docs; the verbs' schemas do the same for what actions send. */
export function defineApp<Settings, Client>(
  definition: AppDefinition<Settings, Client>,
): AppDefinition<Settings, Client> {
  return definition;
}

export const APP_GAPS = ['app_not_installed', 'app_has_no_such_verb'] as const;

/** A flow that does not begin as things are, and what it would need of apps. */
export interface UnservedFlow {
  flow: string;
  /** `unproven`: it begins for customers whom the channel, or a code, has proven. */
  for: 'everybody' | 'unproven';
  lacks: { verb: string; because: (typeof APP_GAPS)[number] }[];
}

/** A verb with its arguments' types. */
export function defineVerb<Client, Given>(verb: Verb<Client, Given>): Verb<Client, Given> {
  return verb;
}
