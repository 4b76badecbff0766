import type { Intent } from '../domain/bot.ts';
import type { Encoder } from '../domain/encoder.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import { byNames, type Collision, collisionsOf, strengthOf } from './collisionsOf.ts';
import { pointsOf } from './points.ts';

export interface Confusion extends Collision {
  /** Messages of customers that show it, newest first. */
  suggestions: Suggestion[];
}

/** A bot's examples do not change: they are compared once, and once more when the encoder has come up. */
const compared = new WeakMap<Intent[], Map<string, Collision[]>>();

/**
 * Which intents are confused, strongest first: by the bot's own examples, and by what customers wrote that was too close
 * to call, or that a person understood otherwise than the bot.
 */
export async function findCollisions(
  intents: Intent[],
  suggestions: Suggestion[],
  encoder: Encoder | null,
): Promise<{ by: 'meaning' | 'words'; confusions: Confusion[] }> {
  const found = new Map<string, Confusion>();
  const by = encoder?.isReady ? 'meaning' : 'words';
  for (const one of await compareExamples(intents, encoder))
    found.set(one.intents.join(' '), { ...one, suggestions: [] });
  const names = new Set(intents.map(({ name }) => name));
  for (const suggestion of suggestions) {
    const pair = confusedIn(suggestion);
    if (!pair?.every((name) => names.has(name))) continue;
    const key = pair.join(' ');
    const known = found.get(key) ?? { intents: pair, pairs: [], suggestions: [] };
    known.suggestions.push(suggestion);
    found.set(key, known);
  }
  const strength = (one: Confusion) => strengthOf(one) + one.suggestions.length;
  const confusions = [...found.values()].sort((a, b) => strength(b) - strength(a) || byNames(a, b));
  return { by, confusions };
}

async function compareExamples(intents: Intent[], encoder: Encoder | null): Promise<Collision[]> {
  const key = encoder?.isReady ? encoder.model : '';
  const known = compared.get(intents) ?? new Map<string, Collision[]>();
  compared.set(intents, known);
  const before = known.get(key);
  if (before) return before;
  const texts = intents.flatMap(({ examples }) => examples);
  const collisions = await collisionsOf(intents, await pointsOf(texts, encoder));
  known.set(key, collisions);
  return collisions;
}

/** The two intents that a message was between, in the order of their names. */
function confusedIn({ reason, intent, guessed, alternatives }: Suggestion): [string, string] | null {
  const other = reason === 'close' ? alternatives[0]?.name : reason === 'unclear' ? undefined : intent;
  if (!other || !guessed || other === guessed) return null;
  return other < guessed ? [other, guessed] : [guessed, other];
}
