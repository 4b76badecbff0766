import { setImmediate } from 'node:timers/promises';
import { averageLink } from './averageLink.ts';
import { closeness, middle, type Space, similarity } from './points.ts';

/**
 * The least mean similarity within a group. Chosen on CLINC150, HWU64 and BANKING77 so that a group mostly holds one
 * intent: a wrong text in a group costs a person more than a second group.
 */
const ALIKE = { meaning: 0.5, words: 0.16 };
/** So far from alike that no mean over all pairs of two groups makes up for it. */
const NEVER = -1e7;
/** Comparisons between two looks at what else the process has to do: some milliseconds. */
const AT_ONCE = 20_000;

/** The numbers of the points by group: within a group the most central first; groups in the order of their first point. */
export async function groupByMeaning(
  { by, points, size }: Space,
  /** Whether two points must not share a group, whatever they look like. */
  isApart: (a: number, b: number) => boolean = () => false,
): Promise<number[][]> {
  const count = points.length;
  const alike = new Float32Array(count * count);
  let compared = 0;
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const value = isApart(a, b) ? NEVER : similarity(points[a]!, points[b]!);
      alike[a * count + b] = value;
      alike[b * count + a] = value;
    }
    compared += count - a;
    if (compared < AT_ONCE) continue;
    compared = 0;
    await setImmediate();
  }
  const groups = averageLink(alike, count, ALIKE[by]);
  return groups.map((group) => {
    const center = middle(
      group.map((at) => points[at]!),
      size,
    );
    const close = new Map(group.map((at) => [at, closeness(points[at]!, center)]));
    return group.sort((a, b) => close.get(b)! - close.get(a)! || a - b);
  });
}
