import type { Json } from './json.ts';

/** What was said and done for a goal. */
export type PlanLine =
  | { who: 'customer' | 'bot'; text: string }
  /** `result`: what the model was told of it. */
  | { who: 'call'; id: string; name: string; arguments: Record<string, Json>; result: Json };

/** A call that waits for the customer's yes. */
export interface PlannedCall {
  name: string;
  arguments: Record<string, Json>;
  /** What the yes stands for, as the gate gave it. */
  digest: string;
  /** The same for the same effect, however often it is tried. */
  key: string;
  question: string;
}

/** A goal that a language model pursues with the bot's actions, between two messages. Bounded. */
export interface Plan {
  /** Whom it was begun for, as far as proven: nobody else goes on with what was looked up for them. */
  requester?: string | undefined;
  /** Latest last. */
  lines: PlanLine[];
  /** How often the model was asked. */
  steps: number;
  /** So far, in the admin's currency. */
  cost: number;
  /** Calls that were refused or failed. */
  refusals: number;
  /** Changes that were made: titles of actions. */
  done: string[];
  /** Open until the very next message. */
  awaiting?: PlannedCall | undefined;
}
