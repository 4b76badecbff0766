import type { Message } from '../../domain/message.ts';
import type { Turn } from '../../domain/turn.ts';
import type { Made } from './watchActions.ts';

/** What came of the latest thing that happened. */
export interface Heard {
  /** In a few words: `user: Where is my order?` */
  what: string;
  /** null where nobody asked the engine: a human spoke. */
  turn: Turn | null;
  replies: Message[];
  /** What the agent is given who takes over. */
  note: string | null;
  calls: Made[];
  trace: string[];
  missing: string[];
}
