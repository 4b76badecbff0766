/**
 * One vector from the output of a graph: as it is where the graph pooled (`[1, size]`), else of its tokens
 * (`[1, tokens, size]`) the mean or the first. The mask is all ones: texts go one by one, without padding.
 */
export function poolTokens(
  data: Float32Array,
  dims: readonly number[],
  pooling: 'mean' | 'cls',
): Float32Array {
  const size = dims.at(-1) ?? 0;
  if (dims.length !== 3 || pooling === 'cls') return data.slice(0, size);
  const mean = new Float32Array(size);
  for (let i = 0; i < data.length; i++) mean[i % size]! += data[i] as number;
  return mean;
}
