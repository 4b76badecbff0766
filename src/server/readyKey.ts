import { randomBytes } from 'node:crypto';
import type { Store } from '../store/port.ts';
import { hashKey } from './authenticate.ts';

/** The preset key, or a new one at the first start: the only time that it is shown; null later. */
export async function readyKey(
  { access }: Store,
  preset: string | undefined,
  workspace: string,
): Promise<string | null> {
  if (!preset && (await access.hasKeys(workspace))) return null;
  const key = preset ?? `dk_${randomBytes(24).toString('base64url')}`;
  const label = preset ? 'preset' : 'first start';
  await access.addKey(workspace, hashKey(key), label, `…${key.slice(-4)}`, Date.now());
  // A preset key that was changed is meant to be the only one.
  if (preset) await access.revokeOthers(workspace, label, hashKey(key), Date.now());
  return key;
}
