import type { Json } from '../domain/json.ts';

/** Shorter than this, a secret may stand in any text by chance: then only the whole text is taken out. */
const SHORTEST = 6;

/** Takes secrets out of whatever a target sent back, also as they look in a URL or in a Basic header. */
export function maskSecrets(json: Json, secrets: [name: string, value: string][]): Json {
  const hidden = secrets.filter(([, value]) => value !== '').flatMap(formsOf);
  // A long secret may hold a short one: the long one goes first.
  hidden.sort(([, a], [, b]) => b.length - a.length);
  return hidden.length === 0 ? json : mask(json, hidden);
}

function mask(json: Json, hidden: [string, string][]): Json {
  if (typeof json === 'string') return maskText(json, hidden);
  if (typeof json === 'number') return maskNumber(json, hidden);
  if (Array.isArray(json)) return json.map((one) => mask(one, hidden));
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, one]) => [maskText(name, hidden), mask(one, hidden)]),
  );
}

/** A short number may stand anywhere by chance. */
function maskNumber(json: number, hidden: [string, string][]): Json {
  const text = String(json);
  return text.length >= SHORTEST && maskText(text, hidden) !== text ? maskText(text, hidden) : json;
}

function maskText(text: string, hidden: [string, string][]): string {
  let masked = text;
  for (const [name, value] of hidden) {
    if (value.length >= SHORTEST) masked = masked.replaceAll(value, `(${name})`);
    else if (masked === value) masked = `(${name})`;
  }
  return masked;
}

function formsOf([name, value]: [string, string]): [string, string][] {
  const base64 = Buffer.from(value).toString('base64');
  const forms = [
    value,
    encodeURIComponent(value.toWellFormed()),
    base64,
    Buffer.from(value).toString('base64url'),
  ];
  return [...new Set(forms)].map((form) => [name, form]);
}
