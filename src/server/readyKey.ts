import type { Store } from '../store/port.ts';
import { hashKey, hintOf, newKey } from './createKeys.ts';

const PRESET = 'preset';
const FIRST = 'first start';
/** Nobody else's key may have these. */
export const OWN_LABELS = [PRESET, FIRST];

/** The preset key, or a new one at the first start: the only time that it is shown; null later. An admin's, both. */
export async function readyKey(
  { access }: Store,
  preset: string | undefined,
  workspace: string,
): Promise<string | null> {
  if (!preset && (await access.hasKeys(workspace))) return null;
  const key = preset ?? newKey();
  const label = preset ? PRESET : FIRST;
  const kept = { hash: hashKey(key), label, role: 'admin', hint: hintOf(key) } as const;
  await access.addKey(workspace, kept, Date.now());
  // A preset key that was changed is meant to be the only one.
  if (preset) await access.revokeOthers(workspace, label, kept.hash, Date.now());
  return key;
}
