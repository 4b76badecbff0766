import { Problem } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import type { DeskParts } from './parts.ts';
import { runTurn } from './runTurn.ts';

const TRIES = 5;

/** The "talk to a person" button: a turn without words. The answer as JSON, as for a message. */
export function handOverNow(parts: DeskParts, workspace: string, id: string): Promise<string> {
  const { contexts, decideHandoff, lanes, now, store } = parts;
  return lanes(id, async () => {
    for (let tries = 1; tries <= TRIES; tries++) {
      const context = contexts.get(id) ?? (await store.turns.load(workspace, id));
      if (!context) throw new Problem(404, 'not_found', `There is no conversation ${id}.`);
      const { owner, status } = context.conversation;
      if (owner === 'human' && status !== 'resolved')
        throw new Problem(409, 'has_human', 'A person has this conversation already.');
      const { contact } = context.conversation;
      const native = newId('evt');
      const person = { id: contact.native, name: contact.name, email: contact.email };
      const base = { delivery: native, native, ticket: id, kind: 'message' as const, at: now(), person };
      const event = { ...base, text: '', attachments: [], data: {} };
      const { result, response } = await runTurn(parts, {
        context,
        event,
        kept: null,
        receivedAt: event.at,
        request: null,
        decide: (begun) => decideHandoff(begun, event),
      });
      if (result === 'committed') return response;
    }
    throw new Problem(409, 'conflict', 'The conversation kept changing. Try again.', { retryAfterMs: 1_000 });
  });
}
