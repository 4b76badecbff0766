import { readFileSync } from 'node:fs';

/** What a peer is started with: `node peers/<name>.mjs <echo|understand> <fixture.json>`. */
export function startedWith(argv = process.argv) {
  const [mode, file] = argv.slice(2);
  if (mode !== 'echo' && mode !== 'understand')
    throw new Error(`mode must be echo or understand, not ${mode}`);
  return { mode, fixture: JSON.parse(readFileSync(file, 'utf8')) };
}

/** The line that the bench waits for. */
export function ready(server) {
  process.stdout.write(`READY ${server.address().port}\n`);
}
