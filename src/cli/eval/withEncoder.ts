import { readConfig } from '../../config.ts';
import type { Encoder } from '../../domain/encoder.ts';
import { createEncoder } from '../../encoder/createEncoder.ts';
import type { Shell } from '../verb.ts';

export interface WithEncoder {
  wanted: boolean;
  shell: Shell;
}

/**
 * Lends the encoder of this installation to some work, or null where it is not wanted or cannot be had. It keeps nothing,
 * neither in memory nor on disk: what is measured is the making of vectors.
 */
export async function withEncoder<T>(
  { wanted, shell }: WithEncoder,
  work: (encoder: Encoder | null) => Promise<T>,
): Promise<T> {
  if (!wanted) return work(null);
  const encoder = createEncoder({ folder: readConfig().DESKHAND_ENCODER, mostRecent: 0, patience: 60_000 });
  try {
    if (await encoder.ready) return await work(encoder);
    shell.err.write(`No encoder, so on words alone: ${encoder.problem}.\n`);
    return await work(null);
  } finally {
    await encoder.close();
  }
}
