#!/usr/bin/env node
// The command `deskhand`, on whatever Node the machine has: plain JavaScript, built-in modules only. Brings the
// libraries when they are missing, then runs deskhand.ts: here, or on the Node that came with the libraries.
import './setup.js';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= 24) await import('./deskhand.ts');
else runOnOwnNode();

function runOnOwnNode() {
  const own = process.platform === 'win32' ? 'node/bin/node.exe' : '.bin/node';
  const node = join(here, '..', '..', 'node_modules', own);
  const child = spawn(node, [join(here, 'deskhand.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, () => pass(child, signal));
  child.on('error', (error) => {
    console.error(
      `Deskhand: its Node could not be started (${error.message}). Run npm install, then this again.`,
    );
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

// Ctrl+C at a terminal reaches the whole group: the child has it already.
function pass(child, signal) {
  if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
}
