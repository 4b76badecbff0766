import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Job, LoadResult } from './load.ts';

interface Message {
  user: { id: string };
  conversation?: string;
  text: string;
}

type Respond = (message: Message, turn: number) => { status?: number; body: object };

/** A server that speaks Deskhand's messages API and remembers what it heard. */
async function listen(respond: Respond): Promise<{ server: Server; base: string; heard: Message[] }> {
  const heard: Message[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') {
      const counters = `deskhand_turns_total{decision="answer"} ${heard.length}\ndeskhand_store_commits_total ${heard.length / 2}\n`;
      return response.end(counters);
    }
    const message = await json(request);
    heard.push(message);
    const { status = 200, body } = respond(message, heard.length);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, base: `http://127.0.0.1:${address.port}`, heard };
}

async function json(request: IncomingMessage): Promise<Message> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

async function load(base: string, more: Partial<Job> = {}): Promise<LoadResult> {
  const job: Job = {
    speaks: 'deskhand',
    base,
    key: 'k',
    texts: ['one', 'two'],
    conversations: 6,
    turnsEach: 3,
    warmSeconds: 2,
    seconds: 0.3,
    connections: [1, 4],
    serverPid: process.pid,
    ...more,
  };
  const program = join(import.meta.dirname, 'load.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(job)]);
  return JSON.parse(stdout);
}

function reply({ conversation, user }: Message, decision = 'answer') {
  return { body: { conversation: conversation ?? `cnv_${user.id}`, decision, replies: [{ text: 'Yes.' }] } };
}

describe('the load generator', () => {
  it('keeps conversations going, ends each after its turns, and gives figures for every number of connections', async () => {
    const { server, base, heard } = await listen((message) => reply(message));
    const result = await load(base);
    server.close();
    const turnsOf = Map.groupBy(heard, ({ user }) => user.id);
    const counts = [...turnsOf.values()].map((messages) => messages.length);
    expect(Math.max(...counts)).toBe(3);
    expect(counts.filter((count) => count < 3).length).toBeLessThanOrEqual(6);
    for (const [first, ...rest] of turnsOf.values()) {
      expect(first?.conversation).toBeUndefined();
      for (const message of rest) expect(message.conversation).toBe(`cnv_${message.user.id}`);
    }
    expect(Object.keys(result)).toEqual(['1', '4']);
    expect(result[4]).toMatchObject({
      errors: 0,
      turnsPerCommit: 2,
      decisions: { answer: result[4]?.turns },
    });
    expect(result[4]!.p99Ms).toBeGreaterThanOrEqual(result[4]!.p50Ms);
  });

  it('leaves a conversation that was handed over', async () => {
    const { server, base, heard } = await listen((message) => reply(message, 'handoff'));
    const result = await load(base);
    server.close();
    expect(heard.every(({ conversation }) => conversation === undefined)).toBe(true);
    expect(result[1]?.decisions).toEqual({ handoff: result[1]?.turns });
  });

  it('counts an answer without a reply, or with another status, as an error', async () => {
    const { server, base } = await listen((message, turn) => {
      if (turn <= 6) return reply(message);
      if (turn % 2 === 0) return { status: 503, body: {} };
      return { body: { conversation: 'cnv_1', decision: 'silent', replies: [] } };
    });
    const result = await load(base, { connections: [1] });
    server.close();
    expect(result[1]?.turns).toBe(0);
    expect(result[1]?.errors).toBeGreaterThan(0);
    expect(result[1]?.firstErrors).toContainEqual(expect.stringContaining('status 503'));
  });

  it('says in one line why nothing could be measured', async () => {
    const { server, base } = await listen(() => ({ status: 401, body: { code: 'unauthorized' } }));
    await expect(load(base)).rejects.toThrow(/warm-up failed: status 401/);
    server.close();
  });
});
