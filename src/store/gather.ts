/** A turn waits at most so long for others to share its COMMIT with, and only while others have been coming. ms. */
const LONGEST_MS = 2;
/** How fast the memory of a busy time fades, by batch. */
const FADING = 0.9;

/**
 * Collects what comes close together, so that one `run` serves it all. A lone item is not kept waiting: how many are
 * waited for is what came together lately. While a `run` is under way, the next batch gathers.
 */
export function gather<T>(run: (batch: T[]) => void | Promise<void>): (item: T) => void {
  let waiting: T[] = [];
  let isOpen = false;
  let lately = 1;
  let began = 0;

  function open(): void {
    isOpen = true;
    began = performance.now();
    setImmediate(look, waiting.length);
  }

  /** Each tick reads what has arrived on the sockets meanwhile. */
  function look(before: number): void {
    const isLate = performance.now() - began >= LONGEST_MS;
    if (isLate || (waiting.length >= lately && waiting.length === before)) void close();
    else if (waiting.length > before) setImmediate(look, waiting.length);
    else setTimeout(look, 1, waiting.length);
  }

  async function close(): Promise<void> {
    const batch = waiting;
    waiting = [];
    lately = Math.max(batch.length, lately * FADING);
    try {
      const running = run(batch);
      if (running) await running;
    } finally {
      isOpen = false;
      if (waiting.length > 0) open();
    }
  }

  return (item) => {
    waiting.push(item);
    if (!isOpen) open();
  };
}
