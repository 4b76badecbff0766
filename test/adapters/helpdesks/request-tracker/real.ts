import { setTimeout as sleep } from 'node:timers/promises';
import { requestTracker } from '../../../../adapters/helpdesks/request-tracker/index.ts';
import type { DeskParts, HelpDesk } from '../../../../src/domain/helpdesk.ts';
import {
  type RequestTracker,
  type RequestTrackerOptions,
  startRequestTracker,
} from '../../../servers/requestTracker.ts';

const WEBHOOK_SECRET = 'a secret of this test';

/** Settings as an admin would enter them. */
export function settingsOf(
  rt: Pick<RequestTracker, 'url' | 'token' | 'queue'>,
  more: Record<string, string> = {},
) {
  const { url, token, queue } = rt;
  const given = {
    url,
    token,
    queue,
    botUser: 'helpbot',
    webhookSecret: WEBHOOK_SECRET,
    articleClass: 'Help centre',
    ...more,
  };
  return requestTracker.settings.parse(given);
}

export function connectTo(
  rt: RequestTracker,
  parts: Partial<DeskParts> = {},
  more: Record<string, string> = {},
): HelpDesk {
  const all = { fetch, now: Date.now, sleep: async (ms: number) => void (await sleep(ms)), ...parts };
  return requestTracker.connect(settingsOf(rt, more), all);
}

/** Null, and a line that says why, where Request Tracker cannot run. */
export async function realOrNull(options: RequestTrackerOptions = {}): Promise<RequestTracker | null> {
  const rt = await startRequestTracker({ webhookSecret: WEBHOOK_SECRET, ...options });
  if (!('reason' in rt)) return rt;
  // Not console.log: jest drops what a skipped file says.
  process.stdout.write(`SKIPPED, no real Request Tracker here: ${rt.reason}\n`);
  return null;
}
