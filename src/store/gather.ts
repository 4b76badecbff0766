/** A turn waits at most so long for others to share its COMMIT with, and only while every tick brings more. ms. */
const LONGEST_MS = 2;

/**
 * Collects what comes close together, so that one `run` serves it all: as long as each tick reads more from the sockets
 * the batch stays open, and a lone item waits for one empty tick. While a `run` is under way, the next batch gathers.
 */
export function gather<T>(run: (batch: T[]) => void | Promise<void>): (item: T) => void {
  let waiting: T[] = [];
  let isOpen = false;

  function open(): void {
    isOpen = true;
    setImmediate(look, waiting.length, performance.now());
  }

  function look(before: number, began: number): void {
    const brings = waiting.length > before && performance.now() - began < LONGEST_MS;
    if (brings) setImmediate(look, waiting.length, began);
    else void close();
  }

  async function close(): Promise<void> {
    const batch = waiting;
    waiting = [];
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
