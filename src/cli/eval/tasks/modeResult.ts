/** How one task, or one mutant of it, ended. */
export interface TaskResult {
  id: string;
  passed: boolean;
  /** Changes that should not have been. */
  wrongWrites: number;
  handedOver: boolean;
}

/** What `--json` prints of a mode. */
export interface ModeResult {
  passed: number;
  total: number;
  /** Tasks or mutants that left a change that should not have been. */
  wrongWrites: number;
  handedOver: number;
  /** Their ids. */
  failed: string[];
}

export function resultOf(results: TaskResult[]): ModeResult {
  return {
    passed: results.filter(({ passed }) => passed).length,
    total: results.length,
    wrongWrites: results.filter(({ wrongWrites }) => wrongWrites > 0).length,
    handedOver: results.filter(({ handedOver }) => handedOver).length,
    failed: [...new Set(results.filter(({ passed }) => !passed).map(({ id }) => id))],
  };
}
