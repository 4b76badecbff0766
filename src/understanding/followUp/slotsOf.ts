import type { Entity } from '../../domain/understanding.ts';
import { isCircumstance } from './mentions.ts';

interface WithSlots {
  name: string;
  examples: readonly string[];
  slots?: readonly string[];
}

/** An example in so many holds the entity by intent, not by chance. */
const LEAST_SHARE = 1 / 20;
/** Of each intent; they are many in some bots, and alike. */
const MOST_READ = 40;

/**
 * The entities that each intent uses: those its author declared, and those that its own examples name ("refund for
 * order 1042" uses an order number). `find` finds the entities of a text.
 */
export function slotsOf(
  intents: readonly WithSlots[],
  find: (text: string) => Entity[],
): (intent: string) => string[] {
  const byIntent = new Map(intents.map((intent) => [intent.name, slotsIn(intent, find)]));
  return (intent) => byIntent.get(intent) ?? [];
}

function slotsIn({ examples: all, slots = [] }: WithSlots, find: (text: string) => Entity[]): string[] {
  const examples = all.slice(0, MOST_READ);
  const counts = new Map<string, number>();
  for (const example of examples)
    for (const name of new Set(find(example).map((entity) => entity.name)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const shown = [...counts]
    .filter(([name, count]) => !isCircumstance(name) && count >= examples.length * LEAST_SHARE)
    .map(([name]) => name);
  return [...new Set([...slots, ...shown])];
}
