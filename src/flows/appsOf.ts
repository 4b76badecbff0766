import type { FlowVersion } from '../domain/flow.ts';
import { placesIn } from './run/paths.ts';

/** The apps that a flow cannot be finished without: those of its actions, and of the flows that it runs. `shop`, `crm`. */
export function appsOf(flow: string, version: Pick<FlowVersion, 'flows' | 'actions'>): string[] {
  const apps = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const found = version.flows.find((one) => one.name === name);
    for (const { step } of placesIn(found?.steps ?? [])) {
      if ('run' in step) visit(step.run);
      if (!('call' in step)) continue;
      const carry = version.actions.find((action) => action.name === step.call)?.carry;
      if (carry && 'app' in carry) apps.add(carry.app.split('.')[0]!);
    }
  };
  visit(flow);
  return [...apps];
}
