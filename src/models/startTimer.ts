import { NoAnswer } from '../domain/errors.ts';

export interface Timer {
  /** Aborted when the time is up or the caller gave up. */
  readonly signal: AbortSignal;
  /** Why it was aborted; undefined while it is not. */
  readonly reason: NoAnswer | undefined;
  /** The first word came. */
  begun(): void;
  stop(): void;
}

/** Two clocks and the caller's own wish, as one signal. */
export function startTimer({
  budgetMs,
  firstTokenMs,
  signal: wish,
}: {
  budgetMs: number;
  firstTokenMs: number;
  signal?: AbortSignal | undefined;
}): Timer {
  const abort = new AbortController();
  const end = (message: string, code: string) => abort.abort(new NoAnswer(message, { code }));
  const giveUp = () => end('The caller gave up', 'aborted');
  const late = () => end('The model did not answer in time', 'timeout');
  const whole = setTimeout(late, budgetMs);
  const first = setTimeout(late, Math.min(firstTokenMs, budgetMs));
  if (wish?.aborted) giveUp();
  else wish?.addEventListener('abort', giveUp, { once: true });
  return {
    signal: abort.signal,
    get reason() {
      return abort.signal.aborted ? (abort.signal.reason as NoAnswer) : undefined;
    },
    begun: () => clearTimeout(first),
    stop() {
      clearTimeout(whole);
      clearTimeout(first);
      abort.abort(new NoAnswer('The call is over', { code: 'aborted' })); // Closes what may still be open.
      wish?.removeEventListener('abort', giveUp);
    },
  };
}
