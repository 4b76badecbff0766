import type { Bot } from '../domain/bot.ts';
import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Turn } from '../domain/turn.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Trace } from './trace.ts';

export interface EngineParts {
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
}

export type Outcome = Pick<Turn, 'decision' | 'say'> & Partial<Pick<Turn, 'handoff' | 'memory' | 'status'>>;
