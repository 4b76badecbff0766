import type { Request, Response } from 'express';
import type { Draft } from '../domain/turn.ts';

export interface DraftEvents {
  send(draft: Pick<Draft, 'turn' | 'text'>): void;
  /** Once the first draft is out, the answer comes as an event too. */
  hasBegun(): boolean;
  end(json: string): void;
}

/** Without an id: a stream goes on after the last message, whatever drafts came since. */
export const draftEvent = ({ turn, text }: Pick<Draft, 'turn' | 'text'>): string =>
  `event: draft\ndata: ${JSON.stringify({ turn, text })}\n\n`;

/**
 * For who accepts `text/event-stream`: `draft` events, then one `answer` with what would have been the body. Without a
 * draft the answer is plain JSON with its status, as for everybody else. null: the caller wants none.
 */
export function openDraftEvents(request: Request, response: Response): DraftEvents | null {
  if (!/\btext\/event-stream\b/i.test(request.headers.accept ?? '')) return null;
  return {
    send(draft) {
      if (response.destroyed) return;
      if (!response.headersSent)
        response.writeHead(200, {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'x-accel-buffering': 'no',
        });
      response.write(draftEvent(draft));
    },
    hasBegun: () => response.headersSent,
    end: (json) => void response.end(`event: answer\ndata: ${json}\n\n`),
  };
}
