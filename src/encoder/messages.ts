import type { Gate } from './gate.ts';

/** What is asked of the worker thread and what it answers. An `id` ties an answer to its question. */
export type Question =
  /** One text. `keep`: into the file, once it is computed. */
  | { kind: 'encode'; id: number; text: string; keep: boolean }
  /** Which of these texts are kept in the file? */
  | { kind: 'find'; id: number; texts: string[] }
  /** Write what is not yet written and end. */
  | { kind: 'close' };

/** What there is to know of the model. */
export interface Ready {
  model: string;
  size: number;
  words: string[];
  languages: string[] | null;
  mostCharacters: number;
}

export type Answer =
  | ({ kind: 'ready' } & Ready)
  /** The model cannot be used and a new start would not help. */
  | { kind: 'failed'; reason: string }
  /** Something to log; work goes on. */
  | { kind: 'problem'; reason: string }
  | { kind: 'vector'; id: number; vector: Int16Array | null; wasKept: boolean }
  | { kind: 'found'; id: number; vectors: (Int16Array | null)[] };

/** What the worker thread is started with. */
export interface Assignment {
  folder: string;
  cacheFile: string | null;
  mostKept: number;
  gate: Gate;
}
