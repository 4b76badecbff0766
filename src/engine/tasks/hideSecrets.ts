import type { Turn } from '../../domain/turn.ts';

const MASK = '••••';
/** Shorter ones would mask half of every word. */
const SHORTEST = 3;

/** The text with what is secret masked. */
export function hideIn(text: string, secrets: string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((left, secret) => left.replaceAll(secret, MASK), text);
}

/** The turn with every secret masked that the customer gave in it, wherever it may have come to stand. */
export function hideSecrets(turn: Turn, secrets: string[]): Turn {
  if (secrets.length === 0) return turn;
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string') return hideIn(value, secrets);
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mask(one)]));
  };
  return { ...(mask(turn) as Turn), hides: secrets };
}
