import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from './random.ts';

export interface SlowDesk {
  base: string;
  stop(): Promise<void>;
}

/**
 * The way to the desk and back: a write is done at once, and its answer takes as long as a real one. So a kill, or a
 * broken connection, often falls between what the desk did and what the server knows of it.
 */
export async function startSlowDesk(target: string, random: Random): Promise<SlowDesk> {
  const server = createServer((asked, response) => pass(target, asked, response, delayOf(asked, random)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** ms; long for a write, so that many are done and not yet known of. */
function delayOf({ method }: IncomingMessage, random: Random): number {
  return method === 'GET' ? random.between(5, 60) : random.between(50, 500);
}

function pass(target: string, asked: IncomingMessage, response: ServerResponse, delayMs: number): void {
  const { method, url = '/', headers } = asked;
  const there = request(new URL(url, target), { method, headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('error', () => asked.socket.destroy());
    answer.on('end', () => setTimeout(() => reply(response, answer, Buffer.concat(parts)), delayMs));
  });
  there.on('error', () => asked.socket.destroy());
  asked.on('error', () => there.destroy());
  asked.pipe(there);
}

function reply(response: ServerResponse, { statusCode = 502, headers }: IncomingMessage, body: Buffer): void {
  const { 'transfer-encoding': _, connection: __, ...kept } = headers;
  response.writeHead(statusCode, { ...kept, 'content-length': body.length }).end(body);
}
