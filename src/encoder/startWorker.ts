import { Worker } from 'node:worker_threads';
import type { Assignment } from './messages.ts';

/** Node strips the types of the thread's file itself, under jest too; no flag of the process can stand in its way. */
export function startWorker(assignment: Assignment): Worker {
  const file = new URL('./worker.ts', import.meta.url);
  return new Worker(file, { name: 'encoder', workerData: assignment, execArgv: [] });
}
