import type { EntityDefinition } from '../domain/entity.ts';
import { faultAt, type ReadFile } from './faults.ts';
import { isSlowPattern } from './isSlowPattern.ts';
import type { Fault } from './readYaml.ts';

export function entityFaults(entity: ReadFile<EntityDefinition>): Fault[] {
  if (!entity.value) return [];
  const { name, patterns, values } = entity.value;
  if (patterns.length === 0 && values.length === 0)
    return [faultAt(entity, ['name'], `'${name}' has neither patterns nor values. Give it one of them.`)];
  return [...patterns.flatMap((pattern, at) => patternFaults(entity, pattern, at)), ...valueFaults(entity)];
}

function patternFaults(entity: ReadFile<EntityDefinition>, pattern: string, at: number): Fault[] {
  const fault = (message: string) => [faultAt(entity, ['patterns', at], message)];
  try {
    if (new RegExp(`^(?:${pattern})$`).test(''))
      return fault('also matches where nothing stands. Ask for at least one character: + instead of *.');
    if (!isSlowPattern(pattern)) return [];
    return fault(
      'would stop the server for seconds on some long messages. Let no two repeated parts match the same text: a+ instead of (a+)+, and lengths instead of + and *: [A-Z]{2,6}.',
    );
  } catch (error) {
    const reason = (error as Error).message.replace(/^Invalid regular expression: (?:\/.*\/\w*: )?/s, '');
    return fault(
      `is not a valid regular expression: ${reason}. See https://developer.mozilla.org/docs/Web/JavaScript/Guide/Regular_expressions.`,
    );
  }
}

/** A word that stands for two values would be read now as one, now as the other. */
function valueFaults(entity: ReadFile<EntityDefinition>): Fault[] {
  const seen = new Map<string, string>();
  return (entity.value?.values ?? []).flatMap(({ value, synonyms }, at) =>
    [value, ...synonyms].flatMap((word) => {
      const key = word.toLowerCase().trim();
      const first = seen.get(key);
      seen.set(key, first ?? value);
      if (first === undefined || first === value) return [];
      const message = `uses '${word}', which already stands for '${first}'. Keep it with one of them.`;
      return [faultAt(entity, ['values', at], message)];
    }),
  );
}
