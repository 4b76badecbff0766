import type { Action } from '../domain/action.ts';
import { didYouMean } from './checkFlows/checked.ts';
import { faultAt, type ReadFile } from './faults.ts';
import type { Fault } from './readYaml.ts';

/** What an action's form cannot say of itself: a write has a level, and what it names is there. */
export function actionFaults(reads: ReadFile<Action>[]): Fault[] {
  const all = reads.flatMap(({ value }) => value ?? []);
  const names = all.map(({ name }) => name);
  return reads.flatMap((read) => {
    const { value: action } = read;
    if (!action) return [];
    const fault = (path: (string | number)[], message: string) => [faultAt(read, path, message)];
    const known = (path: (string | number)[], name: string) =>
      names.includes(name)
        ? []
        : fault(path, `names the action "${name}", which is not there.${didYouMean(name, names)}`);
    const isBare = action.does === 'write' && action.level === undefined;
    return [
      ...(isBare
        ? fault(
            ['does'],
            'is a write without a level. Add "level: approve" where an agent shall approve it first, or "level: act" where it may act by itself.',
          )
        : []),
      ...action.look.flatMap(({ call }, at) => [
        ...known(['look', at, 'call'], call),
        ...(all.find(({ name }) => name === call)?.does === 'write'
          ? fault(
              ['look', at, 'call'],
              `is a write ("${call}"). What is looked at must not change anything: name a read.`,
            )
          : []),
      ]),
      ...(action.undo ? known(['undo', 'call'], action.undo.call) : []),
    ];
  });
}
