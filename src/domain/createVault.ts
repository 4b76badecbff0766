import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
} from 'node:crypto';
import type { Json } from './json.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps what is secret from being read where it must be kept. */
export interface Vault {
  seal(value: Json): string;
  /** null: sealed with another key, or damaged. */
  open(sealed: string): Json;
  /** The same for the same parts; whoever has not the secret cannot try values until one fits. Hex. */
  digest(...parts: string[]): string;
}

/**
 * One vault for each purpose, with keys of its own, from the installation's secret.
 * https://nodejs.org/api/crypto.html#ccm-mode
 */
export function createVault(secret: string, purpose: 'flow' | 'action' = 'flow'): Vault {
  // A key object: bytes would be looked through anew with each use, which takes several times as long.
  const keyFor = (use: string) => createSecretKey(createHash('sha256').update(`${use} ${secret}`).digest());
  const [key, digestKey] = [keyFor(purpose), keyFor(`${purpose} digest`)];
  return {
    seal(value) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce);
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open(sealed) {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        return JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8'));
      } catch {
        return null;
      }
    },
    digest(...parts) {
      const hmac = createHmac('sha256', digestKey);
      for (const part of parts) hmac.update(`${part.length}:${part}`);
      return hmac.digest('hex');
    },
  };
}
