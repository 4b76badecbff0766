/** Kept between calls: thousands of words are compared with one. */
let rows = [0, 1, 2].map(() => new Uint16Array(32));

/** Edits from one to the other: letters added, dropped, changed, or two neighbours swapped. Above `most` only so much is known. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (b.length >= rows[0]!.length) rows = rows.map(() => new Uint16Array(2 * b.length));
  let [two, one, now] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j++) one[j] = j;
  for (let i = 1; i <= a.length; i++) {
    now[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(one[j]! + 1, now[j - 1]! + 1, one[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, two[j - 2]! + 1);
      now[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [two, one, now] = [one, now, two];
  }
  return one[b.length]!;
}
