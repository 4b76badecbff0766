import type { ModelAnswer, ModelPrice } from '../domain/model.ts';

const MILLION = 1_000_000;

/** null where the server does not count, or nobody said what a token costs. */
export function costOf(
  { usage }: Pick<ModelAnswer, 'usage'>,
  price: ModelPrice | null | undefined,
): number | null {
  if (!usage || !price) return null;
  return (usage.prompt * price.in + usage.completion * price.out) / MILLION;
}
