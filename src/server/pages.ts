import type { Express } from 'express';
import { createVisitors } from './visitors.ts';
import type { ServerParts } from './route.ts';

/** What a person with a browser sees. */
export function mountPages(app: Express, parts: ServerParts, _description: object): void {
  app.post('/v1/visitors', createVisitors(parts));
}
