import type { Action } from '../../domain/action.ts';
import { didYouMean } from '../../flows/checkFlows/checked.ts';
import { faultAt, type ReadFile } from '../../flows/faults.ts';
import type { Fault } from '../../flows/readYaml.ts';

/** What the other side takes. */
export interface Taken {
  name: string;
  required: boolean;
  /** Of its JSON Schema: `string`, `integer` …; undefined where it says none, or several. */
  type: string | undefined;
}

/** What an action declares, against what takes it: `target` is what it is called, `isOpen`: more may be given. */
export function argumentFaults(
  read: ReadFile<Action>,
  target: string,
  { taken, isOpen }: { taken: Taken[]; isOpen: boolean },
): Fault[] {
  const declared = read.value?.arguments ?? {};
  const names = taken.map(({ name }) => name);
  const unknown = isOpen ? [] : Object.keys(declared).filter((name) => !names.includes(name));
  const missing = taken.filter(({ name, required }) => required && !Object.hasOwn(declared, name));
  return [
    ...unknown.map((name) =>
      faultAt(
        read,
        ['arguments', name],
        `is nothing that ${target} takes.${didYouMean(name, names) || ' It takes no arguments.'}`,
      ),
    ),
    ...missing.map(({ name }) =>
      faultAt(read, ['arguments'], `lacks "${name}", without which ${target} does nothing. Add it.`),
    ),
    ...taken.flatMap(({ name, required, type }) => {
      if (!Object.hasOwn(declared, name)) return [];
      const { schema, required: isGiven, default: preset, from } = declared[name]!;
      const isOptional = !isGiven && preset === undefined && from === undefined;
      return [
        ...(required && isOptional
          ? [
              faultAt(
                read,
                ['arguments', name],
                `is not required here, but ${target} does nothing without it. Take "required: false" out, or give it a default.`,
              ),
            ]
          : []),
        ...(fits(schema.type, type)
          ? []
          : [
              faultAt(
                read,
                ['arguments', name],
                `is of type ${String(schema.type)}, but ${target} wants ${type}. Write schema: { type: ${type} }.`,
              ),
            ]),
      ];
    }),
  ];
}

/** A type that is not said, or is one of several, is left to the target. */
function fits(own: unknown, wanted: string | undefined): boolean {
  if (typeof own !== 'string' || wanted === undefined) return true;
  return own === wanted || (own === 'integer' && wanted === 'number');
}
