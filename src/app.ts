import express, { type Express } from 'express';
import helmet from 'helmet';
import { Problem } from './domain/errors.ts';
import { createAuthenticate } from './server/authenticate.ts';
import { createKeys } from './server/createKeys.ts';
import { createDoor } from './server/door.ts';
import { createReadiness } from './server/health.ts';
import { createMcp } from './server/mcp.ts';
import { admit, createLimit, mountRoute } from './server/mountRoute.ts';
import { describeApi } from './server/openapi.ts';
import { mountPages } from './server/pages.ts';
import { createProblemHandler, sendProblem } from './server/problems.ts';
import { readForm } from './server/readForm.ts';
import type { ServerParts } from './server/route.ts';
import { routes } from './server/routes/index.ts';
import { mountSchemas } from './server/schemas.ts';
import { createStream } from './server/stream.ts';

const BODY_LIMIT = '4mb';

/** The whole server, not yet listening. */
export function createApp(given: Omit<ServerParts, 'keys'>): Express {
  const parts = { ...given, keys: createKeys(given.store, given.now) };
  const { limits, log, metrics, visitorSecret, keys } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', limits.trustProxy);
  const authenticate = createAuthenticate(keys, visitorSecret);
  const limit = createLimit(limits);
  const json = express.json({ limit: BODY_LIMIT, type: ['application/json', 'application/*+json'] });
  if (parts.requestLog) app.use(parts.requestLog);
  // The first route is tried first: the path of a message stays short.
  for (const route of routes)
    app[route.method](
      route.path,
      admit(route, authenticate, limit),
      route.files ? readForm : json,
      mountRoute(route, parts),
    );
  app.get('/v1/conversations/:id/stream', createStream(parts, authenticate));
  app.all('/mcp', json, createMcp(parts, authenticate));
  app.post(
    '/hooks/:helpdesk/:installation',
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    createDoor(parts),
  );

  app.get('/healthz', (_request, response) => void response.json({ alive: true }));
  app.get('/readyz', createReadiness(parts));
  app.get(
    '/metrics',
    async (_request, response) => void response.type(metrics.contentType).send(await metrics.text()),
  );
  const description = describeApi(routes);
  app.get('/openapi.json', (_request, response) => void response.json(description));
  mountSchemas(app);
  app.use(helmet());
  mountPages(app, parts, description);

  app.use((request, response) => {
    sendProblem(
      response,
      new Problem(404, 'not_found', `There is nothing at ${request.method} ${request.path}. See /docs.`),
    );
  });
  app.use(createProblemHandler(log));
  return app;
}
