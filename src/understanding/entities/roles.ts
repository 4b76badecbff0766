import type { EntityDefinition } from '../../domain/entity.ts';
import type { Entity } from '../../domain/understanding.ts';
import { fold, type Reading } from './reading.ts';

/**
 * The role of a value, by the nearest of its kind's role words in front of it: "from Berlin to New York". `fewest`: so
 * many of a kind there must be before any has a role.
 */
export function createRoleFinder(
  definitions: (Pick<EntityDefinition, 'name' | 'roles'> & { fewest?: number })[],
): (entities: Entity[], reading: Reading) => void {
  const kinds = new Map(
    definitions
      .filter(({ roles }) => Object.keys(roles).length > 0)
      .map(({ name, roles }) => [name, compileRoles(roles)]),
  );
  const fewest = new Map(definitions.map(({ name, fewest = 1 }) => [name, fewest]));
  return (entities, { folded }) => {
    for (const [name, cues] of kinds) {
      const own = entities.filter((entity) => entity.name === name);
      if (own.length < (fewest.get(name) ?? 1)) continue;
      let from = 0;
      for (const entity of own) {
        entity.role ??= roleOf(folded.slice(Math.max(from, entity.start - 40), entity.start), cues);
        if (entity.role === undefined) delete entity.role;
        from = entity.end;
      }
      inferFirst(own, folded, cues);
    }
  };
}

/** What may stand between a role's word and its value. */
const SMALL =
  "the|an?|my|our|your|city|city of|on|in|der|die|das|den|dem|stadt|la|le|les|l'|ville de|el|los|las|ciudad de|os?|as?|cidade de";

interface Cue {
  role: string;
  pattern: RegExp;
}

/** At most two small words between: "to the big apple". */
function compileRoles(roles: Record<string, string[]>): Cue[] {
  return Object.entries(roles).map(([role, words]) => {
    const cues = words.map((word) => fold(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return {
      role,
      pattern: new RegExp(`(?<![\\w])(?:${cues.join('|')})(?:\\s+(?:${SMALL})){0,2}[\\s:"'(-]*$`),
    };
  });
}

function roleOf(before: string, cues: Cue[]): string | undefined {
  const clause = before.replace(/^.*[.!?;]\s/s, '');
  let best: { role: string; at: number } | undefined;
  for (const { role, pattern } of cues) {
    const at = clause.search(pattern);
    if (at >= 0 && (!best || at > best.at)) best = { role, at };
  }
  return best?.role;
}

/** "Berlin to Paris": of two the first has no word in front; it has the one role that is left. */
function inferFirst(own: Entity[], folded: string, cues: Cue[]): void {
  const [first, second] = own;
  if (!first || !second || first.role !== undefined || second.role === undefined || cues.length !== 2) return;
  const between = folded.slice(first.end, second.start).trim();
  const isJoined = between.split(/\s+/).length <= 2;
  const other = cues.find(({ role }) => role !== second.role);
  if (isJoined && other) first.role = other.role;
}
