import { decimals } from './markdown.ts';
import { quantile } from './quantile.ts';

/** In ms; null without rows. */
export interface Latency {
  p50: number | null;
  p99: number | null;
}

export function latencyOf(times: number[]): Latency {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

export function showLatency({ p50, p99 }: Latency): string {
  return `p50 ${decimals(p50)} ms, p99 ${decimals(p99)} ms`;
}
