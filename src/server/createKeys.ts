import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../domain/role.ts';
import type { ApiKey, Store } from '../store/port.ts';
import type { KeyCaller } from './route.ts';

/** A process that did not revoke a key itself may take it for so long. */
const REMEMBERED_MS = 10_000;
const MINUTE_MS = 60_000;

/** Keys are kept as hashes only; they are long and random, so one round of SHA-256 is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Its text is shown once, to whoever asked for it. */
export function newKey(): string {
  return `dk_${randomBytes(24).toString('base64url')}`;
}

/** What of a key may be shown later on. */
export const hintOf = (key: string) => `…${key.slice(-4)}`;

export interface Keys {
  /** null: it opens nothing. */
  callerOf(key: string): Promise<KeyCaller | null>;
  list(workspace: string): Promise<ApiKey[]>;
  /** null: a valid key has this label. */
  make(
    workspace: string,
    asked: { label: string; role: Role },
  ): Promise<{ key: string; made: ApiKey } | null>;
  revoke(workspace: string, id: string): Promise<'revoked' | 'unknown' | 'last_admin'>;
}

/** The API keys of all workspaces; who they are is remembered for a few seconds. */
export function createKeys({ access }: Pick<Store, 'access'>, now: () => number): Keys {
  const remembered = new Map<string, { caller: KeyCaller; until: number }>();

  async function find(key: string): Promise<KeyCaller | null> {
    const hash = hashKey(key);
    const found = await access.findKey(hash);
    if (!found) return null;
    const { label, role, lastUsedAt } = found.key;
    // Who calls is known, also where that cannot be written down.
    if ((lastUsedAt ?? 0) + MINUTE_MS <= now()) await access.usedKey(hash, now()).catch(() => undefined);
    return { kind: 'key', workspace: found.workspace, key: hash, label, role };
  }

  return {
    async callerOf(key) {
      const known = remembered.get(key);
      if (known && known.until > now()) return known.caller;
      remembered.delete(key);
      const caller = await find(key);
      if (caller) remembered.set(key, { caller, until: now() + REMEMBERED_MS });
      return caller;
    },
    list: (workspace) => access.keys(workspace),
    async make(workspace, { label, role }) {
      const key = newKey();
      const kept = { hash: hashKey(key), label, role, hint: hintOf(key) };
      const made = await access.addLabelled(workspace, kept, now());
      return made && { key, made };
    },
    async revoke(workspace, id) {
      const how = await access.revokeKey(workspace, id, now());
      remembered.clear();
      return how;
    },
  };
}
