import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { Apps } from '../desk/apps.ts';
import type { Connector } from '../desk/connections.ts';
import type { Desk } from '../desk/createDesk.ts';
import type { Learner } from '../desk/learning/createLearner.ts';
import type { Log } from '../desk/parts.ts';
import type { Actions, Requester } from '../domain/action.ts';
import type { Approvals } from '../domain/actionRun.ts';
import type { UnservedFlow } from '../domain/app.ts';
import type { Bot } from '../domain/bot.ts';
import type { Context } from '../domain/conversation.ts';
import type { Encoder } from '../domain/encoder.ts';
import type { AddExamples } from '../domain/example.ts';
import type { Hooks } from '../domain/hook.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Model } from '../domain/model.ts';
import type { Reading } from '../domain/reading.ts';
import type { Role } from '../domain/role.ts';
import type { Sources } from '../domain/source.ts';
import type { Draft } from '../domain/turn.ts';
import type { Store } from '../store/port.ts';
import type { Keys } from './createKeys.ts';
import type { Hub } from './hub.ts';
import type { Metrics } from './metrics.ts';

/** How the bot learns from what it did not understand. */
export interface Improving {
  /** The bot as it is now. */
  bot: () => Pick<Bot, 'intents' | 'language' | 'languages' | 'answerAt' | 'clarifyAt' | 'precision'>;
  /** Gives texts by meaning; null where there is none, and words alone are compared. */
  encoder: Encoder | null;
  addExamples: AddExamples;
  /** Loads and trains the bot anew from its files, without a pause. Throws what an admin must mend first. */
  retrain: () => Promise<void>;
}

/** What the server is made of; main puts it together. */
export interface ServerParts {
  store: Store;
  keys: Keys;
  desk: Desk;
  connector: Connector;
  apps: Apps;
  /** Flows that do not begin with the apps as they are. */
  unserved?: (() => UnservedFlow[]) | undefined;
  knowledge: Knowledge;
  reading: Reading;
  sources: Sources;
  /** A language model, where one is connected. */
  model?: Model | null | undefined;
  improving: Improving;
  /** What the bot may do now, and the gate before it. */
  actions: Actions & Approvals;
  /** The code of the bot's author, where there is any. */
  hooks?: (() => Hooks | null) | undefined;
  /** The customer of a conversation as far as they are verified, when nobody is speaking. */
  requesterOf: (context: Context) => Requester | null;
  /** How sure to be, and what that was learnt from. */
  learner: Learner;
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
export type Caller = KeyCaller | { kind: 'visitor'; workspace: string; user: string };

export interface KeyCaller {
  kind: 'key';
  workspace: string;
  /** Hash of the key. */
  key: string;
  /** Whose key it is, for the audit. */
  label: string;
  role: Role;
}

/** Of a call: `['admin']` is for admins alone. */
export type Callers = readonly (Role | 'visitor')[];

export interface Call<Body = unknown, Query = unknown> {
  caller: Caller;
  workspace: string;
  params: Record<string, string>;
  query: Query;
  body: Body;
  headers: IncomingHttpHeaders;
  /** The caller takes events: told of the reply as it grows. */
  onDraft?: ((draft: Draft) => void) | undefined;
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
  /** Who accepts events is told of the reply while it grows. */
  drafts?: boolean;
  /** Who may call it, an admin always; a visitor for what is theirs. */
  callers: Callers;
  /** Counts as a message against the caller's limit. */
  limited?: boolean;
  handle(call: Call<Body, Query>, parts: ServerParts): Promise<Answer>;
}

/** One table entry gives routing, validation, types and the OpenAPI description. */
export function route<Body, Query>(definition: Route<Body, Query>): Route {
  return definition as unknown as Route;
}
