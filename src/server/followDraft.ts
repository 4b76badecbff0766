import type { Conversation } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import type { Draft } from '../domain/turn.ts';

interface FollowOptions {
  /** The conversation as it is on disk now. */
  read(): Promise<Pick<Conversation, 'owner' | 'version'> | null>;
  /** An empty text takes away what was shown of the turn. */
  write(draft: Pick<Draft, 'turn' | 'text'>): void;
}

export interface DraftFollower {
  take(draft: Draft): void;
  replacedBy(message: Pick<Message, 'turn' | 'author'>): void;
  /**
   * Shows what came, or takes away what must not stand any more. Never two at a time. true: the conversation has just
   * moved; its messages are to be read first, for one of them may take the draft's place.
   */
  look(): Promise<boolean>;
}

/**
 * The growing reply of one open stream. It is shown only while the conversation is what its turn was decided on and the
 * bot has it: whoever moves it, here or in another process, takes the draft away.
 */
export function followDraft({ read, write }: FollowOptions): DraftFollower {
  let latest: Draft | null = null;
  let shown: Pick<Draft, 'turn' | 'text'> | null = null;
  let hasMoved = false;

  function withdraw(): void {
    if (shown) write({ turn: shown.turn, text: '' });
    shown = null;
    latest = null;
  }

  return {
    take(draft) {
      latest = draft;
    },
    replacedBy({ turn, author }) {
      if (author === 'customer') return;
      if (turn !== undefined && turn === shown?.turn) shown = null; // The message stands in its place.
      withdraw();
    },
    async look() {
      const draft = latest;
      if (!draft) return false;
      const now = draft.text === '' ? null : await read();
      if (now?.owner !== 'bot' || now.version !== draft.version) {
        hasMoved = !hasMoved && now !== null;
        if (!hasMoved && latest === draft) withdraw();
        return hasMoved;
      }
      hasMoved = false;
      if (shown?.turn === draft.turn && shown.text === draft.text) return false;
      if (shown && shown.turn !== draft.turn) write({ turn: shown.turn, text: '' });
      shown = { turn: draft.turn, text: draft.text };
      write(shown);
      return false;
    },
  };
}
