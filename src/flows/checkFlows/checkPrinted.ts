import type { Text } from '../../domain/flow.ts';
import type { Path } from '../../domain/flowState.ts';
import { faultAt } from '../faults.ts';
import { readsOf } from '../liquid.ts';
import type { Fault } from '../readYaml.ts';
import { templatesOf } from '../run/uses.ts';
import type { Checked, Placed } from './checked.ts';
import { safely } from './checkSteps.ts';
import { textsOf } from './checkTexts.ts';

/** Never one value, and a field of each that is. */
const OBJECTS = new Map([
  ['requester', 'name'],
  ['contact', 'name'],
  ['conversation', 'id'],
  ['error', 'code'],
  ['refused', 'because'],
]);
const ALONE = /\{\{-?\s*(?:vars\.)?([a-z_]\w*)\s*-?\}\}/g;
/** What lists and texts have, too. */
const OF_LISTS = new Set(['size', 'first', 'last']);

/** A text that prints a whole object, where one of its fields must be meant. */
export function printedFaults(checked: Checked, places: Placed[]): Fault[] {
  const fields = new Map([...savedFields(checked, places), ...OBJECTS]);
  return [...textsOf(checked, places), ...forAgents(places)].flatMap(({ path, text }) =>
    variantsOf(path, text).flatMap((one) =>
      [...one.text.matchAll(ALONE)].flatMap(([, name = '']) => {
        const field = fields.get(name);
        if (field === undefined) return [];
        const way = `Name the field that is meant, such as {{ ${name}.${field} }}.`;
        return [faultAt(checked.read, one.path, `prints all of "${name}", which has fields. ${way}`)];
      }),
    ),
  );
}

/** Results that are saved once, and of which some step reads a field. */
function savedFields({ flow }: Checked, places: Placed[]): Map<string, string> {
  const saved = places.flatMap(({ step }) => ('save' in step && step.save ? [step.save] : []));
  const once = saved.filter((name) => saved.indexOf(name) === saved.lastIndexOf(name));
  const reads = places.flatMap(({ step }) =>
    templatesOf(step).flatMap((template) => safely(() => readsOf(template))),
  );
  const paths = reads.map((path) => (path[0] === 'vars' ? path.slice(1) : path));
  return new Map(
    paths.flatMap(([name = '', field]) =>
      once.includes(name) && !flow.slots[name] && field !== undefined && !OF_LISTS.has(field)
        ? [[name, field] as const]
        : [],
    ),
  );
}

/** Notes and tickets. */
function forAgents(places: Placed[]): { path: Path; text: Text }[] {
  return places.flatMap(({ step, at }) => {
    const path = ['steps', ...at];
    if ('ticket' in step)
      return (['subject', 'text'] as const).map((field) => ({
        path: [...path, 'ticket', field],
        text: step.ticket[field],
      }));
    return 'note' in step && step.note !== undefined ? [{ path: [...path, 'note'], text: step.note }] : [];
  });
}

function variantsOf(path: Path, text: Text): { path: Path; text: string }[] {
  if (typeof text === 'string') return [{ path, text }];
  return Object.entries(text).map(([code, one]) => ({ path: [...path, code], text: one }));
}
