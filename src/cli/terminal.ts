import type { Turn } from '../domain/turn.ts';

export interface Terminal {
  /** The next thing that is done; the one before is done then. */
  step(text: string): void;
  progress(text: string, done: number, total: number): void;
  ready(info: Ready): void;
  turn(turn: ShownTurn): void;
  delivery(delivery: ShownDelivery): void;
  note(text: string): void;
  /** What is wrong and what to do, without a stack. */
  fail(text: string): void;
}

export interface Ready {
  url: string;
  /** In full only when it is new or preset; null otherwise. */
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

export function createTerminal({ out }: { out: NodeJS.WriteStream; color?: boolean }): Terminal {
  const line = (text: string) => void out.write(`${text}\n`);
  return {
    step: line,
    progress: (text, done, total) => line(`${text} ${done}/${total}`),
    ready: ({ url, apiKey, keyHint }) => line(`${url}  ${apiKey ?? keyHint}`),
    turn: ({ question, decision, ms }) => line(`${question.slice(0, 60)} -> ${decision} ${ms} ms`),
    delivery: ({ kind, state }) => line(`  ${kind} ${state}`),
    note: line,
    fail: line,
  };
}
