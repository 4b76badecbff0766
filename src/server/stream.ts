import type { RequestHandler } from 'express';
import type { Message } from '../domain/message.ts';
import type { Authenticate } from './authenticate.ts';
import { demandRole } from './demandRole.ts';
import { draftEvent } from './draftEvents.ts';
import { followDraft } from './followDraft.ts';
import type { Call, ServerParts } from './route.ts';
import { getConversation, publicMessages, readConversation } from './routes/conversations.ts';

/** Looks into the store this often, for messages that another replica wrote; also keeps proxies from closing the line. */
const LOOK_MS = 1_000;
const PING_EVERY = 15;

/**
 * New public messages as server-sent events, and `draft` events while a reply grows, which carry no id: who does not
 * know them misses nothing. `?after=` or Last-Event-ID says where to go on. https://html.spec.whatwg.org/#server-sent-events
 */
export function createStream({ hub, store }: ServerParts, authenticate: Authenticate): RequestHandler {
  return async (request, response) => {
    const caller = await authenticate(request.headers.authorization, () => request.ip ?? '');
    demandRole(caller, getConversation.callers);
    const params = request.params as Record<string, string>;
    const call: Call = {
      caller,
      workspace: caller.workspace,
      params,
      query: {},
      body: undefined,
      headers: request.headers,
    };
    const { conversation } = await readConversation(store, call);
    if (response.destroyed) return; // Who left before it began.
    const from = Number(request.headers['last-event-id'] ?? request.query.after ?? conversation.seq);
    let after = Number.isSafeInteger(from) && from >= 0 ? from : conversation.seq;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(': open\n\n');

    const drafts = followDraft({
      read: async () => (await store.turns.load(call.workspace, conversation.id))?.conversation ?? null,
      write: (draft) => void response.write(draftEvent(draft)),
    });
    let looking = false;
    let again = false;
    const look = async () => {
      again = looking;
      if (looking) return;
      looking = true;
      try {
        do {
          again = false;
          if (response.writableEnded) return;
          for (const message of await publicMessages(store, call.workspace, conversation.id, after)) {
            after = message.seq;
            response.write(asEvent(message));
            drafts.replacedBy(message);
          }
          if (await drafts.look()) again = true;
        } while (again); // Something came while we looked.
      } catch {
        end(); // The client comes back with Last-Event-ID.
      } finally {
        looking = false;
      }
    };

    let looks = 0;
    const timer = setInterval(() => {
      if (++looks % PING_EVERY === 0) response.write(': ping\n\n');
      void look();
    }, LOOK_MS);
    const stop = hub.listen(conversation.id, {
      message: () => void look(),
      draft(draft) {
        drafts.take(draft);
        void look();
      },
      end: () => end(),
    });
    const end = () => {
      clearInterval(timer);
      stop();
      response.end();
    };
    response.on('close', end);
    response.on('error', end);
    await look();
  };
}

function asEvent(message: Pick<Message, 'seq'>): string {
  return `id: ${message.seq}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;
}
