import type { Turn } from '../domain/turn.ts';

export interface Ready {
  url: string;
  /** In full only where it is new or preset; null otherwise. */
  apiKey: string | null;
  keyHint: string;
  store: string;
  bot: string;
  articles: number;
  desks: string[];
}

export interface ShownTurn {
  conversation: string;
  subject?: string | undefined;
  question: string;
  decision: string;
  turn: Turn;
  ms: number;
}

export interface ShownDelivery {
  target: string;
  kind: string;
  state: string;
  conversation: string;
}
