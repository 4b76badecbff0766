import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextVector } from '../../src/domain/encoder.ts';
import { createEncoder, type EncoderOptions, type LocalEncoder } from '../../src/encoder/createEncoder.ts';

export const SHIPPED = join(import.meta.dirname, '../../src/encoder/model');

/** Encoders and folders of one test file, all gone after it. */
export function openEncoders() {
  const opened: LocalEncoder[] = [];
  const folders: string[] = [];
  return {
    /** `problems` fills as it is told of them. */
    open(options: Partial<EncoderOptions> = {}) {
      const problems: string[] = [];
      const encoder = createEncoder({
        folder: SHIPPED,
        patience: 20_000, // The machine of the tests may be busy.
        onProblem: (problem) => problems.push(problem),
        ...options,
      });
      opened.push(encoder);
      return { encoder, problems };
    },
    folder(): string {
      folders.push(mkdtempSync(join(tmpdir(), 'deskhand-encoder-')));
      return folders.at(-1)!;
    },
    async close() {
      await Promise.all(opened.map((encoder) => encoder.close()));
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function similarity(a: TextVector | null | undefined, b: TextVector | null | undefined): number {
  if (!a || !b) throw new Error('there is no vector');
  return a.reduce((sum, number, i) => sum + number * b[i]!, 0);
}
