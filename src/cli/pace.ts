/** So many a second are shown in full; what comes above that is counted and told in one line a second. */
export interface Pace {
  /** True when this one may be shown. */
  take(kind: string): boolean;
}

export interface PaceOptions {
  perSecond: number;
  tell: (counts: Map<string, number>) => void;
  everyMs?: number;
}

/** A terminal is slow: under load it must never be what turns wait for. */
export function createPace({ perSecond, tell, everyMs = 1_000 }: PaceOptions): Pace {
  let shown = 0;
  let counting = false;
  let left = new Map<string, number>();

  function endSecond(): void {
    counting = false;
    shown = 0;
    if (left.size === 0) return;
    const counts = left;
    left = new Map();
    tell(counts);
  }

  return {
    take(kind) {
      if (!counting) setTimeout(endSecond, everyMs).unref();
      counting = true;
      if (shown < perSecond) {
        shown++;
        return true;
      }
      left.set(kind, (left.get(kind) ?? 0) + 1);
      return false;
    },
  };
}
