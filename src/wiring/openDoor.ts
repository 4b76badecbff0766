import { createServer, type RequestListener } from 'node:http';
import type { Config } from '../config.ts';
import { closeServer, listen } from '../server/listen.ts';
import { readyKey } from '../server/readyKey.ts';
import type { Store } from '../store/port.ts';

/** Listens, and then makes the key: once the port is ours, so that it is shown; who asks in between waits for it. */
export async function openDoor(
  app: RequestListener,
  { config, store, workspace }: { config: Config; store: Store; workspace: string },
) {
  const keyed = Promise.withResolvers<void>();
  let isOpen = false;
  const server = createServer((request, response) => {
    if (!server.listening) response.shouldKeepAlive = false; // We stop: the next request finds another server.
    if (isOpen) app(request, response);
    else keyed.promise.then(() => app(request, response));
  });
  const url = await listen(server, config.HOST, config.PORT);
  const apiKey = await readyKey(store, config.DESKHAND_API_KEY, workspace);
  isOpen = true;
  keyed.resolve();
  return { url, apiKey, close: (closing: () => void) => closeServer(server, closing) };
}
