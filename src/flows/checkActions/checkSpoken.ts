import type { Action } from '../../domain/action.ts';
import type { Path } from '../../domain/flowState.ts';
import { readsOf } from '../../domain/liquid/faults.ts';
import { didYouMean } from '../checkFlows/checked.ts';
import type { Fault } from '../readYaml.ts';
import { spokenFault } from '../spokenFault.ts';
import type { FaultAt } from './checkActions.ts';

/** A template or a condition of an action's file, and the names that it may speak. */
interface Spoken {
  path: Path;
  text: string;
  isExpression: boolean;
  sees: string[];
}

const ALWAYS = ['requester', 'conversation', 'now'];
const IN_CARRY = ['arguments', 'requester', 'conversation', 'secrets'];
/** What is known of each. */
const FIELDS: Record<string, string[]> = {
  requester: ['id', 'name', 'email', 'by'],
  conversation: ['id'],
};
const LITERALS = new Set(['true', 'false', 'nil', 'null', 'empty', 'blank']);
/** What the engine knows by name; anything else is a template or a constant. */
const PUT_IN = /^(requester|conversation)\b[\w.]*$/;

/** Every template and condition can be read, and speaks what is there. */
export function spokenFaults(action: Action, fault: FaultAt): Fault[] {
  return spokenIn(action).flatMap((one) => {
    const { path, text, isExpression } = one;
    const wrong = spokenFault(text, { isExpression });
    return wrong === null ? readFaults(action, one, fault) : [fault(path, wrong)];
  });
}

function readFaults(action: Action, { path, text, isExpression, sees }: Spoken, fault: FaultAt): Fault[] {
  return readsOf(isExpression ? `{{ ${text} }}` : text).flatMap(([root = '', name]): Fault[] => {
    if (LITERALS.has(root)) return [];
    if (root === 'secrets' && !sees.includes(root))
      return [fault(path, 'speaks a secret. That may be done in "carry" and nowhere else.')];
    if (!sees.includes(root))
      return [fault(path, `reads "${root}", which is not there. Here there is ${sees.join(', ')}.`)];
    return name === undefined ? [] : fieldFaults(action, { path, root, name }, fault);
  });
}

function fieldFaults(
  { arguments: declared }: Action,
  { path, root, name }: { path: Path; root: string; name: string },
  fault: FaultAt,
): Fault[] {
  const known = root === 'arguments' ? Object.keys(declared) : FIELDS[root];
  if (known && !known.includes(name))
    return [fault(path, `reads ${root}.${name}, which is not there.${didYouMean(name, known)}`)];
  const isKept = path[0] !== 'undo' || root !== 'arguments' || !declared[name]?.secret;
  if (isKept) return [];
  return [
    fault(
      path,
      `needs the secret "${name}", which is not kept once the action is done. Take what undoes it from "result", such as an id that it gives.`,
    ),
  ];
}

function spokenIn(action: Action): Spoken[] {
  const { arguments: declared, look, rules, levels, owner, identifies, confirm, undo, does } = action;
  const looked = look.map(({ as }) => as);
  const facts = ['arguments', ...ALWAYS, ...looked];
  const ofOwner = does === 'read' ? ['result', 'arguments', 'requester'] : facts;
  return [
    ...Object.entries(declared).flatMap(([name, { from, default: preset }]) => [
      ...putIn(['arguments', name, 'from'], from),
      ...templates(['arguments', name, 'default'], preset, ALWAYS),
    ]),
    ...inCarry(action),
    ...look.flatMap(({ with: given }, at) =>
      templates(['look', at, 'with'], given, ['arguments', ...ALWAYS, ...looked.slice(0, at)]),
    ),
    ...expression(['owner'], owner === 'anyone' ? undefined : owner, ofOwner),
    ...expression(['identifies'], identifies, ['result']),
    ...rules.flatMap(({ if: condition, because }, at) => [
      ...expression(['rules', at, 'if'], condition, facts),
      ...templates(['rules', at, 'because'], because, facts),
    ]),
    ...levels.flatMap(({ if: condition }, at) => expression(['levels', at, 'if'], condition, facts)),
    ...templates(['confirm'], typeof confirm === 'boolean' ? undefined : confirm, facts),
    ...templates(['undo', 'with'], undo?.with, ['arguments', 'result']),
  ];
}

function inCarry({ carry }: Action): Spoken[] {
  if (!('http' in carry)) return templates(['carry'], carry, IN_CARRY);
  const { result, ...sent } = carry.http;
  return [
    ...templates(['carry', 'http'], sent, IN_CARRY),
    ...expression(['carry', 'http', 'result'], result, ['response', 'status', 'headers']),
  ];
}

function putIn(path: Path, from: string | undefined): Spoken[] {
  if (from !== undefined && PUT_IN.test(from)) return expression(path, from, ALWAYS);
  return templates(path, from, ALWAYS);
}

function expression(path: Path, text: string | undefined, sees: string[]): Spoken[] {
  return text === undefined ? [] : [{ path, text, isExpression: true, sees }];
}

/** Each text in it, with its own place. */
function templates(path: Path, value: unknown, sees: string[]): Spoken[] {
  if (typeof value === 'string')
    return value.includes('{') ? [{ path, text: value, isExpression: false, sees }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    templates([...path, Array.isArray(value) ? Number(key) : key], one, sees),
  );
}
