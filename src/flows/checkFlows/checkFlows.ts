import type { Flow } from '../../domain/flow.ts';
import { nameFaults } from '../checkIntents.ts';
import { faultAt, type ReadFile } from '../faults.ts';
import type { Fault } from '../readYaml.ts';
import { placesIn } from '../run/paths.ts';
import { type Around, type Checked, didYouMean } from './checked.ts';
import { pathFaults, recursionFaults } from './checkPaths.ts';
import { printedFaults } from './checkPrinted.ts';
import { slotFaults } from './checkSlots.ts';
import { stepFaults } from './checkSteps.ts';
import { templateFaults } from './checkTemplates.ts';
import { textFaults } from './checkTexts.ts';

/** All that is wrong with the flows of a folder beyond their form. */
export function flowFaults(reads: ReadFile<Flow>[], around: Around): Fault[] {
  const checked = reads.flatMap((read): Checked[] =>
    read.value ? [{ read, flow: read.value, around }] : [],
  );
  return [
    ...nameFaults(reads, 'flow'),
    ...beginFaults(checked),
    ...proofFaults(checked),
    ...recursionFaults(checked),
    ...checked.flatMap((one) => {
      const places = placesIn(one.flow.steps);
      return [
        ...slotFaults(one),
        ...places.flatMap((place) => stepFaults(one, place)),
        ...pathFaults(one, places),
        ...textFaults(one, places),
        ...templateFaults(one, places),
        ...printedFaults(one, places),
      ];
    }),
  ];
}

/** One flow finds out who the customer is. */
function proofFaults(checked: Checked[]): Fault[] {
  const [first, ...others] = checked.filter(({ flow }) => flow.proves);
  return others.map(({ read }) =>
    faultAt(
      read,
      ['proves'],
      `the flow in ${first!.read.file} proves who the customer is already. Keep "proves" with one.`,
    ),
  );
}

/** An intent is there, and begins one flow only. */
function beginFaults(checked: Checked[]): Fault[] {
  const begins = new Map<string, string>();
  return checked.flatMap(({ read, flow, around }) =>
    flow.intents.flatMap((intent, at) => {
      const path = ['intents', at];
      if (!around.intents.includes(intent))
        return [
          faultAt(
            read,
            path,
            `names the intent "${intent}", which nobody defines. Add intents/${intent}.yaml.${didYouMean(intent, around.intents)}`,
          ),
        ];
      const first = begins.get(intent);
      begins.set(intent, first ?? read.file);
      if (first === undefined) return [];
      return [
        faultAt(
          read,
          path,
          `names the intent "${intent}", which begins the flow in ${first} already. Keep it with one of them.`,
        ),
      ];
    }),
  );
}
