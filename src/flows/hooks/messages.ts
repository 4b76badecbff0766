/** What the house says to the process that runs hooks. Values travel as JSON texts. */
export type ToChild =
  | { do: 'load'; files: { name: string; url: string }[] }
  | { do: 'call'; id: number; file: string; name: string; isAction: boolean; input: string; now: number }
  | { do: 'answer'; ask: number; ok: boolean; json: string }
  | { do: 'ping' };

/** And what comes back. */
export type FromChild =
  | { is: 'up' }
  | { is: 'loading'; file: string }
  | { is: 'loaded'; file: string; hooks: string[]; actions: string[] }
  | { is: 'fault'; file: string; because: string }
  | { is: 'ready' }
  | { is: 'began'; id: number }
  | { is: 'done'; id: number; json: string }
  | { is: 'failed'; id: number; code: 'threw' | 'bad_result' | 'too_large'; because: string }
  | { is: 'ask'; ask: number; json: string }
  | { is: 'log'; text: string }
  | { is: 'pong' };
