import type { Memory } from '../../domain/conversation.ts';
import type { Json } from '../../domain/json.ts';

/** What the bot keeps in mind, by the names that templates know it by; what was collected beside tasks comes last. */
export function rememberedBy({ collected, flow, requester }: Memory): Record<string, Json> {
  const frames = flow?.frames ?? [];
  const slots = Object.assign({}, ...frames.map((frame) => frame.slots)) as Record<string, Json>;
  const vars = Object.assign({}, ...frames.map((frame) => frame.vars)) as Record<string, Json>;
  const task = frames.at(-1)?.flow ?? null;
  return { ...collected, ...slots, ...vars, slots, vars, task, requester: requester?.id ?? null };
}
