import { z } from 'zod';
import type { HookSettings } from '../../domain/hook.ts';
import { render } from '../liquid.ts';

const Request = z.object({
  url: z.string(),
  method: z.string().max(20).default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().max(1_048_576).optional(),
});
const LARGEST = 1_048_576;
const TIMEOUT_MS = 10_000;

/** Fetches for hooks, from the declared hosts only; what an admin declared is sent along and never shown. */
export function createHookFetch(
  hosts: HookSettings['hosts'],
  { fetch, secrets }: { fetch: typeof globalThis.fetch; secrets: () => Promise<Record<string, string>> },
): (json: string) => Promise<object> {
  const known = new Map(
    hosts.map((one) =>
      typeof one === 'string' ? [one.toLowerCase(), {}] : [one.host.toLowerCase(), one.headers],
    ),
  );
  return async (json) => {
    const { url, method, headers, body } = Request.parse(JSON.parse(json));
    const target = URL.parse(url);
    const own = target?.protocol === 'https:' ? known.get(target.host) : undefined;
    if (!target || !own)
      throw new Error(
        `hooks may not fetch from ${target?.host ?? 'there'}: add the host to bot.yaml, hooks: hosts (https only)`,
      );
    const scope = { secrets: await secrets() };
    const added = Object.fromEntries(Object.entries(own).map(([name, text]) => [name, render(text, scope)]));
    const response = await fetch(target, {
      method,
      headers: { ...headers, ...added },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await readText(response);
    const type = response.headers.get('content-type');
    return {
      status: response.status,
      headers: type ? { 'content-type': type } : {},
      text: hide(text, scope.secrets),
    };
  };
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST) throw new Error('the answer is larger than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const SHORTEST = 4;

/** The text with every secret masked. */
export function hide(text: string, secrets: Record<string, string>): string {
  return Object.values(secrets)
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((left, secret) => left.replaceAll(secret, '••••'), text);
}
