import { Refused } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';

export type Given = Record<string, Json>;

/** By name, without the app's own: `get_order`. */
export type Verbs = Record<string, (given: Given) => Json>;

export interface DemoParts {
  /** ms since 1970. */
  now: () => number;
  /** What would go out by mail: shown to the person who tries the demo. */
  mail: (to: string, text: string) => void;
  /** Six figures. */
  newCode: () => string;
}

/** The demo's own no, by a code that flows can tell apart. */
export function refuse(code: string, status = 409): never {
  throw new Refused(`the demo refuses: ${code}`, { status, code });
}

export const textIn = (given: Given, name: string) => String(given[name] ?? '').trim();

/** As accounts are kept. */
export const emailIn = (given: Given, name: string) => textIn(given, name).toLowerCase();
