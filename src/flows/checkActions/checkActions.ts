import { type Action, ANYONE, mayAct, saysWhose } from '../../domain/action.ts';
import type { BotSettings } from '../../domain/bot.ts';
import type { Text } from '../../domain/flow.ts';
import type { Path } from '../../domain/flowState.ts';
import { whyNotLooked } from '../../domain/whyNotLooked.ts';
import { didYouMean } from '../checkFlows/checked.ts';
import { languageFaults } from '../checkFlows/checkTexts.ts';
import { faultAt, type ReadFile } from '../faults.ts';
import type { Fault } from '../readYaml.ts';
import { bodyFaults } from './checkBody.ts';
import { spokenFaults } from './checkSpoken.ts';

/** Makes the fault of one place in the action's file. */
export type FaultAt = (path: Path, message: string) => Fault;

/** What an action's form cannot say of itself: that the gate can go by it, whatever is asked for. */
export function actionFaults(reads: ReadFile<Action>[], settings: BotSettings | undefined): Fault[] {
  const all = reads.flatMap(({ value }) => value ?? []);
  return reads.flatMap((read) => {
    const { value: action } = read;
    if (!action) return [];
    const fault: FaultAt = (path, message) => faultAt(read, path, message);
    return [
      ...levelFaults(action, fault),
      ...ownerFaults(action, fault),
      ...lookFaults(action, all, fault),
      ...undoFaults(action, all, fault),
      ...spokenFaults(action, fault),
      ...bodyFaults(action, fault),
      ...(settings
        ? textsOf(action).flatMap(([path, text]) => languageFaults({ read, settings }, path, text))
        : []),
    ];
  });
}

function levelFaults({ does, level }: Action, fault: FaultAt): Fault[] {
  if (does === 'read' || level !== undefined) return [];
  return [
    fault(
      ['does'],
      'is a write without a level. Add "level: approve" where an agent shall approve it first, or "level: act" where it may act by itself.',
    ),
  ];
}

/** Nobody else looks at what is done by itself: its file must settle that it is the customer's own. */
function ownerFaults(action: Action, fault: FaultAt): Fault[] {
  const { does, owner, requester } = action;
  if (owner !== undefined && owner !== ANYONE && !requester)
    return [
      fault(
        ['owner'],
        'compares with the customer, and "requester: false" lets anybody ask. Take one of them out.',
      ),
    ];
  if (does === 'read' || !mayAct(action) || saysWhose(action)) return [];
  return [
    fault(
      ['does'],
      'is a write that may act by itself, and nothing says that what it changes is the customer\'s own. Add "owner:" with what gives the customer\'s id, such as "owner: order.customer_id" of what "look" found, "owner: arguments.customer" where the engine puts the customer in and the target keeps to them, or "owner: anyone" where it is nobody\'s in particular.',
    ),
  ];
}

function lookFaults({ look }: Action, all: Action[], fault: FaultAt): Fault[] {
  return look.flatMap(({ call }, at) => {
    const path = ['look', at, 'call'];
    const read = all.find(({ name }) => name === call);
    if (!read) return [unknownFault(path, call, all, fault)];
    const why = whyNotLooked(read);
    return why === null ? [] : [fault(path, `names "${call}", which ${why}.`)];
  });
}

function undoFaults({ undo }: Action, all: Action[], fault: FaultAt): Fault[] {
  if (!undo || all.some(({ name }) => name === undo.call)) return [];
  return [unknownFault(['undo', 'call'], undo.call, all, fault)];
}

function unknownFault(path: Path, name: string, all: Action[], fault: FaultAt): Fault {
  const names = all.map((one) => one.name);
  return fault(path, `names the action "${name}", which is not there.${didYouMean(name, names)}`);
}

/** What the customer reads, with its place in the file. */
function textsOf({ title, confirm, rules }: Action): [Path, Text][] {
  return [
    ...(title === undefined ? [] : [[['title'], title] as [Path, Text]]),
    ...(confirm === undefined || typeof confirm === 'boolean'
      ? []
      : [[['confirm'], confirm] as [Path, Text]]),
    ...rules.map(({ because }, at) => [['rules', at, 'because'], because] as [Path, Text]),
  ];
}
