import type { Parts } from './view.ts';

/** Articles that are kept open, and how much of their text, in UTF-16 characters. */
const MOST_OPEN = 48;
const MOST_TEXT = 6_000_000;

/** Parts of articles by number, read when asked for; those asked for last stay open. */
export interface OpenParts {
  of(n: number): Parts;
  /** It is another one from now on, or gone. */
  forget(n: number): void;
  /** Nothing that was read holds any more. */
  forgetAll(): void;
}

export function openParts(read: (n: number) => Parts): OpenParts {
  const open = new Map<number, Parts>();
  let text = 0;
  let lastN = -1;
  let last: Parts | undefined;

  function forget(n: number): void {
    text -= open.get(n)?.body.length ?? 0;
    open.delete(n);
    if (n === lastN) [lastN, last] = [-1, undefined];
  }

  return {
    of(n) {
      if (n === lastN && last) return last;
      const parts = open.get(n) ?? read(n);
      forget(n);
      open.set(n, parts);
      text += parts.body.length;
      for (const oldest of open.keys()) {
        if (oldest === n || (open.size <= MOST_OPEN && text <= MOST_TEXT)) break;
        forget(oldest);
      }
      [lastN, last] = [n, parts];
      return parts;
    },
    forget,
    forgetAll() {
      for (const n of [...open.keys()]) forget(n);
    },
  };
}
