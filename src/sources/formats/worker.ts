import { parentPort } from 'node:worker_threads';
import type { FileInput } from './formats.ts';
import { readFile } from './readFile.ts';

parentPort?.on('message', async (file: FileInput) => {
  try {
    parentPort?.postMessage({ read: await readFile(file) });
  } catch (error) {
    parentPort?.postMessage({ problem: (error as Error).message });
  }
});
