import type { Step } from '../../domain/flow.ts';
import type { Path } from '../../domain/flowState.ts';
import { faultAt } from '../faults.ts';
import { readsOf } from '../liquid.ts';
import type { Fault } from '../readYaml.ts';
import { branchesOf, isBefore, placesIn, stepAt } from '../run/paths.ts';
import { type Checked, didYouMean, type Placed, stepFault } from './checked.ts';
import { safely } from './checkSteps.ts';

/** Steps that wait for the customer, or for the world: a circle through one of them ends each turn. */
const WAITS = ['ask', 'choose', 'confirm', 'wait'];
/** Steps after which the next one is never reached. */
const ENDS = ['goto', 'stop', 'handoff', 'resolve'];

/** Jumps that lead nowhere or round and round, and steps that nobody comes to. */
export function pathFaults(checked: Checked, places: Placed[]): Fault[] {
  return [
    ...idFaults(checked, places),
    ...gotoFaults(checked, places),
    ...unreachable(checked, checked.flow.steps, []),
  ];
}

function idFaults(checked: Checked, places: Placed[]): Fault[] {
  const seen = new Set<string>();
  return places.flatMap(({ step: { id }, at }) => {
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [
      stepFault(checked, at, ['id'], `"${id}" is the id of an earlier step. Give one of them another.`),
    ];
  });
}

function gotoFaults(checked: Checked, places: Placed[]): Fault[] {
  const ids = places.flatMap(({ step: { id } }) => id ?? []);
  return places.flatMap(({ step, at }) => {
    if (!('goto' in step)) return [];
    const target = places.find((place) => place.step.id === step.goto);
    if (!target)
      return [
        stepFault(
          checked,
          at,
          ['goto'],
          `goes to "${step.goto}", which no step has as its id.${didYouMean(step.goto, ids)}`,
        ),
      ];
    if (entersLoop(checked, at, target.at))
      return [
        stepFault(
          checked,
          at,
          ['goto'],
          `goes into a repeat or together that it is not in. Go to the step that holds "${step.goto}".`,
        ),
      ];
    return isEndless(checked, places, at, target.at)
      ? [
          stepFault(
            checked,
            at,
            ['goto'],
            `goes back to "${step.goto}" without end: nothing on the way asks, waits or changes what decides it. Ask something in between, or put the goto under an "if" that reads what the loop changes.`,
          ),
        ]
      : [];
  });
}

function entersLoop({ flow }: Checked, from: Path, to: Path): boolean {
  return to.some((_, i) => {
    const step = stepAt(flow, to.slice(0, i));
    const holds = step && ('repeat' in step || 'together' in step) && i < to.length - 1;
    return holds && JSON.stringify(from.slice(0, i)) !== JSON.stringify(to.slice(0, i));
  });
}

/** A jump back with nothing between that asks, waits, or changes what the jump hangs on. */
function isEndless(checked: Checked, places: Placed[], from: Path, to: Path): boolean {
  if (isBefore(from, to)) return false;
  const between = places.filter(({ at }) => !isBefore(at, to) && !isBefore(from, at));
  if (between.some(({ step }) => WAITS.some((verb) => verb in step))) return false;
  if (between.some(({ step }) => 'run' in step && asksSomewhere(checked, step.run, new Set()))) return false;
  const changed = new Set(between.flatMap(({ step }) => setBy(step)));
  const deciding = conditionsAbove(checked, from, to).flatMap((condition) =>
    safely(() => readsOf(`{{ ${condition} }}`)),
  );
  return !deciding.some(([root, name]) => changed.has(root === 'vars' ? (name ?? '') : (root ?? '')));
}

/** The names that a step gives a value. */
function setBy(step: Step): string[] {
  if ('set' in step) return Object.keys(step.set);
  if ('repeat' in step) return [step.repeat, 'index'];
  if ('choose' in step) return [step.choose];
  if ('call' in step) return ['error', 'refused', ...(step.save === undefined ? [] : [step.save])];
  return 'save' in step && step.save !== undefined ? [step.save] : [];
}

/** Conditions between the target and the jump that decide whether it is taken. */
function conditionsAbove({ flow }: Checked, from: Path, to: Path): string[] {
  return from.flatMap((_, i) => {
    const at = from.slice(0, i + 1);
    const step = typeof from[i] === 'number' ? stepAt(flow, at) : undefined;
    if (!step || isBefore(at, to.slice(0, at.length))) return [];
    return [...('if' in step ? [step.if] : []), ...(step.when === undefined ? [] : [step.when])];
  });
}

function asksSomewhere({ around }: Checked, name: string, seen: Set<string>): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const flow = around.flows.find((one) => one.name === name);
  return placesIn(flow?.steps ?? []).some(
    ({ step }) =>
      WAITS.some((verb) => verb in step) ||
      ('run' in step && asksSomewhere({ around } as Checked, step.run, seen)),
  );
}

function unreachable(checked: Checked, steps: Step[], at: Path): Fault[] {
  const faults = steps.flatMap((step, i) =>
    branchesOf(step).flatMap(([field, inner]) => unreachable(checked, inner, [...at, i, field])),
  );
  const end = steps.findIndex((step) => alwaysEnds(step));
  const next = steps[end + 1];
  if (end < 0 || next === undefined || isJumpedTo(checked, steps.slice(end + 1))) return faults;
  const verb = Object.keys(steps[end]!).find((key) => ENDS.includes(key)) ?? 'step';
  const message = `is never reached: the ${verb} before it ends or leaves this list. Take it out, or put that step under an "if".`;
  return [...faults, stepFault(checked, [...at, end + 1], [], message)];
}

function alwaysEnds(step: Step): boolean {
  if (step.when !== undefined) return false;
  if (ENDS.some((verb) => verb in step)) return true;
  if (!('if' in step) || !step.otherwise) return false;
  return step.do.some(alwaysEnds) && step.otherwise.some(alwaysEnds);
}

function isJumpedTo({ flow }: Checked, steps: Step[]): boolean {
  const targets = new Set(placesIn(flow.steps).flatMap(({ step }) => ('goto' in step ? [step.goto] : [])));
  return placesIn(steps).some(({ step: { id } }) => id !== undefined && targets.has(id));
}

/** Flows that run each other without a question or a condition on the way. */
export function recursionFaults(checked: Checked[]): Fault[] {
  return checked.flatMap(({ read, flow, around }) =>
    flow.steps.flatMap((step, i) => {
      if (!('run' in step) || step.when !== undefined) return [];
      const before = flow.steps.slice(0, i);
      if (before.some((one) => WAITS.some((verb) => verb in one) || 'if' in one)) return [];
      if (!leadsTo(around.flows, step.run, flow.name, new Set())) return [];
      const message = `runs the flow "${step.run}", which comes back to this one without end. Put one of the two under an "if".`;
      return [faultAt(read, ['steps', i, 'run'], message)];
    }),
  );
}

function leadsTo(
  flows: Checked['around']['flows'],
  name: string,
  target: string,
  seen: Set<string>,
): boolean {
  if (name === target) return true;
  if (seen.has(name)) return false;
  seen.add(name);
  const flow = flows.find((one) => one.name === name);
  for (const step of flow?.steps ?? []) {
    if (WAITS.some((verb) => verb in step) || 'if' in step || step.when !== undefined) return false;
    if ('run' in step && leadsTo(flows, step.run, target, seen)) return true;
  }
  return false;
}
