import type { Delivery } from '../servers/zendesk/hooks.ts';

/** What this side of the wire knows: the customer's and the sender's own books, kept apart from the server's. */
export interface Journal {
  chats: Chat[];
  calls: Call[];
  /** Tickets that customers opened at the desk. */
  tickets: string[];
  /** What was seen to be wrong while it happened. */
  breaches: Breach[];
  counts: {
    acknowledged: number;
    /** Sent again because no answer came, then answered. */
    repeatedOverFailures: number;
    /** Sent again after the answer, or twice at once. */
    repeatedOnPurpose: number;
    givenUp: number;
    webhookTries: number;
    webhookCopies: number;
    faults: number;
  };
}

export interface Breach {
  kind: 'lost' | 'double' | 'order' | 'after a human' | 'answer' | 'store' | 'server';
  what: string;
}

/** One person's conversation over the API. */
export interface Chat {
  user: { id: string; name: string; email: string };
  /** Known from the first answer on. */
  id?: string;
  said: Said[];
}

export interface Said {
  key: string;
  text: string;
  /** The answer's bytes; undefined as long as none came. */
  answer?: string;
}

/** One webhook of the desk, however often it was sent. */
export interface Call {
  delivery: Delivery;
  type: string;
  ticket: string;
  /** ms since 1970. */
  firstSentAt: number;
  acknowledgedAt?: number;
}

export function createJournal(): Journal {
  return {
    chats: [],
    calls: [],
    tickets: [],
    breaches: [],
    counts: {
      acknowledged: 0,
      repeatedOverFailures: 0,
      repeatedOnPurpose: 0,
      givenUp: 0,
      webhookTries: 0,
      webhookCopies: 0,
      faults: 0,
    },
  };
}
