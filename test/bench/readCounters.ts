export interface Counters {
  turns: number;
  commits: number;
}

/** Turns and commits that a Deskhand server has counted so far, from its `GET /metrics` (Prometheus text). */
export async function readCounters(base: string, key: string): Promise<Counters> {
  const response = await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${key}` } });
  if (!response.ok) throw new Error(`GET /metrics answered ${response.status}`);
  const text = await response.text();
  return { turns: sum(text, 'deskhand_turns_total'), commits: sum(text, 'deskhand_store_commits_total') };
}

/** Sum over all label sets of one counter: `name{label="x"} 12`. */
function sum(text: string, name: string): number {
  const values = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));
  if (values.length === 0) throw new Error(`GET /metrics has no ${name}`);
  return values.reduce((total, value) => total + value, 0);
}
