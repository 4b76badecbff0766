import { Moved, NoAnswer, Problem, Refused } from '../domain/errors.ts';
import type { HelpDesk } from '../domain/helpdesk.ts';
import type { OutboxRow, Settlement } from '../store/port.ts';
import { backoff } from './backoff.ts';
import type { Breaker } from './breaker.ts';
import { deliverEffect } from './deliverEffect.ts';
import { deliverHandoff } from './deliverHandoff.ts';
import { deliverRelay } from './deliverRelay.ts';
import { deliverReply } from './deliverReply.ts';
import type { DeskParts } from './parts.ts';

/** What a desk did not do for a day it will not do: a dead letter, which an admin sees and can send again. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;
/** A fault of our own does not go away by waiting, and holds up what comes after it. */
const TRIES_OF_A_FAULT = 3;
/** How often a ticket may move under a reply before the row waits for a quieter moment. */
const MOVES = 3;

const VERBS = { reply: deliverReply, handoff: deliverHandoff, relay: deliverRelay, effect: deliverEffect };

/** One row to its desk: done, refused, tried again later, or dead. Never throws for what the desk does. */
export async function deliver(parts: DeskParts, breaker: Breaker, row: OutboxRow): Promise<void> {
  const { connections, store, now } = parts;
  if (!connections.get(row.target)) await connections.refresh?.(); // Another replica may have installed it just now.
  const desk = connections.get(row.target);
  if (!desk)
    return finish(parts, row, {
      state: 'dead',
      error: `The installation ${row.target} is not connected any more.`,
    });
  const openUntil = await breaker.openUntil(row.target, now());
  if (openUntil > 0) {
    const availableAt = openUntil + Math.round(parts.random() * 1_000);
    return store.outbox.retry(row, {
      availableAt,
      uncertain: row.uncertain,
      countTry: false,
      error: 'waiting for the desk to recover',
    });
  }
  let settlement: Settlement;
  try {
    settlement = await send(parts, desk, row);
  } catch (error) {
    return handleFailure(parts, breaker, row, error as Error);
  }
  await finish(parts, row, settlement);
  await breaker.worked(row.workspace, row.target);
}

async function send(parts: DeskParts, desk: HelpDesk, row: OutboxRow): Promise<Settlement> {
  for (let moves = 1; ; moves++) {
    try {
      return await VERBS[row.kind](parts, desk, row);
    } catch (error) {
      if (!(error instanceof Moved) || moves === MOVES) throw error;
    }
  }
}

async function finish(parts: DeskParts, row: OutboxRow, how: Settlement): Promise<void> {
  const { contexts, happened, log, store, now } = parts;
  await store.outbox.settle(row, how, now());
  const { target, kind, conversation, position } = row;
  if (how.tell || how.humanAt !== undefined) contexts.drop(conversation);
  if (how.state === 'dead')
    log.error({ target, kind, position, error: how.error }, 'dead letter; see GET /v1/outbox/dead');
  happened.delivery({ target, kind, state: how.state, conversation });
}

async function handleFailure(
  parts: DeskParts,
  breaker: Breaker,
  row: OutboxRow,
  error: Error,
): Promise<void> {
  const { happened, log, store, now, random } = parts;
  const { target, kind, workspace, position } = row;
  const code =
    error instanceof Refused || error instanceof NoAnswer
      ? error.code
      : error instanceof Problem
        ? error.code
        : 'bug';
  happened.deskError({ target, code });
  if (isFinal(error, row, now())) return finish(parts, row, giveUp(row, error));
  const retryAfterMs = error instanceof Refused || error instanceof NoAnswer ? error.retryAfterMs : undefined;
  if (error instanceof Refused && retryAfterMs !== undefined)
    await breaker.pause(workspace, target, now() + retryAfterMs);
  if (error instanceof NoAnswer) await breaker.failed(workspace, target, now());
  const availableAt = now() + backoff(row.attempts, random(), retryAfterMs);
  log.warn({ target, kind, position, code, inMs: availableAt - now() }, 'delivery will be tried again');
  const uncertain = row.uncertain || !(error instanceof Refused);
  await store.outbox.retry(row, { availableAt, uncertain, countTry: true, error: error.message });
}

function isFinal(error: Error, { attempts, createdAt }: OutboxRow, now: number): boolean {
  if (error instanceof Problem) return true;
  if (error instanceof Refused && error.retryAfterMs === undefined && !(error instanceof Moved)) return true;
  const isOurs = !(error instanceof Refused) && !(error instanceof NoAnswer);
  return isOurs ? attempts + 1 >= TRIES_OF_A_FAULT : now - createdAt >= GIVE_UP_AFTER_MS;
}

/** A handoff that was given up is shown as failed, with why. */
function giveUp({ kind, turn }: OutboxRow, { message }: Error): Settlement {
  const handoff = kind === 'handoff' && turn ? { turn, state: 'failed' as const, error: message } : undefined;
  return { state: 'dead', error: message, ...(handoff ? { handoff } : {}) };
}
