import type { Action } from '../domain/action.ts';
import type { UnservedFlow } from '../domain/app.ts';
import type { FlowVersion } from '../domain/flow.ts';
import { placesIn } from './run/paths.ts';

type Lack = UnservedFlow['lacks'][number];
type Version = Pick<FlowVersion, 'flows' | 'actions'>;

/**
 * What a flow cannot be finished without of apps: the verbs of its actions and of what these look at, those of the flows that it
 * runs included; `isProven`: but for the flow that proves who the customer is. `shop.get_order`, `crm.upsert_lead`.
 */
export function appVerbsOf(flow: string, { flows, actions }: Version, isProven: boolean): string[] {
  const verbs = new Set<string>();
  const seen = new Set<string>();
  const find = (name: string) => actions.find((action) => action.name === name);
  const add = (action: Action | undefined): void => {
    if (action && 'app' in action.carry) verbs.add(action.carry.app);
  };
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const found = flows.find((one) => one.name === name);
    if (found?.proves && isProven) return;
    for (const { step } of placesIn(found?.steps ?? [])) {
      if ('run' in step) visit(step.run);
      if (!('call' in step)) continue;
      const action = find(step.call);
      add(action);
      for (const { call } of action?.look ?? []) add(find(call));
    }
  };
  visit(flow);
  return [...verbs];
}

/** Of the flows that customers begin, those that cannot be finished; `whyNot`: null where the verb can be carried out. */
export function unservedFlows(
  version: Version,
  whyNot: (verb: string) => Lack['because'] | null,
): UnservedFlow[] {
  const lacksOf = (flow: string, isProven: boolean): Lack[] =>
    appVerbsOf(flow, version, isProven).flatMap((verb) => {
      const because = whyNot(verb);
      return because === null ? [] : [{ verb, because }];
    });
  return version.flows.flatMap(({ name, intents }) => {
    const lacks = intents.length > 0 ? lacksOf(name, false) : [];
    if (lacks.length === 0) return [];
    return [
      {
        flow: name,
        for: lacksOf(name, true).length > 0 ? ('everybody' as const) : ('unproven' as const),
        lacks,
      },
    ];
  });
}
