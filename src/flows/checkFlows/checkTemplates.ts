import type { Step } from '../../domain/flow.ts';
import type { Path } from '../../domain/flowState.ts';
import { faultAt } from '../faults.ts';
import { readsOf } from '../liquid.ts';
import type { Fault } from '../readYaml.ts';
import { branchesOf } from '../run/paths.ts';
import { spokenFault } from '../spokenFault.ts';
import { type Checked, didYouMean, type Placed } from './checked.ts';
import { safely } from './checkSteps.ts';
import { textsOf } from './checkTexts.ts';

/** Names that every template sees. */
const SCOPE = [
  'slots',
  'vars',
  'requester',
  'contact',
  'name',
  'conversation',
  'data',
  'now',
  'language',
  'ticket',
  // Of a step or of a moment.
  'item',
  'index',
  'value',
  'error',
  'refused',
  'event',
];
/** Fields that are expressions without braces. */
const EXPRESSIONS = ['when', 'if', 'from', 'over', 'like'];
const LITERALS = new Set(['true', 'false', 'nil', 'null', 'empty', 'blank']);

interface Found {
  path: Path;
  text: string;
  isExpression: boolean;
  /** Somebody reads it. */
  isShown: boolean;
}

/** Every template and condition can be read, and reads what is there. */
export function templateFaults(checked: Checked, places: Placed[]): Fault[] {
  const { flow, read } = checked;
  const names = namesIn(places);
  return found(checked, places).flatMap(({ path, text, isExpression, isShown }) => {
    const wrong = spokenFault(text, { isExpression });
    if (wrong) return [faultAt(read, path, wrong)];
    const reads = safely(() => readsOf(isExpression ? `{{ ${text} }}` : text));
    return reads.flatMap(([root = '', name]): Fault[] => {
      if (root === 'slots') return slotRead(checked, path, name, isShown);
      if (SCOPE.includes(root) || names.has(root) || LITERALS.has(root)) return [];
      const known = [...names, ...Object.keys(flow.slots).map((slot) => `slots.${slot}`)];
      const hint = flow.slots[root] ? ` Write slots.${root}.` : didYouMean(root, known);
      return [faultAt(read, path, `reads "${root}", which nothing in this flow sets.${hint}`)];
    });
  });
}

function slotRead({ flow, read }: Checked, path: Path, name: string | undefined, isShown: boolean): Fault[] {
  if (name === undefined) return [];
  const slot = flow.slots[name];
  if (!slot)
    return [
      faultAt(
        read,
        path,
        `reads the slot "${name}", which this flow does not have.${didYouMean(name, Object.keys(flow.slots))}`,
      ),
    ];
  return slot.secret && isShown
    ? [faultAt(read, path, `would show the secret slot "${name}". Give it to an action only.`)]
    : [];
}

/** What the steps of a flow set. */
function namesIn(places: Placed[]): Set<string> {
  const names = places.flatMap(({ step }) => {
    if ('set' in step) return Object.keys(step.set);
    if ('repeat' in step) return [step.repeat];
    if ('choose' in step) return [step.choose];
    return 'save' in step && step.save !== undefined ? [step.save] : [];
  });
  return new Set(names);
}

function found(checked: Checked, places: Placed[]): Found[] {
  const texts = textsOf(checked, places).flatMap(({ path, text }): Found[] =>
    typeof text === 'string'
      ? [{ path, text, isExpression: false, isShown: true }]
      : Object.entries(text).map(([code, one]) => ({
          path: [...path, code],
          text: one,
          isExpression: false,
          isShown: true,
        })),
  );
  const isText = new Set(texts.map(({ path }) => JSON.stringify(path)));
  const others = places.flatMap(({ step, at }) => inStep(step, ['steps', ...at]));
  return [...texts, ...others.filter(({ path }) => !isText.has(JSON.stringify(path)))];
}

function inStep(step: Step, at: Path): Found[] {
  const branches = new Set(branchesOf(step).map(([field]) => field));
  const isShown = !('call' in step || 'run' in step);
  return Object.entries(step).flatMap(([field, value]): Found[] => {
    if (branches.has(field)) return [];
    if (EXPRESSIONS.includes(field))
      return [{ path: [...at, field], text: String(value), isExpression: true, isShown: false }];
    return templatesAt(value, [...at, field]).map((one) => ({ ...one, isExpression: false, isShown }));
  });
}

function templatesAt(value: unknown, path: Path): { path: Path; text: string }[] {
  if (typeof value === 'string') return value.includes('{') ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    templatesAt(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
