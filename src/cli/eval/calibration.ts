/** One decision: how sure it was, and whether it was right. */
export interface Sure {
  confidence: number;
  right: boolean;
}

export interface Bin {
  from: number;
  to: number;
  rows: number;
  /** Means over the rows. */
  confidence: number;
  accuracy: number;
}

export interface Calibration {
  /** Expected calibration error, 0..1; null without rows. */
  error: number | null;
  /** Those that hold rows. */
  bins: Bin[];
}

/** Bins of equal width, weighted by their rows (Guo et al. 2017, https://arxiv.org/abs/1706.04599). */
export function calibrationOf(decisions: Sure[], count = 15): Calibration {
  const binOf = ({ confidence }: Sure) => Math.min(count - 1, Math.max(0, Math.ceil(confidence * count) - 1));
  const groups = [...Map.groupBy(decisions, binOf)].sort(([a], [b]) => a - b);
  const bins = groups.map(([at, rows]): Bin => {
    const confidence = mean(rows.map((row) => row.confidence));
    const accuracy = mean(rows.map(({ right }) => Number(right)));
    return { from: at / count, to: (at + 1) / count, rows: rows.length, confidence, accuracy };
  });
  if (decisions.length === 0) return { error: null, bins };
  const gap = bins.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.confidence - bin.accuracy), 0);
  return { error: gap / decisions.length, bins };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
