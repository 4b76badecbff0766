import type { NextFunction, Request, Response } from 'express';

/**
 * - `429` with Retry-After (seconds) · `html502` a proxy's page · `json500`
 * - `resetBefore` the connection dies and nothing happened · `resetAfter` the write is done, then the connection dies
 * - `hangAfter` the write is done and no answer ever comes
 */
export type Fault =
  | { kind: '429'; retryAfter: number }
  | { kind: 'html502' | 'json500' | 'resetBefore' | 'resetAfter' | 'hangAfter' };

interface Planned {
  on: RegExp;
  fault: Fault;
  left: number;
}

/** Faults to come, matched against `METHOD /path`. */
export class Faults {
  #planned: Planned[] = [];
  /** Every call in order, faulty or not. */
  calls: string[] = [];

  plan(on: RegExp, fault: Fault, times = 1): void {
    this.#planned.push({ on, fault, left: times });
  }

  clear(): void {
    this.#planned = [];
  }

  middleware = (req: Request, res: Response, next: NextFunction): void => {
    const call = `${req.method} ${req.path}`;
    this.calls.push(call);
    const planned = this.#planned.find(({ on, left }) => left > 0 && on.test(call));
    if (planned) {
      planned.left--;
      this.#apply(planned.fault, req, res, next);
    } else next();
  };

  #apply(fault: Fault, req: Request, res: Response, next: NextFunction): void {
    if (fault.kind === '429') {
      res.set('retry-after', String(fault.retryAfter)).status(429);
      res.json({
        error: 'TooManyRequests',
        description: 'Number of allowed API requests per minute exceeded',
      });
    } else if (fault.kind === 'html502') {
      res.status(502).type('html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
    } else if (fault.kind === 'json500') {
      res.status(500).json({ error: 'InternalError', description: 'Something went wrong' });
    } else if (fault.kind === 'resetBefore') {
      req.socket.destroy();
    } else {
      const after = fault.kind === 'resetAfter' ? () => req.socket.destroy() : () => undefined;
      res.end = () => {
        after();
        return res;
      };
      next();
    }
  }
}
