import type { Action, ActionRequest, Requester } from '../domain/action.ts';
import { NoAnswer, Refused } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import { value } from './expressions.ts';
import { judgeResult } from './judge.ts';
import { maskSecrets } from './maskSecrets.ts';
import type { ActionParts, Carry, Prepared, Refusal } from './parts.ts';

const TRIES = 3;
const FIRST_WAIT_MS = 200;
const LAST_WORD_MS = 100;
/** Longest result, as JSON. */
const LARGEST = 1_000_000;

export type Carried =
  | { ok: true; result: Json; shown: Json; identified?: Requester | undefined }
  | { ok: false; code: string; isUnknown: boolean; refused?: Refusal };

/** Hands a checked action to its carrier, again where that does no harm, and never longer than its time-out. */
export async function carryOut(parts: ActionParts, prepared: Prepared): Promise<Carried> {
  const { action, request } = prepared;
  const carry = carrierOf(parts, action);
  if (!carry) return { ok: false, code: 'no_carrier', isUnknown: false };
  const secrets = await parts.secrets(request.workspace);
  const missing = missingSecret(action, secrets);
  if (missing !== undefined) {
    parts.log.warn({ action: action.name, secret: missing }, 'an action speaks a secret that is not set');
    return { ok: false, code: 'no_secret', isUnknown: false };
  }
  const ends = performance.now() + action.timeoutMs;
  for (let tries = 1; ; tries++) {
    try {
      return await once(prepared, carry, secrets, ends - performance.now());
    } catch (error) {
      const waitMs = mayRepeat(action) && tries < TRIES ? waitBefore(error, tries) : undefined;
      if (waitMs === undefined || performance.now() + waitMs >= ends)
        return failure(parts, action, request, error);
      await (parts.sleep ?? sleep)(waitMs);
    }
  }
}

/** Sent without it, the call would only be told that nobody is known to make it. */
function missingSecret({ carry }: Action, secrets: Record<string, string>): string | undefined {
  const spoken = JSON.stringify(carry).matchAll(/\bsecrets\.([a-z][a-z0-9_]*)/g);
  return [...spoken].map(([, name = '']) => name).find((name) => !Object.hasOwn(secrets, name));
}

export const mayRepeat = ({ does, idempotent }: Action) => idempotent ?? does === 'read';

async function once(
  prepared: Prepared,
  carry: Carry,
  secrets: Record<string, string>,
  leftMs: number,
): Promise<Carried> {
  const { action, request } = prepared;
  const { workspace, conversation, requester, key } = request;
  const signal = AbortSignal.timeout(Math.max(1, Math.round(leftMs)));
  const call = {
    action,
    arguments: prepared.arguments,
    requester,
    conversation,
    workspace,
    secrets,
    key,
    signal,
  };
  const came = await orEnd(carry(call), signal);
  const hidden = [...Object.entries(secrets), ...secretArguments(prepared)];
  const result = maskSecrets(toJson(came), hidden);
  const refused = judgeResult(prepared, result);
  return refused ? { ok: false, code: refused.rule, isUnknown: false, refused } : shape(action, result);
}

/** When time is up, the carrier may say what it knows; one that does not heed the signal is left behind. */
function orEnd<T>(doing: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const leave = () => reject(new NoAnswer('nothing came in time', { code: 'timeout' }));
    const late = () => {
      timer = setTimeout(leave, LAST_WORD_MS);
    };
    signal.addEventListener('abort', late, { once: true });
    doing.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', late);
      clearTimeout(timer);
    });
  });
}

/** Whatever came, as JSON can say it. */
function toJson(came: unknown): Json {
  let text: string;
  try {
    text = JSON.stringify(came ?? null);
  } catch (cause) {
    throw new NoAnswer('the result is no JSON', { code: 'not_json', cause });
  }
  if (text.length > LARGEST) throw new NoAnswer('the result is too large', { code: 'too_large' });
  return JSON.parse(text);
}

function shape(action: Action, result: Json): Carried {
  return { ok: true, result, shown: shownOf(action, result), identified: identifiedBy(action, result) };
}

/** What customers may see: the fields that are named; of a read without names all, of a write nothing. */
function shownOf({ shows, does }: Action, result: Json): Json {
  if (shows === undefined) return does === 'read' ? result : null;
  const pick = (one: Json): Json => {
    if (one === null || typeof one !== 'object' || Array.isArray(one)) return null;
    return Object.fromEntries(
      shows.filter((name) => Object.hasOwn(one, name)).map((name) => [name, one[name] as Json]),
    );
  };
  return Array.isArray(result) ? result.map(pick) : pick(result);
}

function identifiedBy({ name, identifies }: Action, result: Json): Requester | undefined {
  if (identifies === undefined) return undefined;
  let id: unknown;
  try {
    id = value(identifies, { result });
  } catch {
    return undefined;
  }
  const isId = (typeof id === 'string' && id !== '') || typeof id === 'number';
  return isId ? { id: String(id), by: `action:${name}` } : undefined;
}

function secretArguments({ action, arguments: given }: Prepared): [string, string][] {
  return Object.entries(given)
    .filter(([name]) => action.arguments[name]?.secret)
    .map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]);
}

function carrierOf({ carriers }: ActionParts, { carry }: Action): Carry | undefined {
  return carriers[Object.keys(carry)[0] as keyof typeof carriers];
}

function waitBefore(error: unknown, tries: number): number | undefined {
  if (error instanceof Refused) return error.retryAfterMs;
  if (!(error instanceof NoAnswer)) return undefined;
  return error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1);
}

/** The code alone: a target's own words may hold anything. */
function failure(
  { log }: ActionParts,
  action: Action,
  { conversation }: ActionRequest,
  error: unknown,
): Carried {
  const isTyped = error instanceof Refused || error instanceof NoAnswer;
  const code = isTyped ? error.code : 'broken';
  // What was never sent cannot have happened.
  const mayHaveHappened = !(error instanceof Refused) && code !== 'unreachable';
  log.warn({ action: action.name, conversation, code }, 'an action failed');
  return { ok: false, code, isUnknown: action.does === 'write' && mayHaveHappened };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
