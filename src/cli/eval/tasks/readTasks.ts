import { z } from 'zod';
import type { Json } from '../../../domain/json.ts';
import { readJsonLines } from '../readJsonLines.ts';
import { isTool } from './retail/createShop.ts';

const ToolName = z
  .string()
  .refine(isTool, { error: ({ input }) => `the shop has no tool "${String(input)}"` });
const Call = z.object({ name: ToolName, arguments: z.record(z.string(), z.json()) });
export type Call = z.infer<typeof Call>;

/** One line of a tasks file: what a customer wants, what has to be done, and what that changes. */
const TaskLine = z.object({
  id: z.string(),
  /** In the customer's words, as told to somebody who plays them. */
  reason_for_call: z.string(),
  known_info: z.string().default(''),
  unknown_info: z.string().nullish(),
  task_instructions: z.string().default(''),
  actions: z.array(Call),
  /** Place, value before, value after; null where there is none. */
  expected_diff: z.array(z.tuple([z.string(), z.json(), z.json()])),
});

export interface Task extends Pick<z.infer<typeof TaskLine>, 'id' | 'actions'> {
  reason: string;
  known: string;
  unknown: string;
  instructions: string;
  expected: Difference[];
}

/** Place such as `/orders/#W1/status`, value before and after; null where there is none. */
export type Difference = [place: string, before: Json, after: Json];

/** @throws BadInput naming file and line. */
export function readTasks(file: string): Task[] {
  return readJsonLines(file, TaskLine).map((line) => ({
    id: line.id,
    actions: line.actions,
    reason: line.reason_for_call,
    known: line.known_info,
    unknown: line.unknown_info ?? '',
    instructions: line.task_instructions,
    expected: line.expected_diff as Difference[],
  }));
}
