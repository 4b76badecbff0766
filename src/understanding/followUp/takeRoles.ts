import type { Entity, FollowUp } from '../../domain/understanding.ts';
import { entitiesOf, familyOf, isCircumstance, type Mention, takenBack } from './mentions.ts';
import { plainOf, wordsIn } from './plainWords.ts';

interface Roled {
  entities: Entity[];
  /** "from Berlin", "to Berlin": what it may be, where that is open. */
  undecided?: string[];
}

/**
 * Values of a follow-up that have no role though their kind had one before: "no, the Berlin one". It is the role that
 * stands beside it, that a value taken back had ("not London, Munich"), that the same value had, or that alone was named; of several it is open which.
 */
export function takeRoles(
  entities: Entity[],
  mentions: Mention[],
  { kind, text, content }: { kind: FollowUp['kind']; text: string; content: string[] },
): Roled {
  const isBare = content.length === 0;
  if (kind === 'new' || kind === 'returns' || !(isBare || kind === 'corrects')) return { entities };
  let undecided: string[] | undefined;
  const roled = entities.map((entity) => {
    const roles = rolesFor(entity, entities, mentions, kind);
    if (roles.length === 0) return entity;
    const role = roleOf(entity, roles, mentions, text);
    if (role !== undefined) return { ...entity, role };
    if (roles.length > 1) undecided = roles.map((one) => `${one} ${entity.text}`);
    return entity;
  });
  return { entities: roled, ...(undecided ? { undecided } : {}) };
}

/** None where it has one, or where it is one of several, or says only when or how much in passing. */
function rolesFor(entity: Entity, own: Entity[], mentions: Mention[], kind: FollowUp['kind']): string[] {
  const isOfKind = ({ name }: Entity) => familyOf(name) === familyOf(entity.name);
  if (entity.role !== undefined || own.filter(isOfKind).length > 1) return [];
  if (isCircumstance(entity.name) && kind !== 'corrects') return [];
  const roles = mentions.flatMap((mention) => (isOfKind(mention.entity) ? [mention.entity.role] : []));
  return [...new Set(roles.filter((role) => role !== undefined))];
}

function roleOf(entity: Entity, roles: string[], mentions: Mention[], text: string): string | undefined {
  const before = wordsIn(plainOf(text.slice(Math.max(0, entity.start - 30), entity.start)));
  const said = roles.find((role) => before.includes(plainOf(role)));
  const gone = [...takenBack(text, entitiesOf(mentions))].filter(
    ({ role }) => role !== undefined && roles.includes(role),
  );
  const freed = gone.length === 1 ? gone[0]!.role : undefined;
  const known = mentions.findLast(
    ({ entity: { name, role, value } }) =>
      role !== undefined && value === entity.value && familyOf(name) === familyOf(entity.name),
  );
  return said ?? freed ?? known?.entity.role ?? (roles.length === 1 ? roles[0] : undefined);
}
