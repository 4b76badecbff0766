import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Request } from 'express';
import helmet from 'helmet';
import { Liquid } from 'liquidjs';
import { z } from 'zod';
import { readApi } from './readApi.ts';
import type { ServerParts } from './route.ts';
import { createVisitors } from './visitors.ts';

const PAGES = join(import.meta.dirname, 'pages');
const QUESTIONS = join(import.meta.dirname, '..', 'starter', 'knowledge', 'questions.jsonl');
const EXAMPLES = 4;
const Question = z.object({ text: z.string() });

/** What a person with a browser sees: `/` to chat, `/docs` to read, and how a visitor of `/` gets a token. */
export function mountPages(app: Express, parts: ServerParts, description: object): void {
  const liquid = new Liquid({ root: PAGES, extname: '.html', outputEscape: 'escape', cache: true });
  const api = readApi(description);
  const examples = readExamples(QUESTIONS);

  app.post('/v1/visitors', createVisitors(parts));
  app.get(['/', '/docs'], policy);
  app.get('/', async (_request, response) => {
    response.type('html').send(await liquid.renderFile('chat', { bot: parts.botName(), examples }));
  });
  app.get('/docs', async (request, response) => {
    response.type('html').send(await liquid.renderFile('docs', { ...api, origin: originOf(request) }));
  });
  app.use('/assets', express.static(PAGES, { index: false, redirect: false }));
}

/**
 * Everything from this server and nothing inline. Without `upgrade-insecure-requests`, which would make a browser ask
 * for the scripts over https where this server is reached over plain http on a local network.
 */
const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
});

/** The address that the reader came by, so that the examples work when pasted. */
function originOf(request: Request): string {
  const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  return URL.canParse(origin) ? new URL(origin).origin : 'http://localhost';
}

/** The first questions of the starter, as suggestions; none where there are none. */
function readExamples(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(0, EXAMPLES);
  return lines.map((line) => Question.parse(JSON.parse(line)).text);
}
