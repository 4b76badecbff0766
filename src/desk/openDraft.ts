import type { Conversation } from '../domain/conversation.ts';
import type { Draft } from '../domain/turn.ts';

export interface OpenDraft {
  /** The reply so far, from its beginning. */
  grow(text: string): void;
  /** The turn's message replaces it, or nothing of it is shown any more. */
  end(isKept: boolean): void;
}

/** What a turn's customer may read before the turn is kept. It lives no longer than its turn. */
export function openDraft(
  tellAll: (draft: Draft) => void,
  { id, version }: Pick<Conversation, 'id' | 'version'>,
  turn: string,
): OpenDraft {
  let isShown = false;
  let isOver = false;
  const tell = (text: string) => tellAll({ conversation: id, turn, version, text });
  return {
    grow(text) {
      if (isOver || text === '') return;
      isShown = true;
      tell(text);
    },
    end(isKept) {
      isOver = true;
      if (isShown && !isKept) tell('');
    },
  };
}
