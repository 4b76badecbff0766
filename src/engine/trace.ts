import type { TraceStep } from '../domain/turn.ts';

export interface Trace {
  readonly steps: TraceStep[];
  /** Ends the step that began at the last call, or at the beginning. */
  step(name: string, note?: string): void;
}

/** `clock` is a monotonic clock in ms. */
export function startTrace(clock: () => number): Trace {
  const steps: TraceStep[] = [];
  let began = clock();
  return {
    steps,
    step(name, note) {
      const now = clock();
      const ms = Math.round((now - began) * 1000) / 1000;
      steps.push(note === undefined ? { step: name, ms } : { step: name, ms, note });
      began = now;
    },
  };
}
