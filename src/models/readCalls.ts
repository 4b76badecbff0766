import { z } from 'zod';
import { NoAnswer } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { ModelToolCall } from '../domain/model.ts';

/** A tool call, or a piece of one: https://platform.openai.com/docs/guides/function-calling#streaming */
export const CallPiece = z.object({
  index: z.number().int().min(0).optional(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});
export type CallPiece = z.infer<typeof CallPiece>;

const MOST_CALLS = 16;

interface Growing {
  id: string;
  name: string;
  text: string;
}

export interface CallReader {
  /** Takes the pieces of one event; gives how many characters they have. */
  read(pieces: CallPiece[]): number;
  calls(): ModelToolCall[];
}

/** Puts the tool calls of a stream together: the name comes first, the arguments in pieces, each under its index. */
export function createCallReader(): CallReader {
  const growing = new Map<number, Growing>();
  return {
    read(pieces) {
      let length = 0;
      for (const [at, { index, id, function: part }] of pieces.entries()) {
        const place = index ?? at;
        const call = growing.get(place) ?? { id: '', name: '', text: '' };
        call.id ||= id ?? '';
        call.name ||= part?.name ?? '';
        call.text += part?.arguments ?? '';
        length += (part?.arguments ?? '').length;
        growing.set(place, call);
        if (growing.size > MOST_CALLS)
          throw new NoAnswer('The model did not come to an end', { code: 'too_long' });
      }
      return length;
    },
    calls: () =>
      [...growing.values()]
        .filter(({ name }) => name !== '')
        .map(({ id, name, text }, at) => ({
          id: id || `call_${at + 1}`,
          name,
          arguments: argumentsIn(text),
        })),
  };
}

/** Some servers send no text at all where there are no arguments. */
function argumentsIn(text: string): Record<string, Json> | null {
  if (text.trim() === '') return {};
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as Record<string, Json>)
      : null;
  } catch {
    return null;
  }
}
