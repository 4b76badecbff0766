import { availableParallelism } from 'node:os';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Description } from './describeModel.ts';
import { type Gate, passGate } from './gate.ts';
import { poolTokens } from './poolTokens.ts';

/** What graphs call their inputs, and what to put into them for the token at a place. */
const INPUTS: Record<string, (id: number, place: number) => number> = {
  input_ids: (id) => id,
  attention_mask: () => 1,
  token_type_ids: () => 0,
  position_ids: (_, place) => place,
};
/** Best first. */
const OUTPUTS = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'];

/** Token ids in, one vector out, not yet of unit length. */
export type Graph = (ids: number[]) => Promise<Float32Array>;

/**
 * Two threads where there are two cores, without spinning while they wait: the same work and the same vectors, sooner.
 * No arena that keeps the memory of the longest text for good: measured, it saves no time.
 * https://onnxruntime.ai/docs/api/js/interfaces/InferenceSession.SessionOptions.html
 */
const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: Math.min(2, availableParallelism()),
  extra: { session: { intra_op: { allow_spinning: '0' } } },
  interOpNumThreads: 1,
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 4,
};

/** @throws where the file is no graph, or one that asks for something unknown. */
export async function openGraph(file: string, description: Description, gate: Gate): Promise<Graph> {
  // Loaded here, so that a platform without the library is a reason in words.
  const { InferenceSession, Tensor } = await passGate(gate, () => import('onnxruntime-node'));
  const session = await passGate(gate, () => InferenceSession.create(file, OPTIONS));
  const inputs = session.inputMetadata.map((input) => readInput(input, Tensor));
  const output = pickOutput(session, description.output);
  return async (ids) => {
    const feeds = Object.fromEntries(inputs.map(({ name, fill }) => [name, fill(ids)]));
    const { [output]: result } = await passGate(gate, () => session.run(feeds, [output]));
    return poolTokens(result?.data as Float32Array, result?.dims ?? [], description.pooling);
  };
}

type TensorClass = typeof Tensor;
interface Input {
  name: string;
  fill(ids: number[]): Tensor;
}

function readInput(input: InferenceSession.ValueMetadata, Tensor: TensorClass): Input {
  const value = INPUTS[input.name];
  const type = input.isTensor ? input.type : 'other';
  if (!value || (type !== 'int32' && type !== 'int64'))
    throw new Error(`the graph asks for "${input.name}" (${type}), which is unknown`);
  return {
    name: input.name,
    fill(ids) {
      const numbers = ids.map(value);
      const data = type === 'int64' ? BigInt64Array.from(numbers, BigInt) : Int32Array.from(numbers);
      return new Tensor(type, data, [1, ids.length]);
    },
  };
}

function pickOutput(session: InferenceSession, wanted: string | undefined): string {
  const names = session.outputMetadata.filter((one) => one.isTensor && one.type === 'float32').map(nameOf);
  const name = wanted ?? OUTPUTS.find((known) => names.includes(known)) ?? names[0];
  if (name && names.includes(name)) return name;
  throw new Error(`the graph has no output ${wanted ?? 'of float32'}; it has ${names.join(', ') || 'none'}`);
}

function nameOf({ name }: { name: string }): string {
  return name;
}
