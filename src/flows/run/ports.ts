import type { Actions, Requester } from '../../domain/action.ts';
import type { Phrases } from '../../domain/bot.ts';
import type { Vault } from '../../domain/createVault.ts';
import type { FlowVersion } from '../../domain/flow.ts';
import type { Choice } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import type { Entity } from '../../domain/understanding.ts';

/** What the customer picked, as places in what was offered; `unsure`: between these. null: they said something else. */
export type Picked = { as: 'picked'; at: number[] } | { as: 'unsure'; at: number[] } | { as: 'none' } | null;

export interface PickOptions {
  many: boolean;
  /** What the wanted one is like but for what is said. */
  like?: Json | undefined;
  /** Nobody was asked yet: only a choice that is clearly named counts. */
  unasked?: boolean | undefined;
}

/** What the customer was asked for. */
export interface Asked {
  /** The slot's name, its kind and its question. */
  words: string;
  /** The slot's kind. */
  kind: string;
  /** The flow says how it goes on without. */
  isOptional: boolean;
}

/** A task that a message asks for besides another, with what it says of it. */
export interface Wish {
  flow: string;
  said: string;
}

/** How a customer's words are read: languages are the engine's matter. */
export interface ReplyReader {
  pick(text: string, choices: Choice[], options: PickOptions): Picked;
  /** `partly`: a yes that takes something back, "yes, but …"; where it `confirms` this, one that says anything beside it. */
  yesOrNo(input: FlowInput, confirms?: string): 'yes' | 'no' | 'partly' | null;
  /** "I don't have it", "no photo", "skip"; a plain "no" where the question can be answered with it. */
  lacks(text: string, asked: Asked): boolean;
  /** The numbers that it may mean, in the unit that the question names. `unasked`: only those that have such a unit. */
  numbers(input: FlowInput, asks: string, options?: { unasked?: boolean }): number[];
  /** "The 15th", of the month that was said before (`2027-01`), as a day; null: it names none of that month. */
  dayIn(text: string, month: string): string | null;
  /** "cancel", "never mind", "stop": of the task, not of an order; with what it is called, "cancel my refund" too. */
  cancels(text: string, title?: string): boolean;
  /** "I do not need the laptop any more", of what a task is about. */
  needsNoLonger(text: string, about: string[]): boolean;
  /** "What does it cost?", "later": no words of their own, where those were asked for. `canDeny`: "no" answers it. */
  isNoAnswer(text: string, question: string, options?: { canDeny?: boolean }): boolean;
  /** "No, the reason is that I am ill": what it is called, in words, and what it is. */
  named(text: string): Named | null;
}

export interface Named {
  name: string[];
  value: string;
}

/** One message, or one thing that happened, as a flow takes it. */
export interface FlowInput {
  /** Names the event: the same for the same event, however often it is tried. */
  trigger: string;
  /** ms since 1970. */
  at: number;
  /** In the customer's own words, without quoted mail. */
  text: string;
  entities: Entity[];
  affirmed: boolean;
  denied: boolean;
  /** "no, the other", "I meant". */
  corrects: boolean;
  /** A question, with or without its mark. */
  asks?: boolean | undefined;
  /** It plainly asks for something else: only a clear answer counts as one. */
  isOther: boolean;
  data: Record<string, unknown>;
  /** Names of files that came with it. */
  files: string[];
  /** A named event; `wake` where time has passed. */
  event?: { name: string; data: Record<string, Json> } | undefined;
}

export interface FlowPorts {
  version: FlowVersion;
  actions: Pick<Actions, 'run' | 'undo'>;
  reader: ReplyReader;
  vault: Vault;
  phrases: Phrases;
  /** BCP 47: of this turn, and the bot's own. */
  language: string;
  ownLanguage: string;
  contact: { id: string; name?: string | undefined; email?: string | undefined };
  conversation: { id: string; workspace: string; fence: number; channel: string };
  /** Who is proven to ask, by the channel or by an action. */
  requester: Requester | null;
  /** Whom the channel alone proves to have written the message. */
  writer: Requester | null;
}
