import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

interface Violation {
  /** Such as `PUT /api/v2/tickets/{ticket_id} request.body.ticket.status enum`. */
  what: string;
  message: string;
}

export interface Prism {
  /** Goes to the server behind Prism, and through Prism where the description knows the call. */
  fetch: typeof fetch;
  /** Calls that the description knows, and those that it lacks, as `GET /path/{id}` and `GET /path`. */
  described: Set<string>;
  undescribed: Set<string>;
  violations: Violation[];
  stop(): Promise<void>;
}

interface Violated {
  location: string[];
  code: string;
  message: string;
}

/** An OpenAPI description between a client and a server: Prism in proxy mode checks both sides of every call. */
export async function startPrism(description: string, upstream: string): Promise<Prism> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const cli = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'));
  const child = spawn(process.execPath, [cli, 'proxy', description, upstream, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await listening(child);
  const templateOf = templates(readFileSync(description, 'utf8'));
  const seen: Pick<Prism, 'described' | 'undescribed' | 'violations'> = {
    described: new Set(),
    undescribed: new Set(),
    violations: [],
  };
  return {
    ...seen,
    async fetch(input, init) {
      const url = new URL(String(input));
      const call = `${init?.method ?? 'GET'} ${url.pathname}`;
      const template = templateOf(call);
      if (!template) {
        seen.undescribed.add(call.replace(/\/(\d+|01[0-9A-F]+)(?=\/|$)/g, '/{id}'));
        return fetch(input, init);
      }
      seen.described.add(template);
      const response = await fetch(`${origin}${url.pathname}${url.search}`, init);
      const found: Violated[] = JSON.parse(response.headers.get('sl-violations') ?? '[]');
      for (const { location, code, message } of found)
        seen.violations.push({ what: `${template} ${location.join('.')} ${code}`, message });
      return response;
    },
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill();
      }),
  };
}

/** Which `METHOD /path/{parameter}` of the description a call is. Literal paths come before those with parameters. */
function templates(yaml: string): (call: string) => string | undefined {
  const known: [template: string, pattern: RegExp][] = [];
  let path = '';
  for (const line of yaml.split('\n')) {
    path = /^ {2}(\/\S+):$/.exec(line)?.[1] ?? path;
    const method = /^ {4}(get|post|put|patch|delete):$/.exec(line)?.[1];
    if (!path || !method) continue;
    const template = `${method.toUpperCase()} ${path}`;
    const pattern = template.replace(/[.+?^$|()[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
    known.push([template, new RegExp(`^${pattern}$`)]);
  }
  known.sort(([a], [b]) => Number(a.includes('{')) - Number(b.includes('{')));
  return (call) => known.find(([, pattern]) => pattern.test(call))?.[0];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    child.once('exit', (code) => fail(new Error(`Prism ended with ${code}: ${said.slice(-500)}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      said = said.slice(-2000) + chunk.toString();
      if (said.includes('Prism is listening')) done();
    });
  });
}
