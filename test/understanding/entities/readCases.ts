import type { Entity } from '../../../src/domain/understanding.ts';
import type { EntityContext } from '../../../src/understanding/entities/findEntities.ts';

export interface Case {
  family: string;
  text: string;
  context: EntityContext;
  expected: string[];
}

/** Sunday 22 November 2026, 17:00 in Berlin. */
const AT = Date.UTC(2026, 10, 22, 16);

export function readCases(families: Record<string, string>): Case[] {
  return Object.entries(families).flatMap(([family, lines]) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => readCase(family, line)),
  );
}

function readCase(family: string, line: string): Case {
  const [said = '', wanted = ''] = line.split(/ \|(?: |$)/);
  const [, country, text = ''] = /^(?:\[([A-Z]{2})\] )?(.*)$/s.exec(said)!;
  const context = { at: AT, timeZone: 'Europe/Berlin', language: family.split(' ')[1]!, country };
  const expected = wanted
    .split(/, (?=[a-z_]+=)/)
    .filter(Boolean)
    .map((one) => one.trim());
  return { family, text, context, expected: expected.map(plain) };
}

/** As the tables write it; a role or a group only where the expectation names one. */
export function shown(entities: Entity[], expected: string[]): string[] {
  return entities.map(({ name, value, text, role, group }, at) => {
    const like = expected[at] ?? '';
    const tail = `${/~\w+/.test(like) && role ? `~${role}` : ''}${/#\d$/.test(like) && group ? `#${group}` : ''}`;
    return plain(`${name}=${value}@${text}${tail}`);
  });
}

/** Whether a span begins with its small word makes no difference: "on Monday" is "Monday". */
function plain(one: string): string {
  return one.replace(
    /@(?:on|the|at|am|um|le|el|la|no|na|by|from|after|before|until|in|a las|à|às|a) (?=\S)/i,
    '@',
  );
}
