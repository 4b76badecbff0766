import type { Json } from '../domain/json.ts';
import type { Prepared } from './parts.ts';

/** As flows say what nobody may read. */
const MASK = '••••';

/** The arguments for words to anybody: secret ones are not said. */
export function shownArguments({
  action,
  arguments: given,
}: Pick<Prepared, 'action' | 'arguments'>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(given).map(([name, one]) => [name, action.arguments[name]?.secret ? MASK : one]),
  );
}
