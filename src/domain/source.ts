import { z } from 'zod';

/** What the pages of a web site, a folder, a help centre or uploaded files are read into: articles. */
export const SOURCE_KINDS = ['desk', 'web', 'folder', 'upload'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

const Paths = z.array(z.string().startsWith('/').max(500)).max(50).default([]);

export const WebSettings = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .refine((url) => !new URL(url).username, 'must not hold a user name or password')
    .meta({
      description: 'Where reading starts, or a sitemap (…xml). Pages below it on the same host are read.',
    }),
  include: Paths.meta({
    description: 'Only pages whose path begins with one of these; empty: below the start',
  }),
  exclude: Paths.meta({ description: 'No pages whose path begins with one of these' }),
  maxPages: z.number().int().min(1).max(50_000).default(2_000),
  delayMs: z
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(500)
    .meta({ description: 'Pause between two pages; a longer crawl-delay of robots.txt wins' }),
  allowPrivate: z
    .boolean()
    .default(false)
    .meta({ description: 'true: the site’s public name may lead to an address of your own network' }),
});
export type WebSettings = z.infer<typeof WebSettings>;

export const FolderSettings = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(1_000)
    .meta({ description: 'Absolute path on the machine that Deskhand runs on' }),
});
export type FolderSettings = z.infer<typeof FolderSettings>;

export const DeskSettings = z.strictObject({
  installation: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'The installation whose help centre is read' }),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

const name = z.string().min(1).max(200).optional();
const schedule = z.string().max(100).nullable().optional().meta({
  description:
    'Five cron fields, UTC; null: only when asked to. Default: a web site daily, a help centre hourly, a folder every 15 minutes',
});

/** What an admin says of a source. */
export const SourceInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('web'), name, schedule, settings: WebSettings }),
  z.strictObject({ kind: z.literal('folder'), name, schedule, settings: FolderSettings }),
  z.strictObject({ kind: z.literal('desk'), name, schedule, settings: DeskSettings }),
  z.strictObject({ kind: z.literal('upload'), name }),
]);
export type SourceInput = z.infer<typeof SourceInput>;

/** `confirm`: a run saw so few of the articles that it removed none and asks first. */
export const SOURCE_STATES = ['idle', 'syncing', 'failed', 'confirm'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export interface Source {
  id: string;
  workspace: string;
  kind: SourceKind;
  name: string;
  settings: Record<string, unknown>;
  schedule: string | null;
  state: SourceState;
  /** Pages of the last run: read so far, and known so far; null while that is not known. */
  done: number;
  total: number | null;
  /** Articles of the last run. */
  added: number;
  changed: number;
  removed: number;
  /** Pages of the last run that could not be read; their articles stay. */
  failed: number;
  /** Articles that would be removed once an admin confirms it. */
  pendingRemovals: number;
  /** Articles that it has now. */
  articles: number;
  lastRunAt: number | null;
  /** When the last run began that saw everything. */
  lastCompleteAt: number | null;
  lastError: string | null;
  createdAt: number;
}

export interface SourceProblem {
  /** The address of the page, or the file's path below the folder. */
  page: string;
  problem: string;
  /** Since when it cannot be read. */
  since: number;
}

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export interface UploadResult {
  name: string;
  articles: string[];
  problem: string | null;
}

/** The sources of one installation and their runs. Throws a `Problem` that the caller can mend. */
export interface Sources {
  list(workspace: string): Promise<Source[]>;
  get(workspace: string, id: string): Promise<Source>;
  create(workspace: string, input: SourceInput): Promise<Source>;
  change(workspace: string, id: string, input: SourceInput): Promise<Source>;
  /** Its articles go with it; how many they were. */
  remove(workspace: string, id: string): Promise<number>;
  /** Starts a run and does not wait for it. */
  sync(workspace: string, id: string, options?: { confirmRemovals?: boolean }): Promise<Source>;
  /** Reads an installation's help centre to the end, as a source from now on; how many articles it has. */
  syncDesk(workspace: string, installation: string): Promise<number>;
  upload(
    workspace: string,
    to: { source?: string | undefined; name?: string | undefined },
    files: UploadedFile[],
  ): Promise<{ source: Source; files: UploadResult[] }>;
  /** Longest known first. */
  problems(workspace: string, id: string, limit: number): Promise<SourceProblem[]>;
  /** Begins to run them on their schedules. */
  start(): Promise<void>;
  stop(): Promise<void>;
}
