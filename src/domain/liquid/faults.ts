import { FILTERS } from '../filters.ts';
import { guarded, reasonOf } from './guarded.ts';
import { openLiquid } from './openLiquid.ts';
import { ALONE, readWhole } from './readWhole.ts';

const liquid = openLiquid();

/** Those of the house first. https://liquidjs.com/filters/overview.html */
export const FILTER_NAMES = Object.keys({ ...FILTERS, ...liquid.filters });

/** Why this is no template, in a few words; null where it is one. */
export function templateFault(template: string): string | null {
  const alone = ALONE.exec(template);
  if (alone) return expressionFault(alone[1]!.trim());
  return faultOf(() => void liquid.parse(template));
}

/** Why this is no expression, in a few words; null where it is one. */
export function expressionFault(expression: string): string | null {
  return faultOf(() => void readWhole(expression, liquid));
}

/** What a template reads of its scope, each as a path: `[['slots', 'order_number'], ['order', 'status']]`. Throws `TemplateFault`. */
export function readsOf(template: string): string[][] {
  const paths = guarded(template, () => liquid.globalVariableSegmentsSync(template)) as unknown[][];
  return paths.map((path) => path.filter((part): part is string => typeof part === 'string'));
}

function faultOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return reasonOf(error as Error);
  }
}
