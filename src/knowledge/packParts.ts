import type { Passage, Unit } from './split.ts';
import type { Parts } from './view.ts';

const KINDS: Unit['kind'][] = ['sentence', 'item', 'row', 'code'];

/** Units without the names of their fields, passages as they are. */
type Packed = [units: number[], passages: Passage[]];

export function packParts({ units, passages }: Parts): string {
  const numbers = units.flatMap(({ start, end, kind, group, block }) => [
    start,
    end,
    KINDS.indexOf(kind),
    group,
    block,
  ]);
  return JSON.stringify([numbers, passages] satisfies Packed);
}

export function unpackParts(body: string, packed: string): Parts {
  const [numbers, passages] = JSON.parse(packed) as Packed;
  const units: Unit[] = [];
  for (let i = 0; i < numbers.length; i += 5)
    units.push({
      start: numbers[i]!,
      end: numbers[i + 1]!,
      kind: KINDS[numbers[i + 2]!]!,
      group: numbers[i + 3]!,
      block: numbers[i + 4]!,
    });
  return { body, units, passages };
}
