import type { Action } from '../../domain/action.ts';
import type { CallStep } from '../../domain/flow.ts';
import type { Json } from '../../domain/json.ts';
import { REASONS } from '../../domain/turn.ts';
import { readsOf } from '../liquid.ts';
import type { Fault } from '../readYaml.ts';
import { durationOf } from '../run/duration.ts';
import { templatesOf } from '../run/uses.ts';
import { type Checked, didYouMean, type Placed, stepFault } from './checked.ts';

/** What a step names must be there. */
export function stepFaults(checked: Checked, { step, at }: Placed): Fault[] {
  const { flow, around } = checked;
  const fault = (field: (string | number)[], message: string) => [stepFault(checked, at, field, message)];
  if ('ask' in step) {
    const slot = flow.slots[step.ask];
    if (!slot)
      return fault(
        ['ask'],
        `asks for "${step.ask}", which is no slot of this flow. Add it to "slots".${didYouMean(step.ask, Object.keys(flow.slots))}`,
      );
    if (slot.ask === undefined && step.text === undefined && slot.default === undefined)
      return fault(
        ['ask'],
        `has no words to ask with. Give the slot "${step.ask}" an "ask", or this step a "text".`,
      );
  }
  if ('call' in step) return callFaults(checked, step, at);
  if ('run' in step) {
    const target = around.flows.find(({ name }) => name === step.run);
    const names = around.flows.map(({ name }) => name);
    if (!target)
      return fault(['run'], `runs the flow "${step.run}", which is not there.${didYouMean(step.run, names)}`);
    return Object.keys(step.with)
      .filter((name) => !target.slots[name])
      .flatMap((name) =>
        fault(
          ['with', name],
          `is no slot of the flow "${step.run}".${didYouMean(name, Object.keys(target.slots))}`,
        ),
      );
  }
  if ('handoff' in step && !(REASONS as readonly string[]).includes(step.handoff))
    return fault(
      ['handoff'],
      `is no reason that reports know. Use one of ${REASONS.join(', ')}; say the rest in "note".`,
    );
  if ('wait' in step) {
    const { for: time, event } = step.wait;
    if (time === undefined && event === undefined)
      return fault(
        ['wait'],
        'waits for nothing. Give it "for: 2 days", or "event: parcel_arrived", or both.',
      );
    if (time !== undefined && !time.includes('{{') && durationOf(time) === null)
      return fault(
        ['wait', 'for'],
        `"${time}" is no time. Write 30 minutes, 2 days or 1 week; 90 days at most.`,
      );
    if (step.otherwise && (time === undefined || event === undefined))
      return fault(
        ['otherwise'],
        'is for when the time passes before the event comes: it needs both "for" and "event".',
      );
  }
  return [];
}

function callFaults(checked: Checked, step: CallStep, at: Placed['at']): Fault[] {
  const { actions } = checked.around;
  const action = actions.find(({ name }) => name === step.call);
  if (!action)
    return [
      stepFault(
        checked,
        at,
        ['call'],
        `calls the action "${step.call}", which is not there. Add actions/${step.call}.yaml.${didYouMean(
          step.call,
          actions.map(({ name }) => name),
        )}`,
      ),
    ];
  return [
    ...argumentFaults(checked, step, at, action),
    ...stillFaults(checked, step, at, action),
    ...branchFaults(checked, step, at, action),
  ];
}

/** Steps of a call that nobody would ever come to. */
function branchFaults(checked: Checked, step: CallStep, at: Placed['at'], { does }: Action): Fault[] {
  if (does === 'read')
    return step.unknown
      ? [stepFault(checked, at, ['unknown'], 'is for a write: a read changes nothing. Use "failed".')]
      : [];
  if (!at.includes('together')) return [];
  const never = (['failed', 'refused', 'unknown'] as const).filter((field) => step[field]);
  return never.map((field) => {
    const why =
      field === 'unknown'
        ? 'what nobody knows goes to a person here. Take it out.'
        : 'what stands or falls together breaks as a whole. Put them under "failed" of the together.';
    return stepFault(checked, at, [field], `are never taken: ${why}`);
  });
}

function argumentFaults(checked: Checked, step: CallStep, at: Placed['at'], action: Action): Fault[] {
  const settable = Object.entries(action.arguments).filter(([, { from }]) => from === undefined);
  const names = settable.map(([name]) => name);
  const wrong = Object.keys(step.with).flatMap((name) => {
    if (names.includes(name)) return [];
    const why = Object.hasOwn(action.arguments, name)
      ? 'is put in by the engine, from whoever is proven to ask. Take it out here.'
      : `is no argument of "${action.name}".${didYouMean(name, names)}`;
    return [stepFault(checked, at, ['with', name], why)];
  });
  const missing = settable.flatMap(([name, { required, default: own }]) =>
    required && own === undefined && !(name in step.with)
      ? [
          stepFault(
            checked,
            at,
            ['call'],
            `is missing the argument "${name}" of "${action.name}". Add it under "with".`,
          ),
        ]
      : [],
  );
  return [...wrong, ...missing];
}

/** What the customer says yes to must be what is then done: the clock has moved on by then. */
function stillFaults(checked: Checked, step: CallStep, at: Placed['at'], action: Action): Fault[] {
  if (action.does === 'read') return [];
  const fields: [path: string[], value: Json][] = Object.entries(step.with).map(([name, value]) => [
    ['with', name],
    value,
  ]);
  if (step.confirm !== undefined) fields.push([['confirm'], step.confirm]);
  return fields.flatMap(([path, value]) => {
    const reads = templatesOf({ set: { value } }).flatMap((template) => safely(() => readsOf(template)));
    if (!reads.some(([root]) => root === 'now')) return [];
    const message = `depends on the time, which is another once the customer has said yes. Put it into a name first: set: { ${path[1] ?? 'then'}: … }.`;
    return [stepFault(checked, at, path, message)];
  });
}

/** A template that cannot be read is a fault of its own. */
export function safely<T>(work: () => T[]): T[] {
  try {
    return work();
  } catch {
    return [];
  }
}
