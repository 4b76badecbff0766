import type { Step } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { readsOf } from '../liquid.ts';
import { branchesOf, verbOf } from './paths.ts';

const read = new WeakMap<Step, string[]>();
/** Fields that are expressions without braces. */
const EXPRESSIONS = new Set(['when', 'if', 'from', 'over', 'like', 'valid']);

/** Remembers where each slot was first used: a correction of it goes back there. */
export function noteUses(frame: Frame, step: Step): void {
  for (const slot of slotsReadBy(step))
    frame.uses[slot] ??= { at: [...frame.at], loops: frame.loops.length, writes: frame.done.length };
}

/** The slots that a step itself reads, without those of the steps that it holds. */
export function slotsReadBy(step: Step): string[] {
  let slots = read.get(step);
  if (!slots) {
    const own = templatesOf(step).flatMap((template) =>
      readsOf(template).filter(([root, name]) => root === 'slots' && name !== undefined),
    );
    const asked = verbOf(step) === 'ask' ? [(step as { ask: string }).ask] : [];
    slots = [...new Set([...asked, ...own.map(([, name]) => name!)])];
    read.set(step, slots);
  }
  return slots;
}

/** All templates of a step's own fields; expressions in braces. */
export function templatesOf(step: Step): string[] {
  const branches = new Set(branchesOf(step).map(([field]) => field));
  return Object.entries(step).flatMap(([field, value]) =>
    branches.has(field)
      ? []
      : EXPRESSIONS.has(field) && typeof value === 'string'
        ? [`{{ ${value} }}`]
        : textsIn(value).filter((text) => text.includes('{')),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
