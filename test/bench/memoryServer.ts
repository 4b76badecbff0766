import { createTerminal } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { createDeskhand } from '../../src/createDeskhand.ts';
import { createStore } from '../../src/store/createStore.ts';
import { createMemoryTurns } from './memoryTurns.ts';

const config = readConfig();
const store = await createStore({ dir: config.DATA_DIR, now: Date.now });
const terminal = createTerminal({ out: process.stdout });
const deskhand = await createDeskhand({
  config,
  terminal,
  live: false,
  store: { ...store, turns: createMemoryTurns() },
});
process.on('SIGTERM', async () => {
  await deskhand.stop();
  process.exit(0);
});
