const MINUTE_MS = 60_000;
/** Enough to look for a mistake, and no log is filled by one. */
const MOST_LINES = 300;

/** Hands texts on, no more than so many lines of them in a minute; `leaveOut` is told once when that is reached. */
export function limitLines(
  now: () => number,
  { write, leaveOut }: { write: (text: string) => void; leaveOut: () => void },
): (text: string) => void {
  let since = Number.NEGATIVE_INFINITY;
  let left = 0;
  return (text) => {
    if (now() - since >= MINUTE_MS) {
      since = now();
      left = MOST_LINES;
    }
    const lines = text.split('\n').filter(Boolean);
    if (left > 0 && lines.length > 0) write(lines.slice(0, left).join('\n'));
    if (left > 0 && lines.length >= left) leaveOut();
    left = Math.max(0, left - lines.length);
  };
}
