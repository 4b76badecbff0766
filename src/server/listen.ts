import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SetupError } from '../domain/errors.ts';

/** How long requests may take to end after SIGTERM, ms; orchestrators kill after 10 s. */
const GRACE_MS = 3_000;

/** The address it then listens at. Throws a `SetupError` that says what to do. */
export function listen(server: Server, HOST: string, PORT: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new SetupError(explainListen(error, HOST, PORT))),
    );
    server.listen(PORT, HOST, () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`);
    });
  });
}

/** Takes no new request and ends the streams; what is being answered has a moment to end. */
export async function closeServer(server: Server, endStreams: () => void): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  endStreams();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

function explainListen({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1} npm start`;
  if (code === 'EACCES')
    return `This user may not listen on port ${port}. Choose one above 1023: PORT=8080 npm start`;
  return `Cannot listen on ${host}:${port} (${message}). Check HOST and PORT.`;
}
