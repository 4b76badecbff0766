import { type Flow, type Step, type StepVerb, verbsIn } from '../../domain/flow.ts';
import type { Path } from '../../domain/flowState.ts';

/** The fields of a step that hold steps. */
const BRANCHES = [
  'do',
  'otherwise',
  'yes',
  'no',
  'missing',
  'none',
  'failed',
  'unknown',
  'refused',
  'together',
] as const;

const verbs = new WeakMap<Step, StepVerb>();

/** What a step does. */
export function verbOf(step: Step): StepVerb {
  let verb = verbs.get(step);
  if (!verb) {
    verb = verbsIn(step)[0];
    if (!verb) throw new TypeError('a step without a verb');
    verbs.set(step, verb);
  }
  return verb;
}

/** The lists of steps that a step holds, by field. */
export function branchesOf(step: Step): [field: string, steps: Step[]][] {
  const fields = step as unknown as Record<string, unknown>;
  return BRANCHES.flatMap((field): [string, Step[]][] =>
    Array.isArray(fields[field]) ? [[field, fields[field] as Step[]]] : [],
  );
}

/** The step at a place; undefined behind the end of its list. */
export function stepAt({ steps }: Flow, path: Path): Step | undefined {
  let node: unknown = steps;
  for (const key of path) node = (node as Record<string | number, unknown> | undefined)?.[key];
  return node as Step | undefined;
}

export function nextOf(path: Path): Path {
  return [...path.slice(0, -1), (path.at(-1) as number) + 1];
}

/** Every step of a flow with its place, in the order in which they stand. */
export function placesIn(steps: Step[], at: Path = []): { step: Step; at: Path }[] {
  return steps.flatMap((step, i) => [
    { step, at: [...at, i] },
    ...branchesOf(step).flatMap(([field, inner]) => placesIn(inner, [...at, i, field])),
  ]);
}

export function pathOf({ steps }: Flow, id: string): Path | undefined {
  return placesIn(steps).find(({ step }) => step.id === id)?.at;
}

/** How many of the `repeat` steps, or of the `together` steps, a place is in. */
export function depthOf(flow: Flow, path: Path, verb: 'repeat' | 'together'): number {
  const field = verb === 'repeat' ? 'do' : 'together';
  return path.filter((key, i) => key === field && verb in (stepAt(flow, path.slice(0, i)) ?? {})).length;
}

/** Which of two places of a flow comes first, in the order in which they stand. */
export function isBefore(a: Path, b: Path): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] === b[i]) continue;
    if (typeof a[i] === 'number' && typeof b[i] === 'number') return (a[i] as number) < (b[i] as number);
    return BRANCHES.indexOf(a[i] as never) < BRANCHES.indexOf(b[i] as never);
  }
  return a.length < b.length;
}
