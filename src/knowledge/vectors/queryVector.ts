import type { Encoder, TextVector } from '../../domain/encoder.ts';
import type { SearchQuery } from '../../domain/knowledge.ts';

/** A question as a point: itself, and halfway to itself said after the message before it. Null: no encoder to have now. */
export async function queryVector(
  encoder: Encoder,
  { text, before = [] }: SearchQuery,
): Promise<TextVector | null> {
  if (!encoder.isReady || text.trim() === '') return null;
  const previous = before.findLast((earlier) => earlier.trim() !== '');
  if (previous === undefined) return encoder.encode(text);
  const [alone, together] = await Promise.all([encoder.encode(text), encoder.encode(`${previous}\n${text}`)]);
  return alone && together ? between(alone, together) : (alone ?? together);
}

function between(a: TextVector, b: TextVector): TextVector {
  const sum = a.map((number, i) => number + b[i]!);
  const length = Math.hypot(...sum) || 1;
  return sum.map((number) => number / length);
}
