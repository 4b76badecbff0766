import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import supertest from 'supertest';
import { createAuthenticate } from '../../src/server/authenticate.ts';
import type { Keys } from '../../src/server/createKeys.ts';
import { describeApi } from '../../src/server/openapi.ts';
import { mountPages } from '../../src/server/pages.ts';
import { createProblemHandler } from '../../src/server/problems.ts';
import { readFields, type Schema } from '../../src/server/readFields.ts';
import type { ServerParts } from '../../src/server/route.ts';
import { routes } from '../../src/server/routes/index.ts';

const PAGES = join(import.meta.dirname, '..', '..', 'src', 'server', 'pages');
const SECRET = 'a secret of this test alone';
const log = { info() {}, warn() {}, error() {} };

function serve({
  description = describeApi(routes),
  botName = 'Hilda',
}: {
  description?: object;
  botName?: string;
} = {}) {
  const app = express();
  mountPages(app, { visitorSecret: SECRET, botName: () => botName } as unknown as ServerParts, description);
  app.use(createProblemHandler(log));
  return supertest(app);
}

describe('the chat page', () => {
  it('bears the name of the bot, whatever characters are in it', async () => {
    const { text, headers } = await serve({ botName: 'A <b>&</b> "B"' }).get('/').expect(200);
    expect(headers['content-type']).toMatch('text/html');
    expect(text).toContain('<h1>A &lt;b&gt;&amp;&lt;/b&gt; &#34;B&#34;</h1>');
  });

  it('suggests the first four questions of the starter', async () => {
    const file = join(PAGES, '..', '..', 'starter', 'knowledge', 'questions.jsonl');
    const first = JSON.parse(readFileSync(file, 'utf8').split('\n')[0] as string) as { text: string };
    const { text } = await serve().get('/');
    expect(text.match(/class="example"/g)).toHaveLength(4);
    expect(text).toContain(`data-text="${first.text.replaceAll('"', '&#34;').replaceAll("'", '&#39;')}"`);
  });

  it('loads nothing from elsewhere and has neither script nor style in it', async () => {
    const request = serve();
    for (const path of ['/', '/docs']) {
      const { text } = await request.get(path);
      expect(text).not.toMatch(/(src|href)="(https?:)?\/\/(?!www\.rfc-editor\.org)/);
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+=/);
    }
    for (const name of readdirSync(PAGES).filter((file) => file.endsWith('.css')))
      expect(readFileSync(join(PAGES, name), 'utf8')).not.toMatch(/url\(|@import/);
  });

  it('allows its own files only, and works over plain http on a local network', async () => {
    const { headers } = await serve().get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure-requests|https:/);
  });

  it('finds every file that it names, with the right type', async () => {
    const request = serve();
    const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
    const { text } = await request.get('/');
    const named = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path as string);
    const modules = readdirSync(PAGES).filter((file) => file.endsWith('.js'));
    const imported = modules.flatMap((file) =>
      [...readFileSync(join(PAGES, file), 'utf8').matchAll(/from '\.\/([^']+)'/g)].map(
        ([, name]) => `/assets/${name}`,
      ),
    );
    expect(named.length).toBeGreaterThan(3);
    for (const path of new Set([...named, ...imported])) {
      const { headers } = await request.get(path).expect(200);
      expect(headers['content-type']).toMatch(types[path.split('.').pop() as keyof typeof types]);
    }
  });

  it('never builds elements from a string', () => {
    for (const name of readdirSync(PAGES).filter((file) => file.endsWith('.js')))
      expect(readFileSync(join(PAGES, name), 'utf8')).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/,
      );
  });
});

