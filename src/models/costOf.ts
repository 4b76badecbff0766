import type { ModelAnswer, ModelPrices } from '../domain/model.ts';

const MILLION = 1_000_000;

/** Servers answer with the dated name of a model (`small-2026-01-01`): the price of the asked name holds then. */
export function costOf(
  { usage, model }: Pick<ModelAnswer, 'usage' | 'model'>,
  { asked, prices }: { asked: string; prices: ModelPrices },
): number | null {
  const price = prices[model] ?? prices[asked];
  if (!usage || !price) return null;
  return (usage.prompt * price.prompt + usage.completion * price.completion) / MILLION;
}
