import type { Role } from '../domain/role.ts';

/** An API key as it may be shown: its text is kept nowhere. */
export interface ApiKey {
  id: string;
  /** Whose it is: a person or a system, for the audit. */
  label: string;
  role: Role;
  /** How its text ends. */
  hint: string;
  createdAt: number;
  /** To the minute; null: never. */
  lastUsedAt: number | null;
}

export interface NewKey extends Pick<ApiKey, 'label' | 'role' | 'hint'> {
  /** Of its text. */
  hash: string;
}

/** API keys, and secrets that the installation made for itself. */
export interface Access {
  /** Makes it, or makes it valid again. */
  addKey(workspace: string, key: NewKey, now: number): Promise<ApiKey>;
  /** Makes it, unless a valid key has this label, in whatever case: then null. */
  addLabelled(workspace: string, key: NewKey, now: number): Promise<ApiKey | null>;
  /** The keys of this label, other than this one, open nothing any more. */
  revokeOthers(workspace: string, label: string, hash: string, now: number): Promise<void>;
  /** It opens nothing any more. An admin always has a key left. */
  revokeKey(workspace: string, id: string, now: number): Promise<'revoked' | 'unknown' | 'last_admin'>;
  /** Whoever calls with the key of this hash. */
  findKey(hash: string): Promise<{ workspace: string; key: ApiKey } | null>;
  usedKey(hash: string, now: number): Promise<void>;
  /** Valid ones, oldest first. */
  keys(workspace: string): Promise<ApiKey[]>;
  hasKeys(workspace: string): Promise<boolean>;
  /** The named secret, made by `make` when it is not there. */
  secret(workspace: string, name: string, make: () => string): Promise<string>;
}

/** Credentials that an admin gives the bot's actions; nobody is ever shown a value. */
export interface Secrets {
  put(workspace: string, name: string, value: string): Promise<void>;
  remove(workspace: string, name: string): Promise<boolean>;
  values(workspace: string): Promise<Record<string, string>>;
}
