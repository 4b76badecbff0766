import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * An example of README.md or docs/*.md that a test runs as a reader would:
 *
 *     ```sh try
 *     curl http://127.0.0.1:8080/v1/messages -H "Authorization: Bearer KEY" …
 *     ```
 *
 * Every block stands alone and is run by `sh -e` in the repository's folder, against a server with the starter's demo;
 * its address and key are put in. A curl that is answered with an error fails. A ```json block right below shows the
 * answer: the real one must have its fields with the same kinds of values; of texts only those without … must be equal.
 */
export interface Example {
  file: string;
  line: number;
  script: string;
  answer: unknown;
}

const BLOCK = /^```sh try\n([\s\S]*?)^```\n(?:\s*^```json\n([\s\S]*?)^```$)?/gm;

export function examplesOf(file: string, markdown: string): Example[] {
  return [...markdown.matchAll(BLOCK)].map((match) => {
    const [, script = '', answer] = match;
    const line = markdown.slice(0, match.index).split('\n').length;
    return { file, line, script, answer: answer === undefined ? undefined : JSON.parse(answer) };
  });
}

const CURL = 'curl() { command curl --fail-with-body --silent --show-error --max-time 20 "$@"; }\n';

/** Runs it; gives what it printed. Throws with that when it fails. */
export async function tryExample(
  { file, line, script }: Example,
  { url, key }: { url: string; key: string },
): Promise<string> {
  const ready = script
    .replaceAll(/http:\/\/(127\.0\.0\.1|localhost):8080/g, url)
    .replaceAll(/\bBearer (KEY|dk_…)/g, `Bearer ${key}`);
  const child = spawn('sh', ['-e', '-c', CURL + ready], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, KEY: key, DESKHAND_API_KEY: key },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${file}:${line} ended with ${code}:\n${said}`);
  return said;
}

/** What `shown` has and `real` has not, as paths; [] when the example is true. */
export function differences(shown: unknown, real: unknown, path = ''): string[] {
  if (typeof shown === 'string' && typeof real === 'string')
    return shown === real || shown.includes('…') ? [] : [`${path}: ${real}`];
  if (Array.isArray(shown)) {
    if (!Array.isArray(real)) return [`${path} is no list`];
    return shown.flatMap((value, i) =>
      i < real.length ? differences(value, real[i], `${path}/${i}`) : [`${path}/${i} is missing`],
    );
  }
  if (shown === null || typeof shown !== 'object')
    return typeof shown === typeof real ? [] : [`${path} is a ${typeof real}`];
  if (real === null || typeof real !== 'object') return [`${path} is ${real}`];
  return Object.entries(shown).flatMap(([name, value]) =>
    name in real
      ? differences(value, (real as Record<string, unknown>)[name], `${path}/${name}`)
      : [`${path}/${name} is missing`],
  );
}
