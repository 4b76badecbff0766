import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Named arrays and a description, in one compressed piece. */
export interface Contents {
  about: unknown;
  arrays: Record<string, Float32Array | Int32Array | Int8Array | Uint8Array>;
}

const KINDS = { Float32Array, Int32Array, Int8Array, Uint8Array };
const MAGIC = 0x44484d31;
const ALIGNED = 8;

export function pack({ about, arrays }: Contents): Uint8Array {
  const entries = Object.entries(arrays);
  const layout = entries.map(([name, array]) => ({
    name,
    kind: array.constructor.name,
    length: array.length,
  }));
  const head = Buffer.from(JSON.stringify({ about, layout }));
  const parts = [
    head,
    ...entries.map(([, { buffer, byteOffset, byteLength }]) => Buffer.from(buffer, byteOffset, byteLength)),
  ];
  const start = Buffer.alloc(ALIGNED);
  start.writeUInt32LE(MAGIC, 0);
  start.writeUInt32LE(head.length, 4);
  const whole = Buffer.concat([
    start,
    ...parts.flatMap((part) => [part, Buffer.alloc(padding(part.length))]),
  ]);
  return zstdCompressSync(whole, {
    params: { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_checksumFlag]: 1 },
  });
}

/** @throws Error where the bytes are cut short, damaged or something else. */
export function unpack(bytes: Uint8Array): Contents {
  const whole = zstdDecompressSync(bytes);
  if (whole.length < ALIGNED || whole.readUInt32LE(0) !== MAGIC) throw new Error('this is no saved model');
  const headLength = whole.readUInt32LE(4);
  const { about, layout } = JSON.parse(whole.toString('utf8', ALIGNED, ALIGNED + headLength));
  let at = ALIGNED + headLength + padding(headLength);
  const arrays: Contents['arrays'] = {};
  for (const { name, kind, length } of layout as {
    name: string;
    kind: keyof typeof KINDS;
    length: number;
  }[]) {
    const size = length * KINDS[kind].BYTES_PER_ELEMENT;
    // A copy: the bytes may lie at an address that wider numbers cannot be read from.
    arrays[name] = new KINDS[kind](new Uint8Array(whole.subarray(at, at + size)).buffer);
    at += size + padding(size);
  }
  return { about, arrays };
}

function padding(length: number): number {
  return (ALIGNED - (length % ALIGNED)) % ALIGNED;
}
