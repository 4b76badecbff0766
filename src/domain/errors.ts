/**
 * The error family of the whole house. "The API said no" (Refused) and "no answer came" (NoAnswer) are different
 * classes, because only the second leaves the outcome of a write unknown.
 */

/** A problem that one of our own callers can mend: becomes RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  readonly status: number;
  /** Stable machine name, such as `validation` or `not_found`. */
  readonly code: string;
  /** The field at fault, as a JSON pointer (`/user/id`), when there is one. */
  readonly field: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { field?: string; retryAfterMs?: number } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.field = more.field;
    this.retryAfterMs = more.retryAfterMs;
  }
}

/** A webhook or a request that does not prove who sent it. */
export class Unauthorized extends Problem {
  constructor(detail: string) {
    super(401, 'unauthorized', detail);
    this.name = 'Unauthorized';
  }
}

/** The other side answered, and its answer was no. Final, unless `retryAfterMs` is set (429). */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { status, code, retryAfterMs }: { status: number; code?: string; retryAfterMs?: number },
  ) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.code = code ?? `http_${status}`;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The ticket moved between our read and our write (412 or 409 of a conditional write): read again, decide again. */
export class Moved extends Refused {
  constructor(message: string, status = 412) {
    super(message, { status, code: 'moved' });
    this.name = 'Moved';
  }
}

/** No usable answer came (time-out, reset, 5xx, HTML instead of JSON): a write may or may not have happened. */
export class NoAnswer extends Error {
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { code, retryAfterMs, cause }: { code: string; retryAfterMs?: number; cause?: unknown },
  ) {
    super(message, { cause });
    this.name = 'NoAnswer';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No store can be reached, or it refused to keep what it was given. The caller must not acknowledge. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** Something an admin must mend before Deskhand can start or go on; the message says what to do next. */
export class SetupError extends Error {
  override name = 'SetupError';
}
