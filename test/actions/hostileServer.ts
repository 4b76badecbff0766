import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  method: string;
  /** As it stood on the wire. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));

/** A real server on loopback that answers as badly as servers do; what it saw is at hand. */
export async function startHostile() {
  const seen: Seen[] = [];
  const counts = new Map<string, number>();
  const nth = (name: string) => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts.get(name) ?? 0;
  };
  const answers: Record<string, Answer> = {
    ok: (response) => json(response, 200, { ok: true }),
    html: (response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please log in</h1>'),
    nothing: (response) => void response.writeHead(200).end(),
    huge(response) {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(65_536, 'x');
      let left = 160;
      const more = () => {
        while (left-- > 0) if (!response.write(chunk)) return void response.once('drain', more);
        response.end();
      };
      more();
    },
    never: () => {},
    slowBody(response) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"ok":');
    },
    cut(response) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"ok":');
      response.destroy();
    },
    closed: (response) => void response.socket?.destroy(),
    malformed: (response) => void response.writeHead(200).end('{"ok": tru'),
    elsewhere: (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/stolen' }).end(),
    moved: (response) => void response.writeHead(302, { location: '/ok' }).end(),
    round: (response) => void response.writeHead(302, { location: '/round' }).end(),
    busy: (response) =>
      nth('busy') === 1 ? json(response, 429, {}, { 'retry-after': '0' }) : json(response, 200, { ok: true }),
    busyLong: (response) => json(response, 429, {}, { 'retry-after': '3600' }),
    shaky: (response) =>
      nth('shaky') === 1 ? json(response, 500, { error: 'oops' }) : json(response, 200, { ok: true }),
    broken: (response) => json(response, 500, { error: 'token s3cret-token is wrong' }),
    no: (response) => json(response, 422, { message: 'not for s3cret-token' }),
    conflict: (response) => json(response, 409, { message: 'it is paid already' }),
    echo: (response, request) =>
      json(response, 200, { said: request.headers.authorization, url: request.url }),
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    const name = /^\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
    (answers[name] ?? answers.echo)?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
