import { NoConnection } from './api.js';

const TRIES = 8;
const LONGEST_MS = 8_000;

/**
 * Does it again while that can help: no connection, the server's own faults, "too many" and "try again". Only for
 * calls that may be repeated. `onWait` is told in plain words what is waited for.
 */
export async function patiently(attempt, onWait) {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const ms = waitAfter(error, tries);
      if (ms === null) throw error;
      onWait(describeWait(error, ms));
      await pause(ms);
      // Being offline is nobody's fault and may last.
      if (navigator.onLine === false) tries = 0;
    }
  }
}

function waitAfter(error, tries) {
  if (error.retryAfterMs !== undefined) return error.retryAfterMs;
  const mayPass = error instanceof NoConnection || error.status >= 500;
  return mayPass && tries < TRIES ? Math.min(500 * 2 ** (tries - 1), LONGEST_MS) : null;
}

function describeWait(error, ms) {
  if (navigator.onLine === false)
    return 'You are offline. Your message is sent as soon as the connection is back.';
  const seconds = Math.ceil(ms / 1000);
  const when = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
  if (error.status === 429) return `That was a lot in a short time. It goes on by itself ${when}.`;
  return `The server cannot be reached. Trying again ${when}.`;
}

/** Ends early when the connection comes back. */
export function pause(ms) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });
}
