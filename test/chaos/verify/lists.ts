export function groupBy<T>(list: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What is in the list more than once, named once. */
export function twiceIn(list: string[]): string[] {
  return [...groupBy(list, (item) => item)].filter(([, group]) => group.length > 1).map(([key]) => key);
}

/** Whether every number is above the one before. */
export function isRising(list: number[]): boolean {
  return list.every((value, i) => i === 0 || value > list[i - 1]!);
}
