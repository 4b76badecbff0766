import type { Call } from '../../actions/parts.ts';
import type { Action, ActionOutcome, Actions } from '../../domain/action.ts';
import type { Json } from '../../domain/json.ts';

/** An action that a turn asked for, and what came of it. */
export interface Made {
  action: string;
  with: Record<string, Json>;
  status: Exclude<ActionOutcome['status'], 'confirm'>;
  why?: string | undefined;
}

const MASK = '••••';

/** The gate, with everything that it is asked written down. A call that first asks the customer for a yes is none yet. */
export function watchActions(gate: Actions, made: (one: Made) => void) {
  /** What was handed to the carrier, by action and key: with what the engine put in. What is looked at first has the same key. */
  const handed = new Map<string, Record<string, Json>>();
  let undoing = false;
  const find = (name: string) => gate.list.find((action) => action.name === name);
  const actions: Pick<Actions, 'run' | 'undo'> = {
    async run(request) {
      const outcome = await gate.run(request);
      if (outcome.status !== 'confirm') {
        const given = handed.get(`${request.action} ${request.key}`) ?? request.arguments;
        made({
          action: request.action,
          with: masked(find(request.action), given),
          status: outcome.status,
          ...whyOf(outcome),
        });
      }
      return outcome;
    },
    async undo(keys, request) {
      undoing = true;
      try {
        return await gate.undo(keys, request);
      } finally {
        undoing = false;
      }
    },
  };
  return {
    actions,
    onCall({ action, key, arguments: given }: Call): void {
      handed.set(`${action.name} ${key}`, given);
      if (undoing) made({ action: action.name, with: masked(action, given), status: 'done' });
    },
  };
}

function whyOf(outcome: ActionOutcome): Pick<Made, 'why'> {
  if (outcome.status === 'refused') return { why: outcome.rule };
  return outcome.status === 'failed' ? { why: outcome.code } : {};
}

function masked(action: Action | undefined, given: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, action?.arguments[name]?.secret ? MASK : value]),
  );
}
