import { z } from 'zod';
import { apps as shelf } from '../../../adapters/index.ts';
import type { Action } from '../../domain/action.ts';
import type { AnyVerb } from '../../domain/app.ts';
import { didYouMean } from '../../flows/checkFlows/checked.ts';
import { faultAt, type ReadFile } from '../../flows/faults.ts';
import type { Fault } from '../../flows/readYaml.ts';
import { demoVerbs } from '../../starter/demo/createDemoApps.ts';
import { argumentFaults } from './argumentFaults.ts';

/** What is wrong with actions that apps carry: their kind, their verb, and what the verb cannot do without. */
export function checkVerbs(actions: ReadFile<Action>[]): Fault[] {
  const onShelf = new Map<string, AnyVerb<unknown>[]>();
  for (const { kind, verbs } of shelf)
    for (const [name, verb] of Object.entries(verbs))
      onShelf.set(`${kind}.${name}`, [...(onShelf.get(`${kind}.${name}`) ?? []), verb]);
  const known = [...new Set([...onShelf.keys(), ...demoVerbs()])];
  return actions.flatMap((read) => {
    const carry = read.value?.carry;
    if (!carry || !('app' in carry)) return [];
    return known.includes(carry.app)
      ? (onShelf.get(carry.app) ?? []).flatMap((verb) => verbFaults(read, carry.app, verb)).slice(0, 1)
      : [faultAt(read, ['carry', 'app'], whyUnknown(carry.app, known))];
  });
}

function whyUnknown(name: string, known: string[]): string {
  const kinds = [...new Set(known.map((one) => one.split('.')[0]!))];
  const [kind = ''] = name.split('.');
  if (!name.includes('.')) return `must name a kind of app and what it does, such as "shop.get_order".`;
  if (!kinds.includes(kind))
    return `names the kind of app "${kind}", which is not there.${didYouMean(kind, kinds)} Everything else is carried by http, openapi, mcp or hook.`;
  const verbs = known.filter((one) => one.startsWith(`${kind}.`));
  return `names "${name}", which no ${kind} app does.${didYouMean(name, verbs)}`;
}

/** Only what it needs: more than that is left out by the app. */
function verbFaults(read: ReadFile<Action>, name: string, verb: AnyVerb<unknown>): Fault[] {
  const { properties = {}, required = [] } = z.toJSONSchema(verb.arguments, { io: 'input' }) as {
    properties?: Record<string, { type?: string }>;
    required?: string[];
  };
  const taken = Object.entries(properties).map(([argument, { type }]) => ({
    name: argument,
    required: required.includes(argument),
    type,
  }));
  return argumentFaults(read, name, { taken, isOpen: true });
}
