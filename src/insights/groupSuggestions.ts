import type { Encoder } from '../domain/encoder.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import { groupByMeaning } from './groupByMeaning.ts';
import { pointsOf } from './points.ts';

export interface SuggestionGroup {
  /** The most central words of the group. */
  label: string;
  /** What most speaks for: a person's word counts for more than the bot's guesses. null: none of its intents. */
  intent: string | null;
  /** The most central first. */
  suggestions: Suggestion[];
}

/** What a person said weighs as much as so many sure guesses of the bot. */
const WORD_OF_A_PERSON = 3;

/**
 * Suggestions that mean the same, largest group first. `corpus`: texts of the same bot, by which words that say little
 * are known from those that say much. What persons told apart stays apart.
 */
export async function groupSuggestions(
  suggestions: Suggestion[],
  corpus: string[],
  encoder: Encoder | null,
): Promise<{ by: 'meaning' | 'words'; groups: SuggestionGroup[] }> {
  const texts = suggestions.map(({ text }) => text);
  const space = await pointsOf(encoder?.isReady ? texts : [...texts, ...corpus], encoder);
  space.points.length = texts.length;
  const told = suggestions.map((one) => (isTold(one) ? one.intent : undefined));
  const isApart = (a: number, b: number) =>
    told[a] !== undefined && told[b] !== undefined && told[a] !== told[b];
  const found = await groupByMeaning(space, isApart);
  const groups = found.map((group) => toGroup(group.map((at) => suggestions[at]!)));
  return { by: space.by, groups: groups.sort(bySize) };
}

/** A person said what was meant; picking an article's title says it of an article only. */
function isTold({ reason, intent }: Suggestion): boolean {
  return reason === 'corrected' || (reason === 'chosen' && intent !== null);
}

function toGroup(suggestions: Suggestion[]): SuggestionGroup {
  return { label: suggestions[0]!.text, intent: proposedOf(suggestions), suggestions };
}

function proposedOf(suggestions: Suggestion[]): string | null {
  const votes = new Map<string | null, number>();
  for (const one of suggestions) {
    if (one.intent === null && !isTold(one)) continue;
    const weight = isTold(one) ? WORD_OF_A_PERSON : (one.confidence ?? 0);
    votes.set(one.intent, (votes.get(one.intent) ?? 0) + weight);
  }
  const [best] = [...votes].sort(([a, x], [b, y]) => y - x || String(a).localeCompare(String(b), 'en'));
  return best?.[0] ?? null;
}

/** The key of a group in this order: what a page ends with, so that the next one goes on after it. */
export function keyOf({ suggestions }: SuggestionGroup): { size: number; id: string } {
  return { size: suggestions.length, id: suggestions.map(({ id }) => id).sort()[0]! };
}

function bySize(a: SuggestionGroup, b: SuggestionGroup): number {
  const [x, y] = [keyOf(a), keyOf(b)];
  return y.size - x.size || (x.id < y.id ? -1 : 1);
}
