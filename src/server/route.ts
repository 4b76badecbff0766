import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { Connector } from '../desk/connections.ts';
import type { Desk } from '../desk/createDesk.ts';
import type { Log } from '../desk/parts.ts';
import type { Bot } from '../domain/bot.ts';
import type { Encoder } from '../domain/encoder.ts';
import type { AddExamples } from '../domain/example.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Sources } from '../domain/source.ts';
import type { Store } from '../store/port.ts';
import type { Hub } from './hub.ts';
import type { Metrics } from './metrics.ts';

/** How the bot learns from what it did not understand. */
export interface Improving {
  /** The bot as it is now. */
  bot: () => Pick<Bot, 'intents'>;
  /** Gives texts by meaning; null where there is none, and words alone are compared. */
  encoder: Encoder | null;
  addExamples: AddExamples;
  /** Loads and trains the bot anew from its files, without a pause. Throws what an admin must mend first. */
  retrain: () => Promise<void>;
}

/** What the server is made of; main puts it together. */
export interface ServerParts {
  store: Store;
  desk: Desk;
  connector: Connector;
  knowledge: Knowledge;
  sources: Sources;
  improving: Improving;
  hub: Hub;
  metrics: Metrics;
  log: Log;
  now: () => number;
  limits: { messagesPerMinute: number; visitorMessagesPerMinute: number; trustProxy: number };
  /** Signs the tokens of the chat page's visitors. */
  visitorSecret: string;
  /** Where help desks reach this server. */
  publicUrl: string | undefined;
  botName: () => string;
  /** Logs requests, where the log's level asks for it. */
  requestLog?: RequestHandler | undefined;
}

/** Who calls: an API key of a workspace, or one visitor of the chat page, who is only ever themselves. */
export type Caller =
  | { kind: 'key'; workspace: string; key: string }
  | { kind: 'visitor'; workspace: string; user: string };

export interface Call<Body = unknown, Query = unknown> {
  caller: Caller;
  workspace: string;
  params: Record<string, string>;
  query: Query;
  body: Body;
  headers: IncomingHttpHeaders;
}

export interface Answer {
  /** A string is JSON already. */
  json: unknown;
}

export interface Route<Body = unknown, Query = unknown> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express form: `/v1/articles/:id`. */
  path: string;
  summary: string;
  tag: string;
  body?: z.ZodType<Body>;
  query?: z.ZodType<Query>;
  /** Takes files, larger than other calls: as JSON, or as a form, which becomes the same body. */
  files?: boolean;
  /** Only described; the handler reads `call.headers`. */
  headers?: z.ZodObject;
  /** 201 where something is made; 200 otherwise. */
  status?: 201;
  /** What that answer carries. */
  answer: z.ZodType;
  /** Visitors may call it too, for what is theirs. */
  visitors?: boolean;
  /** Counts as a message against the caller's limit. */
  limited?: boolean;
  handle(call: Call<Body, Query>, parts: ServerParts): Promise<Answer>;
}

/** One table entry gives routing, validation, types and the OpenAPI description. */
export function route<Body, Query>(definition: Route<Body, Query>): Route {
  return definition as unknown as Route;
}
