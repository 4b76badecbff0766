import type { Memory } from './conversation.ts';
import type { ConversationStatus } from './event.ts';
import type { Button, Source } from './message.ts';
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

/** The engine's decision on one event: everything to say, do and remember; nothing of it done yet. */
export interface Turn {
  decision: Decision;
  say: Saying[];
  understood: Understood | null;
  handoff: { reason: Reason; wants: string; nextStep: string } | null;
  memory: Memory;
  status: ConversationStatus;
  trace: TraceStep[];
}
