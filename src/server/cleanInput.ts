import { Problem } from '../domain/errors.ts';

/** Deeper than anything that is meant, and far from where a recursive reader runs out of stack. */
const DEEPEST = 64;

/**
 * What came in as JSON, without characters that no store can keep: U+0000, which PostgreSQL refuses, is dropped and half
 * a surrogate pair becomes U+FFFD. Changes the value in place; throws a 422 on nesting that nobody means.
 */
export function cleanInput(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST)
    throw new Problem(422, 'too_deep', `The body is nested too deeply: ${DEEPEST} levels are the most.`);
  const fields = value as Record<string, unknown>;
  for (const [key, old] of Object.entries(fields)) {
    const next = cleanInput(old, depth + 1);
    // `__proto__` as a key of JSON is a plain field, and stays one that is never assigned to.
    if (next !== old && key !== '__proto__') fields[key] = next;
  }
  return value;
}

function cleanText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}
