import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in ticks of 1/100 s for every architecture that Node runs on: proc(5), times(2). */
const microsPerTick = 10_000;

interface ProcessStat {
  parent: number;
  /** User and system time of the process, µs. */
  own: number;
  /** The same of its children that have ended and were waited for, µs. */
  reaped: number;
}

/** CPU time (user + system, all threads) that a process has used so far, µs; 0 where /proc does not exist. */
export function cpuOf(pid: number): number {
  return statOf(pid)?.own ?? 0;
}

/** The same for a process with its children, as PostgreSQL has one per connection. */
export function cpuOfFamily(pid: number): number {
  const head = statOf(pid);
  if (!head) return 0;
  const children = allPids()
    .map(statOf)
    .filter((stat) => stat?.parent === pid);
  return children.reduce((sum, child) => sum + child!.own + child!.reaped, head.own + head.reaped);
}

export function parentOf(pid: number): number | undefined {
  return statOf(pid)?.parent;
}

function allPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** Fields of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, counted after the name's closing bracket. */
function statOf(pid: number): ProcessStat | undefined {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = (first: number, second: number) => (fields[first]! + fields[second]!) * microsPerTick;
  return { parent: fields[1]!, own: ticks(11, 12), reaped: ticks(13, 14) };
}
