import type { Requester } from './action.ts';
import type { Json } from './json.ts';

/** One flow that is under way; the last of them is the one that goes on. */
export interface Frame {
  flow: string;
  /** Where it stands: keys and places into the flow's steps, such as `[2, 'do', 0]`. */
  at: Path;
  slots: Record<string, Json>;
  vars: Record<string, Json>;
  /** Items of the `repeat` steps it is in, outermost first. */
  loops: { items: Json[]; index: number }[];
  /** What it has asked the customer, or waits for. */
  awaiting?: Awaiting | undefined;
  /** Writes done, newest last, so that they can be undone: the keys of their runs. */
  done: { key: string; action: string }[];
  /** Writes that nobody had a clear answer to, and that were not done since: they may have happened. */
  unsure?: { run: string; action: string }[] | undefined;
  /** What the customer began it with: a choice that is named there is not asked for again. */
  said?: string | undefined;
  /** What customers may see of a saved result, where that is not all of it. */
  shown: Record<string, Json>;
  /** How often each slot was asked for before it was answered; a `goto` back to it goes on counting. */
  tries?: Record<string, number> | undefined;
  /** How many of them there were when each `together` began that it is in, outermost first. */
  together?: number[] | undefined;
  /** Where each slot was first used, and how many writes were done then: where a correction goes back to. */
  uses: Record<string, Use>;
  /** What was picked from lists, latest last, so that "no, the other one" can be understood. */
  picks: { at: Path; name: string; loops: number; writes: number; choices: Choice[]; many: boolean }[];
  /** Flows that it has run: what the customer told them can still be corrected. */
  ran?: Ran[] | undefined;
  /** Slots that the customer has said not to have, before a correction went back: not asked for again. */
  lacking?: string[] | undefined;
  /** Where the calling flow wants the result. */
  save?: string | undefined;
  /** It was run to prove who the customer is: the call below is made after it. */
  proves?: true | undefined;
  /** Such a flow has ended without a proof: it is not run again for this one. */
  unproven?: true | undefined;
  /** It came in between: the one below was not waiting for it, and goes on where it stood. */
  interrupts?: true | undefined;
}

/** Keys and places into a flow's steps, such as `[2, 'do', 0]`. */
export type Path = (string | number)[];

export interface Ran {
  flow: string;
  /** The `run` step. */
  at: Path;
  slots: Record<string, Json>;
  /** By slot: how many writes the calling flow had done when it was first used. */
  writes: Record<string, number>;
  save?: string | undefined;
}

export interface Use {
  at: Path;
  loops: number;
  writes: number;
}

export interface Choice {
  label: string;
  item: Json;
}

export type Awaiting =
  | {
      kind: 'slot';
      slot: string;
      asked: number;
      /** Values between which it asks. */
      among?: string[] | undefined;
      /** The month, year or range that was said where one day is needed. */
      within?: string | undefined;
      /** What is said to it is not for everybody's eyes. */
      secret?: true | undefined;
    }
  | {
      kind: 'choice';
      choices: Choice[];
      asked: number /** Those that what was said may mean. */;
      among?: number[] | undefined;
    }
  | {
      kind: 'yes_no';
      asked: number;
      question: string;
      /** Of the call that it confirms. */
      digest?: string | undefined;
    }
  | {
      kind: 'approval';
      run: string;
      key: string;
      digest?: string | undefined;
      until: number;
      /** Decided on, while another task was in front. */
      due?: true | undefined;
    }
  | { kind: 'event'; event?: string | undefined; until?: number | undefined };

/** The tasks of an episode that are under way: kept between turns, bounded. */
export interface FlowState {
  /** Of the bot that the episode began with: its flows stay what they were. */
  version: string;
  frames: Frame[];
  /** Names of files that came during the tasks and that no slot has taken yet. */
  files?: string[] | undefined;
  /** Who wrote the message that drove it last, where the channel proves it: by itself it goes on for them. */
  requester?: Requester | undefined;
}