describe('a new visitor', () => {
  it('gets a token that lets them in as themselves, in the workspace', async () => {
    const { body } = await serve().post('/v1/visitors').expect(201);
    expect(body.user).toMatch(/^visitor-[0-9a-f]{20}$/);
    const authenticate = createAuthenticate({} as Keys, SECRET);
    expect(await authenticate(`Bearer ${body.token}`, () => '127.0.0.1')).toEqual({
      kind: 'visitor',
      workspace: 'default',
      user: body.user,
    });
  });

  it('is somebody else each time, and never kept by a cache', async () => {
    const request = serve();
    const [one, two] = [await request.post('/v1/visitors'), await request.post('/v1/visitors')];
    expect(one.body.user).not.toBe(two.body.user);
    expect(one.headers['cache-control']).toBe('no-store');
  });

  it('has to wait after twenty others from the same address in a minute', async () => {
    const request = serve();
    for (let i = 0; i < 20; i++) await request.post('/v1/visitors').expect(201);
    const { body, headers } = await request.post('/v1/visitors').expect(429);
    expect(headers['content-type']).toMatch('application/problem+json');
    expect(body.code).toBe('too_many_visitors');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the API reference', () => {
  it('shows every call, and every link of the index leads somewhere', async () => {
    const { text } = await serve().get('/docs').expect(200);
    for (const { method, path, summary } of routes) {
      expect(text).toContain(
        `<span class="method">${method.toUpperCase()}</span> <code>${path.replace(/:(\w+)/g, '{$1}')}</code>`,
      );
      expect(text).toContain(summary.replaceAll('"', '&#34;').replaceAll("'", '&#39;'));
    }
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(routes.length);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('shows what a field means, whether it is required and what it may be', async () => {
    const { text } = await serve().get('/docs');
    const call = text.slice(text.indexOf('<article id="post-v1-messages"'), text.indexOf('</article>'));
    expect(call).toMatch(/<code>user<\/code> <span class="required">required<\/span>/);
    expect(call).toMatch(/<code>text<\/code><\/th>/);
    expect(call).toContain('Leave it out to start a conversation');
    expect(call).toContain('<code>smalltalk</code>');
    expect(call).toContain('at most 200,000 characters');
  });

  it('gives an example for the address that it is read at', async () => {
    const { text } = await serve().get('/docs').set('host', 'help.example.com:8443');
    expect(text).toContain('curl http://help.example.com:8443/v1/messages');
  });

  it('puts no address of a strange Host header into the page', async () => {
    const { text } = await serve().get('/docs').set('host', 'a"><script>alert(1)</script>');
    expect(text).not.toContain('<script>');
  });
});

describe('the fields of a schema', () => {
  const components = {
    schemas: {
      Person: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, boss: { $ref: '#/components/schemas/Person' } },
      },
    },
  };

  it('are those of the part that it refers to', () => {
    const schema: Schema = {
      type: 'object',
      properties: { who: { $ref: '#/components/schemas/Person', description: 'Who asks' } },
    };
    const [who] = readFields(schema, { components });
    expect(who).toMatchObject({ name: 'who', type: 'object', description: 'Who asks', required: false });
    expect(who?.fields[0]).toMatchObject({ name: 'id', type: 'text', required: true });
  });

  it('end where a schema holds itself', () => {
    const depth = (fields: ReturnType<typeof readFields>): number =>
      1 + Math.max(0, ...fields.map((field) => depth(field.fields)));
    expect(depth(readFields({ $ref: '#/components/schemas/Person' }, { components }))).toBeLessThan(12);
  });

  it('name choices, lists, nothing, limits and defaults in words', () => {
    const schema: Schema = {
      properties: {
        either: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        list: {
          type: 'array',
          items: { type: 'object', properties: { n: { type: ['number', 'null'] } } },
          maxItems: 20,
        },
        level: { type: 'string', enum: ['off', 'live'], default: 'off' },
        limit: { type: 'integer', minimum: 1, maximum: 200 },
      },
    };
    const [either, list, level, limit] = readFields(schema, {});
    expect(either?.type).toBe('text or null');
    expect(list).toMatchObject({
      type: 'list of objects',
      limits: 'at most 20 entries',
      fields: [{ name: 'n', type: 'number or null' }],
    });
    expect(level).toMatchObject({ values: ['off', 'live'], limits: 'default "off"' });
    expect(limit).toMatchObject({ type: 'whole number', limits: '1 to 200' });
  });
});
