import type { Encoder } from '../../../domain/encoder.ts';
import { opening, scripted } from './converse.ts';
import type { ModeResult } from './modeResult.ts';
import { mutants } from './mutants.ts';
import type { Domain } from './readDomain.ts';
import type { Task } from './readTasks.ts';
import { replay } from './replay.ts';

export interface Measuring {
  tasks: Task[];
  domain: Domain;
  seed: number;
  encoder: Encoder | null;
  onProgress: (done: number, total: number) => void;
}

/** What can be measured on tasks, in the order in which it is. */
export const MODES = {
  replay: ({ tasks, domain }: Measuring) => replay(tasks, domain),
  mutants: ({ tasks, domain, seed }: Measuring) => mutants(tasks, domain, seed),
  scripted,
  opening,
} satisfies Record<string, (measuring: Measuring) => Promise<ModeResult>>;

export type Mode = keyof typeof MODES;
