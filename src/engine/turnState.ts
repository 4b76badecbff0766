import type { ActionNote, Requester } from '../domain/action.ts';
import type { Bot } from '../domain/bot.ts';
import type { Context, Memory } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { FlowState } from '../domain/flowState.ts';
import type { Hooks } from '../domain/hook.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { ModelCall } from '../domain/model.ts';
import type { Plan } from '../domain/plan.ts';
import type { Effect, Turn } from '../domain/turn.ts';
import type { Understanding, Understood } from '../domain/understanding.ts';
import type { ModelParts } from './sayAnswer.ts';
import type { TaskParts } from './tasks/parts.ts';
import type { Trace } from './trace.ts';

export interface EngineParts extends ModelParts {
  bot: Bot;
  understanding: Understanding;
  knowledge: Knowledge;
  /** Monotonic clock, ms. */
  clock: () => number;
  /** Without it no intent begins a task. */
  tasks?: TaskParts | undefined;
  /** The code of the bot's author; without it nothing is asked of it. */
  hooks?: Hooks | null | undefined;
}

/** What every step of a turn sees. A step answers with an outcome, or null to leave it to the next. */
export interface TurnState extends EngineParts {
  context: Context;
  event: InboundEvent;
  trace: Trace;
  /** What was understood; null until it is, and where a fixed rule decides. */
  understood: Understood | null;
  /** What a language model was asked so far. */
  modelCalls: ModelCall[];
}

/** A state once its message is understood. */
export type UnderstoodState = TurnState & { understood: Understood };

export interface Outcome extends Pick<Turn, 'decision' | 'say'>, Partial<Pick<Turn, 'handoff' | 'status'>> {
  /** What to offer until the next message, and for which question. */
  offer?: Pick<Memory, 'offered' | 'asked'>;
  /** What a task did in this turn, and how it stands now; without it, it stands as before. */
  task?: {
    state: FlowState | undefined;
    actions: ActionNote[];
    effects: Effect[];
    requester: Requester | null;
    /** What the customer said and nobody may read. */
    hides: string[];
  };
  /** The goal that a language model pursues, as it stands now; undefined: none any more. */
  plan?: Plan | undefined;
  /** Why, in a few words, for the trace. */
  why?: string;
}
