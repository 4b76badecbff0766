import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from './domain/errors.ts';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Every environment variable, once. Nothing else reads `process.env`. */
const Config = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe('Port to listen on; 0 takes a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  DATA_DIR: z.string().min(1).default('./data').describe('Folder of the database and derived files'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('PostgreSQL instead of the built-in SQLite'),
  DESKHAND_API_KEY: z
    .string()
    .min(8)
    .optional()
    .describe('Presets the API key; otherwise one is made at the first start'),
  DESKHAND_BOT: z
    .string()
    .default(join(import.meta.dirname, 'starter'))
    .describe('The bot folder'),
  DESKHAND_ENCODER: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, 'encoder/model'))
    .describe("Folder of the sentence encoder's model, or off to understand by words alone"),
  DESKHAND_DEMO: flag
    .default(true)
    .describe('off: an empty installation gets no articles and no demo tickets'),
  DESKHAND_PUBLIC_URL: z.url().optional().describe('Where help desks reach this server, for their webhooks'),
  OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('Switches a language model on; local servers want none'),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Any server that speaks chat completions; switches the model on without a key, too'),
  OPENAI_MODEL: z
    .string()
    .min(1)
    .default('gpt-4.1-mini')
    .describe('The model to ask there; one that does not reason first'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('What is logged, as JSON on stderr'),
  RATE_LIMIT_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('Messages a minute and API key; 0: no limit'),
  VISITOR_LIMIT_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .describe('Messages a minute of one visitor of the chat page'),
  ACTIONS_KEPT_DAYS: z.coerce
    .number()
    .int()
    .min(30)
    .default(400)
    .describe('Days that the journal of actions keeps what has ended; longer where a limit counts longer'),
  TRUST_PROXY: z.coerce.number().int().min(0).default(0).describe('Number of reverse proxies in front'),
});
export type Config = z.infer<typeof Config>;

/** Defaults, then the environment. Every fault is named with its variable. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Config.safeParse(set);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.')}: ${message}. ${meaningOf(path[0])}.`,
  );
  throw new SetupError(
    `The environment holds settings that cannot be used. Change or unset them:\n${faults.join('\n')}`,
  );
}

function meaningOf(name: PropertyKey | undefined): string {
  const field = Config.shape[name as keyof Config] as z.ZodType | undefined;
  return field?.description ?? 'See the README';
}
