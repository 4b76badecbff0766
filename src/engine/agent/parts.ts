import type { Action, ActionNote } from '../../domain/action.ts';
import type { Model, ModelTool } from '../../domain/model.ts';
import type { Plan } from '../../domain/plan.ts';
import type { FlowPorts } from '../../flows/run/ports.ts';
import type { Mask } from '../grounding/maskPersonal.ts';
import type { UnderstoodState } from '../turnState.ts';

/** A plan while a message is worked on. What is in `plan` is replaced, never changed. */
export interface Pursuit {
  state: UnderstoodState;
  model: Model | null;
  ports: FlowPorts;
  plan: Plan;
  /** What the model may ask for. */
  tools: ModelTool[];
  allowed: readonly Action[];
  /** What was found for the goal, as the model is shown it. */
  articles: string[];
  /** The prompt's own words: nobody is shown them. */
  system: string;
  /** Hosts that may be linked to. */
  hosts: ReadonlySet<string>;
  mask: Mask;
  /** Done or asked for in this turn. */
  actions: ActionNote[];
  /** When the model's time in this turn is up, by `performance.now`. */
  endsAt: number;
}
