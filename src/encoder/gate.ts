/**
 * Memory that both threads see. A thread that is ended inside the ONNX library takes the whole process with it ("terminate
 * called after throwing an instance of 'Napi::Error'"): so the process lets it come out before it exits.
 */
export type Gate = Int32Array<SharedArrayBuffer>;

/** Places in it: calls under way, and whether no more may begin. */
const [INSIDE, SHUT] = [0, 1];

/** How long an exit waits for the last call: 256 tokens take 20 ms, the loading of a large model seconds. */
const MOST_MS = 5000;

export function createGate(): Gate {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** One call of the library. @throws where the gate is shut. */
export async function passGate<T>(gate: Gate, call: () => Promise<T>): Promise<T> {
  Atomics.add(gate, INSIDE, 1);
  try {
    if (Atomics.load(gate, SHUT)) throw new Error('it is being closed');
    return await call();
  } finally {
    Atomics.sub(gate, INSIDE, 1);
    Atomics.notify(gate, INSIDE);
  }
}

/** Lets no more calls begin. */
export function shutGate(gate: Gate): void {
  Atomics.store(gate, SHUT, 1);
}

/** Blocks until the last call is over: for the exit of the process only, where nothing can be awaited. */
export function awaitEmpty(gate: Gate): void {
  for (let inside = Atomics.load(gate, INSIDE); inside > 0; inside = Atomics.load(gate, INSIDE))
    if (Atomics.wait(gate, INSIDE, inside, MOST_MS) === 'timed-out') return;
}
