/**
 * Groups `count` things so that within a group they are alike on average: two groups become one while the mean
 * similarity between them is at least `atLeast`. `sums` holds the similarity of i and j at `i * count + j`; it is used
 * up. Nearest-neighbour chains (Murtagh 1983, https://doi.org/10.1093/comjnl/26.4.354): the time grows with the square
 * of `count`. The same input gives the same groups: ties go to the lowest number.
 */
export function averageLink(sums: Float32Array, count: number, atLeast: number): number[][] {
  const members: number[][] = Array.from({ length: count }, (_, i) => [i]);
  const open = new Set(members.keys());
  const done: number[][] = [];
  const chain: number[] = [];
  const mean = (a: number, b: number) => sums[a * count + b]! / (members[a]!.length * members[b]!.length);

  function nearest(of: number): { to: number; mean: number } {
    const before = chain.at(-2);
    let best = before === undefined ? { to: -1, mean: -Infinity } : { to: before, mean: mean(of, before) };
    for (const to of open) {
      const found = to === of ? -Infinity : mean(of, to);
      if (found > best.mean) best = { to, mean: found };
    }
    return best;
  }

  function merge(a: number, b: number): void {
    const [into, gone] = a < b ? [a, b] : [b, a];
    for (const other of open) {
      sums[into * count + other]! += sums[gone * count + other]!;
      sums[other * count + into] = sums[into * count + other]!;
    }
    members[into]!.push(...members[gone]!);
    open.delete(gone);
  }

  while (open.size > 0) {
    if (chain.length === 0) chain.push(open.values().next().value!);
    const top = chain.at(-1)!;
    const best = nearest(top);
    if (best.mean < atLeast) {
      // Nothing that merges elsewhere can come closer: the mean of two is never above the greater of them.
      open.delete(top);
      done.push(members[top]!.sort((a, b) => a - b));
      chain.pop();
    } else if (best.to === chain.at(-2)) {
      chain.length -= 2;
      merge(top, best.to);
    } else chain.push(best.to);
  }
  return done.sort((a, b) => a[0]! - b[0]!);
}
