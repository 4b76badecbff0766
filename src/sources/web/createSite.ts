import type { lookup } from 'node:dns';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSettings } from '../../domain/source.ts';
import { isSameHost, normalize } from './address.ts';
import { isLocalHost } from './privateAddress.ts';
import { type Answer, request, WebError } from './request.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const HOPS = 5;
const TRIES = 3;
const LONGEST_WAIT_MS = 30_000;

export interface SiteParts {
  signal: AbortSignal;
  lookup?: typeof lookup;
  timeoutMs?: number;
  maxBytes?: number;
}

export interface Page extends Answer {
  /** Where it was found after redirects. */
  url: URL;
}

/** One web site, asked politely: one page at a time, with a pause between any two requests. */
export interface Site {
  /** Follows redirects within the host. Throws `WebError` with a sentence for the admin. */
  get(url: URL, headers?: Record<string, string>): Promise<Page>;
  /** A longer pause than the admin's, as robots.txt asks for it. */
  slowDown(ms: number): void;
}

/** A redirect that leads away: the page is not here any more. */
export class LeadsAway extends WebError {
  override name = 'LeadsAway';
}

export function createSite(
  settings: WebSettings,
  { signal, lookup, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES }: SiteParts,
): Site {
  const start = new URL(settings.url);
  const allowPrivate = settings.allowPrivate || isLocalHost(start.hostname);
  let pauseMs = settings.delayMs;
  let readyAt = 0;

  async function once(url: URL, headers: Record<string, string>): Promise<Answer> {
    await sleep(Math.max(0, readyAt - performance.now()), undefined, { signal });
    try {
      return await request(url, {
        headers,
        allowPrivate,
        maxBytes,
        timeoutMs,
        signal,
        ...(lookup && { lookup }),
      });
    } finally {
      readyAt = performance.now() + pauseMs;
    }
  }

  /** A site that says "too many" or "not now" is waited for, as long as it asks for. */
  async function patiently(url: URL, headers: Record<string, string>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await once(url, headers);
      const asksToWait = answer.status === 429 || (answer.status === 503 && answer.headers['retry-after']);
      if (!asksToWait || tries === TRIES) return answer;
      await sleep(waitOf(answer.headers['retry-after']), undefined, { signal });
    }
  }

  return {
    async get(first, headers = {}) {
      let url = first;
      for (let hop = 0; hop <= HOPS; hop++) {
        const answer = await patiently(url, headers);
        const { location } = answer.headers;
        if (![301, 302, 303, 307, 308].includes(answer.status) || !location) return { ...answer, url };
        const next = normalize(location, url);
        if (!next || !isSameHost(next, start))
          throw new LeadsAway('It leads to another site, which is not read.');
        url = next;
      }
      throw new WebError('It leads in circles.');
    },
    slowDown(ms) {
      pauseMs = Math.max(pauseMs, Math.min(ms, LONGEST_WAIT_MS));
    },
  };
}

function waitOf(after: string | undefined): number {
  const ms = /^\d+$/.test(after ?? '') ? Number(after) * 1000 : Date.parse(after ?? '') - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : 2_000;
}
