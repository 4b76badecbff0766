import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Brings the peers' packages into their folder when they are missing or of another version than package.json asks for. */
export function installPeers(folder: string): void {
  const wanted = Object.entries(dependenciesOf(join(folder, 'package.json')));
  const missing = wanted.filter(([name, version]) => !isThere(folder, name, version)).map(([name]) => name);
  if (missing.length === 0) return;
  process.stderr.write(
    `Installing the peers that the bench compares with (${missing.join(', ')}): about a minute …\n`,
  );
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error("The peers could not be installed: see npm's lines above, then run the bench again.");
}

function isThere(folder: string, name: string, version: string): boolean {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
}

function dependenciesOf(file: string): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8')).dependencies;
}
