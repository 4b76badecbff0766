// Runs before `npm start` and `npm test`, on whatever Node the machine has: plain JavaScript, built-in modules only.
// Brings the dependencies (a current Node among them) when they are missing or older than package-lock.json.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'node_modules', '.deskhand-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (!isInstalled()) install();

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function install() {
  const began = Date.now();
  console.error('Deskhand: bringing its libraries and Node 24 into node_modules (once, about a minute) …');
  // Not `npm ci`: it refuses a lock file that was made on a registry without every platform's optional packages.
  const result = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // Its install script only fetches what a graphics card needs, and fails where that cannot be had.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      'Deskhand: the libraries could not be installed. Check the network or the npm registry, then run this again.',
    );
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted);
  console.error(`Deskhand: ready after ${Math.round((Date.now() - began) / 1000)} s.`);
}
