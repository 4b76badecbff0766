import { readFileSync } from 'node:fs';
import { zendesk } from '../../../../adapters/helpdesks/zendesk/index.ts';
import { Settings } from '../../../../adapters/helpdesks/zendesk/settings.ts';
import type { DeskParts, HelpDesk, HookRequest } from '../../../../src/domain/helpdesk.ts';
import {
  type FakeZendesk,
  standingClock,
  startZendesk,
  type ZendeskOptions,
} from '../../../servers/zendesk.ts';

export interface Connected {
  account: FakeZendesk;
  desk: HelpDesk;
  clock: ReturnType<typeof standingClock>;
  /** The desk again, with other settings or parts. */
  connect(settings?: Partial<Settings>, parts?: Partial<DeskParts>): HelpDesk;
}

/** A fake account and a desk on it that share one clock. */
export async function connected(options: ZendeskOptions = {}): Promise<Connected> {
  const clock = standingClock();
  const account = await startZendesk({ now: clock.now, ...options });
  const connect: Connected['connect'] = (settings = {}, parts = {}) =>
    zendesk.connect(Settings.parse({ ...account.settings, ...settings }), { fetch, ...clock, ...parts });
  return { account, clock, connect, desk: connect() };
}

export const settings = Settings.parse({
  subdomain: 'acme',
  email: 'bot@acme.test',
  token: 'secret-token',
  webhookSecret: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==',
  userId: '8447388090999',
});

/** A webhook as the door hands it on. */
export function hook(body: string, headers: Record<string, string> = {}): HookRequest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  return { headers, raw: Buffer.from(body), body: parsed };
}

export function payload(name: string): string {
  return readFileSync(new URL(`../../../payloads/zendesk/${name}.json`, import.meta.url), 'utf8');
}
