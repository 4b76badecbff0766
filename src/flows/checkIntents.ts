import type { Intent } from '../domain/bot.ts';
import { BUILT_IN_ENTITIES } from '../domain/entity.ts';
import { examplesOf, plainWords } from './examplesOf.ts';
import { faultAt, type ReadFile } from './faults.ts';
import type { Fault } from './readYaml.ts';

/** Two files that give one name. `kind` is what the admin calls them: intent, entity. */
export function nameFaults(read: ReadFile<{ name: string }>[], kind: string): Fault[] {
  const seen = new Map<string, string>();
  return read.flatMap((one) => {
    if (!one.value) return [];
    const { name } = one.value;
    const first = seen.get(name);
    seen.set(name, first ?? one.file);
    if (first === undefined) return [];
    const message = `'${name}' is already the name of the ${kind} in ${first}. Give one of them another name.`;
    return [faultAt(one, ['name'], message)];
  });
}

/** One text cannot mean two things: the classifier would learn that neither is sure. */
export function exampleFaults(intents: ReadFile<Intent>[]): Fault[] {
  const seen = new Map<string, { file: string; line: number }>();
  return intents.flatMap((intent) =>
    examplesOf(intent).flatMap(({ language, text, path }): Fault[] => {
      const key = `${language} ${plainWords(text)}`;
      const first = seen.get(key);
      if (!first) seen.set(key, { file: intent.file, line: intent.lineOf(path) });
      if (!first || first.file === intent.file) return [];
      const message = `is also an example in ${first.file}:${first.line}. Keep it where it fits best.`;
      return [faultAt(intent, path, message)];
    }),
  );
}

/** A slot can only be filled by what the bot finds. */
export function slotFaults(intents: ReadFile<Intent>[], defined: string[]): Fault[] {
  const known = new Set<string>([...BUILT_IN_ENTITIES, ...defined]);
  return intents.flatMap((intent) =>
    (intent.value?.slots ?? []).flatMap((slot, at) => {
      if (known.has(slot)) return [];
      const message = `names the entity '${slot}', which nobody defines. Add entities/${slot}.yaml, or use one of ${[...known].join(', ')}.`;
      return [faultAt(intent, ['slots', at], message)];
    }),
  );
}
