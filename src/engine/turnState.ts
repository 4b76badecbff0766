import type { Bot } from '../domain/bot.ts';
import type { Context, Memory } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Turn } from '../domain/turn.ts';
import type { Understanding, Understood } from '../domain/understanding.ts';
import type { ModelParts } from './sayAnswer.ts';
import type { Trace } from './trace.ts';

export interface EngineParts extends ModelParts {
  bot: Bot;
  understanding: Understanding;
  knowledge: Knowledge;
  /** Monotonic clock, ms. */
  clock: () => number;
}

/** What every step of a turn sees. A step answers with an outcome, or null to leave it to the next. */
export interface TurnState extends EngineParts {
  context: Context;
  event: InboundEvent;
  trace: Trace;
  /** What was understood; null until it is, and where a fixed rule decides. */
  understood: Understood | null;
}

/** A state once its message is understood. */
export type UnderstoodState = TurnState & { understood: Understood };

export interface Outcome extends Pick<Turn, 'decision' | 'say'>, Partial<Pick<Turn, 'handoff' | 'status'>> {
  /** What to offer until the next message, and for which question. */
  offer?: Pick<Memory, 'offered' | 'asked'>;
  /** Why, in a few words, for the trace. */
  why?: string;
}
