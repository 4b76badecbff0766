/**
 * Area under the ROC curve: how often one of `high` scores above one of `low`, ties counted half; null where either is
 * empty. By rank sums (Mann and Whitney, https://doi.org/10.1214/aoms/1177730491).
 */
export function auroc(high: number[], low: number[]): number | null {
  if (high.length === 0 || low.length === 0) return null;
  const all = [
    ...high.map((score) => ({ score, isHigh: true })),
    ...low.map((score) => ({ score, isHigh: false })),
  ].sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let start = 0, end = 0; start < all.length; start = end) {
    while (end < all.length && all[end]!.score === all[start]!.score) end++;
    const rank = (start + 1 + end) / 2;
    for (const { isHigh } of all.slice(start, end)) if (isHigh) ranks += rank;
  }
  return (ranks - (high.length * (high.length + 1)) / 2) / (high.length * low.length);
}
