import type { ActionOutcome, ActionRequest, Actions, Requester } from '../../../src/domain/action.ts';
import { digest } from '../../../src/domain/ids.ts';
import type { Json } from '../../../src/domain/json.ts';

type Arguments = Record<string, Json>;

export interface MemoryAction {
  /** What it does to the world; throws a text to fail with that code, `unknown: …` where nobody knows whether it was done. */
  run: (given: Arguments, requester: Requester | null) => Json;
  /** Asks the customer for a yes first. */
  confirms?: boolean;
  /** Takes a run back. */
  undo?: (given: Arguments) => void;
  refuses?: (given: Arguments) => { rule: string; because: string } | null;
  /** Waits for an agent. */
  approves?: boolean;
  identifies?: boolean;
  /** What it did may stand when a value is corrected. */
  redo?: boolean;
  /** Top-level fields that the customer may see. */
  shows?: string[];
}

export interface MemoryActions extends Pick<Actions, 'run' | 'undo'> {
  requests: ActionRequest[];
  /** By run: an agent's word. */
  decisions: Map<string, 'approved' | 'rejected'>;
  undone: string[];
}

/** A gate in miniature, with a journal by key, as the real one keeps it. */
export function createMemoryActions(world: Record<string, MemoryAction>): MemoryActions {
  const journal = new Map<string, { request: ActionRequest; outcome: ActionOutcome }>();
  const decisions = new Map<string, 'approved' | 'rejected'>();
  const requests: ActionRequest[] = [];
  const undone: string[] = [];

  function carryOut(request: ActionRequest): ActionOutcome {
    const action = world[request.action];
    if (!action) return { status: 'refused', rule: 'unknown_action', because: 'there is no such action' };
    const run = `run_${request.key}`;
    const refusal = action.refuses?.(request.arguments);
    if (refusal) return { status: 'refused', ...refusal };
    const confirms = digest(request.action, JSON.stringify(request.asked ?? request.arguments));
    if (action.confirms && request.confirmed !== confirms)
      return { status: 'confirm', digest: confirms, text: `Shall I ${request.action}?`, vars: {} };
    if (action.approves && !decisions.has(run)) return { status: 'awaiting_approval', run, until: 8.64e15 };
    if (decisions.get(run) === 'rejected')
      return { status: 'refused', rule: 'rejected', because: 'A colleague has not approved this.' };
    try {
      const result = action.run(request.arguments, request.requester);
      const id = String((result as { id?: Json } | null)?.id ?? '');
      const identified = action.identifies ? { identified: { id, by: `action:${request.action}` } } : {};
      return { status: 'done', run, result, shown: shownOf(action, result), ...identified };
    } catch (error) {
      const { message } = error as Error;
      return {
        status: 'failed',
        run,
        code: message.replace('unknown: ', ''),
        isUnknown: message.startsWith('unknown: '),
      };
    }
  }

  return {
    requests,
    decisions,
    undone,
    async run(request) {
      const known = journal.get(request.key);
      if (known) return known.outcome;
      requests.push(request);
      const outcome = carryOut(request);
      if (outcome.status === 'done' || outcome.status === 'failed')
        journal.set(request.key, { request, outcome });
      return outcome;
    },
    async undo(keys) {
      const left: string[] = [];
      const gone: string[] = [];
      for (const key of keys.toReversed()) {
        const { request } = journal.get(key)!;
        const back = world[request.action]?.undo;
        if (!back) left.push(key);
        else {
          back(request.arguments);
          gone.push(key);
          undone.push(request.action);
        }
      }
      return { undone: gone, left };
    },
  };
}

function shownOf({ shows }: MemoryAction, result: Json): Json {
  if (!shows || typeof result !== 'object' || result === null || Array.isArray(result)) return result;
  return Object.fromEntries(Object.entries(result).filter(([name]) => shows.includes(name)));
}
