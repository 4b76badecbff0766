import { readConfig } from '../../config.ts';
import type { Encoder } from '../../domain/encoder.ts';
import { createEncoder } from '../../encoder/createEncoder.ts';
import type { Shell } from '../verb.ts';

export interface WithEncoder {
  wanted: boolean;
  /** Vectors in memory, so that the same text is made once; 0 where the making is measured. */
  mostRecent?: number;
  shell: Shell;
}

/**
 * Lends the encoder of this installation to some work, or null where it is not wanted or cannot be had. It keeps nothing on
 * disk.
 */
export async function withEncoder<T>(
  { wanted, mostRecent = 0, shell }: WithEncoder,
  work: (encoder: Encoder | null) => Promise<T>,
): Promise<T> {
  if (!wanted) return work(null);
  const encoder = createEncoder({ folder: readConfig().DESKHAND_ENCODER, mostRecent, patience: 60_000 });
  try {
    if (await encoder.ready) return await work(encoder);
    shell.err.write(`No encoder, so on words alone: ${encoder.problem}.\n`);
    return await work(null);
  } finally {
    await encoder.close();
  }
}
