import type { Action, ActionNote, Requester } from '../../domain/action.ts';
import type { Flow } from '../../domain/flow.ts';
import type { FlowState, Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import type { Effect, Reason, Saying } from '../../domain/turn.ts';
import type { FlowInput, FlowPorts } from './ports.ts';

/** How all that was under way ended. */
export type FlowEnd =
  | { as: 'finished' | 'cancelled' | 'resolved' }
  /** `note`: what to tell the person. */
  | { as: 'handoff'; reason: Reason; note: string };

/** What came of one turn of a flow. */
export interface FlowTurn {
  /** undefined: nothing is under way any more. */
  state: FlowState | undefined;
  say: Saying[];
  actions: ActionNote[];
  effects: Effect[];
  /** An action has proven who the customer is. */
  requester: Requester | null;
  /** Values that nobody may read: to be masked wherever the message is kept. */
  hides: string[];
  /** For the trace. */
  notes: string[];
  end: FlowEnd | undefined;
}

/** A turn under way: what steps read and change. Nothing outside of it is touched. */
export interface Run {
  readonly ports: FlowPorts;
  readonly input: FlowInput;
  readonly state: FlowState;
  say: Saying[];
  actions: ActionNote[];
  effects: Effect[];
  notes: string[];
  hides: string[];
  requester: Requester | null;
  /** Values that hold in the episode, for flows that begin. */
  given: FlowInput['entities'];
  /** Steps that may still be taken in this turn. */
  budget: number;
  /** Calls of this turn, by place: two of one place are told apart. */
  calls: Map<string, number>;
  end: FlowEnd | undefined;
  /** What every template of this turn sees besides the flow's own values. */
  readonly base: Record<string, unknown>;
}

/** `next`: on to the step behind it. `moved`: the step has set where it goes on, or waits. */
export type Move = 'next' | 'moved';

/** Enough for any task, and an end for one that goes in circles. */
const BUDGET = 500;
/** Of the state as JSON, in characters. */
const MOST_STATE = 64_000;
/** Files that wait for a slot which asks for them. */
const MOST_FILES = 20;

export function openRun(
  ports: FlowPorts,
  input: FlowInput,
  state: FlowState | undefined,
  given: FlowInput['entities'] = input.entities,
): Run {
  const own = state ? structuredClone(state) : { version: ports.version.version, frames: [] };
  return {
    ports,
    input,
    state: input.event ? own : { ...own, files: sentIn(own, input), requester: ports.writer ?? undefined },
    say: [],
    actions: [],
    effects: [],
    notes: [],
    hides: [],
    requester: ports.requester,
    given,
    budget: BUDGET,
    calls: new Map(),
    end: undefined,
    base: baseOf(ports, input),
  };
}

function sentIn({ files = [] }: FlowState, input: FlowInput): string[] | undefined {
  const sent = [...files, ...input.files].slice(-MOST_FILES);
  return sent.length > 0 ? sent : undefined;
}

function baseOf({ contact, conversation, language }: FlowPorts, { data, at }: FlowInput): Run['base'] {
  return {
    contact,
    name: contact.name?.split(/\s+/)[0] || undefined,
    conversation: { id: conversation.id, channel: conversation.channel },
    data,
    now: new Date(at).toISOString(),
    language,
    ticket: '{{ticket}}',
  };
}

export function closeRun(run: Run): FlowTurn {
  if (!run.end && JSON.stringify(run.state).length > MOST_STATE)
    endWith(run, {
      as: 'handoff',
      reason: 'action_failed',
      note: `The task "${topFrame(run)?.flow}" keeps more than ${MOST_STATE} characters: save less of what actions result in.`,
    });
  const { say, actions, effects, requester, hides, notes, end, state } = run;
  const isOver = end !== undefined || state.frames.length === 0;
  return {
    state: isOver ? undefined : state,
    say,
    actions,
    effects,
    requester,
    hides,
    notes,
    end: end ?? (isOver ? { as: 'finished' } : undefined),
  };
}

export const topFrame = ({ state }: Run): Frame | undefined => state.frames.at(-1);

export const flowOf = (run: Run, name: string): Flow | undefined =>
  run.ports.version.flows.find((flow) => flow.name === name);

export const actionOf = (run: Run, name: string): Action | undefined =>
  run.ports.version.actions.find((action) => action.name === name);

export function endWith(run: Run, end: FlowEnd): void {
  run.end = end;
  run.notes.push(end.as === 'handoff' ? `handoff: ${end.reason}` : end.as);
}

export function newFrame(flow: string, slots: Record<string, Json> = {}, more: Partial<Frame> = {}): Frame {
  return {
    flow,
    at: [0],
    slots,
    vars: {},
    loops: [],
    done: [],
    shown: {},
    uses: {},
    picks: [],
    ...more,
  };
}
