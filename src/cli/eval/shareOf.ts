/** 0..1; null without rows. */
export function shareOf<T>(rows: T[], test: (row: T) => boolean): number | null {
  return rows.length === 0 ? null : rows.filter(test).length / rows.length;
}
