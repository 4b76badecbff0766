import { type Action, ANYONE, isForMachines } from '../../domain/action.ts';
import type { ReadFile } from '../../flows/faults.ts';

/** What is no fault, and an admin may wonder about: reads that no machine is offered, for want of an owner alone. */
export function notesOn(reads: ReadFile<Action>[]): string[] {
  return reads.flatMap(({ file, value: action }) =>
    action && action.does === 'read' && !isForMachines(action) && isForMachines({ ...action, owner: ANYONE })
      ? [
          `${file}: flows can call it. A model and MCP clients are not offered it until "owner" says whose it is that it reads.`,
        ]
      : [],
  );
}
