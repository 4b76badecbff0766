import type { Json } from '../../domain/json.ts';
import type { Outcome } from '../turnState.ts';
import { giveToPerson } from './outcomes.ts';
import type { Pursuit } from './parts.ts';
import { withLine } from './planOf.ts';
import { readResult } from './readData.ts';

interface Asked {
  id: string;
  name: string;
  arguments: Record<string, Json>;
}

/** So many calls that are refused or fail, and a person goes on. */
const MOST_REFUSALS = 2;

/**
 * What came of it, for the model, as data: a tool or a hook may have written it. Too many refusals end the plan.
 * `because`: for the customer.
 */
export function tell(
  pursuit: Pursuit,
  asked: Asked,
  result: Record<string, Json>,
  because?: string,
): Outcome | null {
  pursuit.plan = withLine(pursuit.plan, { who: 'call', ...asked, result: shownOf(result) });
  if ('done' in result) return null;
  const refusals = pursuit.plan.refusals + 1;
  pursuit.plan = { ...pursuit.plan, refusals };
  if (refusals < MOST_REFUSALS) return null;
  return giveToPerson(pursuit, 'policy', `${refusals} of its calls were refused or failed`, because);
}

const shownOf = (result: Record<string, Json>) =>
  Object.fromEntries(Object.entries(result).map(([name, value]) => [name, readResult(value)]));
