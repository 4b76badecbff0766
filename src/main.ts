import { createTerminal } from './cli/terminal.ts';
import { readConfig } from './config.ts';
import { createDeskhand } from './createDeskhand.ts';
import { SetupError } from './domain/errors.ts';

const terminal = createTerminal({ out: process.stdout });

try {
  const deskhand = await createDeskhand({ config: readConfig(), terminal, live: process.stdout.isTTY });
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await deskhand.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  terminal.fail(error.message);
  process.exit(1);
}
