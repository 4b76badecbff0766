import type { ActionNote } from './action.ts';
import type { Memory } from './conversation.ts';
import type { ConversationStatus } from './event.ts';
import type { Button, Source } from './message.ts';
import type { ModelCall } from './model.ts';
import type { Understood } from './understanding.ts';

export const DECISIONS = ['answer', 'flow', 'clarify', 'handoff', 'smalltalk', 'refuse', 'silent'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why a conversation went to a person; the closed list that reports are split by. */
export const REASONS = [
  'asked_for_human',
  'low_confidence',
  'no_answer',
  'policy',
  'action_failed',
  'sentiment',
  'vip',
  'safety',
  'repeated_miss',
  'outage',
] as const;
export type Reason = (typeof REASONS)[number];

export interface TraceStep {
  step: string;
  ms: number;
  /** What the step found, in a few words. */
  note?: string;
}

/** What to say, before it has ids. `{{ticket}}` in the text is the ticket's number, known when the turn is recorded. */
export interface Saying {
  text: string;
  /** Said instead while the number is not known. */
  textWithoutTicket?: string;
  buttons?: Button[];
  sources?: Source[];
}

/** What shall happen at the desk besides what is said; each leaves through the outbox. */
export type Effect =
  | { do: 'note'; text: string }
  | { do: 'tag'; tags: string[] }
  | { do: 'assign'; to: string }
  | { do: 'ticket'; subject: string; text: string; tags: string[] };

/** The engine's decision on one event: everything to say, do and remember; nothing of it done yet. */
export interface Turn {
  decision: Decision;
  say: Saying[];
  understood: Understood | null;
  /** BCP 47; the bot's own where nothing was understood. */
  language?: string;
  handoff: { reason: Reason; wants: string; nextStep: string } | null;
  memory: Memory;
  status: ConversationStatus;
  /** What was done or asked for through the gate. */
  actions?: ActionNote[];
  effects?: Effect[];
  /** What the customer said in it and nobody may read: masked wherever the message is kept. */
  hides?: string[];
  /** The conversation is to be looked at again then, should nothing happen before; ms since 1970. null: not any more. */
  wakeAt?: number | null | undefined;
  /** Lines for the agent's note, from the bot's own code. */
  noteLines?: string[];
  trace: TraceStep[];
  /** What a language model was asked. Kept with the turn for the admin, never for the customer or a log. */
  modelCalls?: ModelCall[];
}

/** A reply as it grows: checked sentences, before its turn is kept. Its turn's message replaces it. */
export interface Draft {
  conversation: string;
  turn: string;
  /** Of the conversation that it was decided on: once that has moved on, it is not shown any more. */
  version: number;
  /** All of it so far; empty: the turn was not kept, forget it. */
  text: string;
}
