import { NoAnswer } from '../../../domain/errors.ts';
import { pick } from '../random.ts';
import type { Faults } from './createWorld.ts';

/** Of a tool's first calls. */
const SHARE = 0.25;
const CODES = ['timeout', 'http_500', 'http_503'];

/** Now and then the first call of a tool fails: before it was done, or once it was, and nobody hears of it. */
export function createFaults(random: () => number): Faults {
  const plans = new Map<string, 'before' | 'after' | 'never'>();
  const planOf = (tool: string) => {
    const known = plans.get(tool);
    if (known !== undefined) return known;
    const plan = random() >= SHARE ? 'never' : random() < 0.5 ? 'before' : 'after';
    plans.set(tool, plan);
    return plan;
  };
  const fail = (tool: string, when: 'before' | 'after') => {
    if (planOf(tool) !== when) return;
    plans.set(tool, 'never');
    throw new NoAnswer('the shop is not well', { code: pick(CODES, random)! });
  };
  return { before: (tool) => fail(tool, 'before'), after: (tool) => fail(tool, 'after') };
}
