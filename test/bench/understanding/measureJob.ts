import { statSync } from 'node:fs';
import { join } from 'node:path';
import { startDeskhand } from './deskhandContestant.ts';
import { type Contestant, measure } from './measure.ts';
import { startNodeNlp } from './nodeNlpContestant.ts';
import type { ContestantName, Job } from './options.ts';
import type { BenchSet } from './readBenchSets.ts';
import { combine, mean } from './tabulate.ts';

/** In a process of its own: one contestant on one set; prints its measurement as JSON. */
export async function measureJob(
  { contestant, set, scratch }: Job,
  sets: BenchSet[],
  root: string,
): Promise<void> {
  const started = await start(contestant, root);
  try {
    const place = { file: join(scratch, 'model'), sizeOf: (file: string) => statSync(file).size };
    const parts = [];
    for (const part of sets[set]!.parts) parts.push(await measure(started, part, place));
    process.stdout.write(`${JSON.stringify(combine(parts, mean))}\n`);
  } finally {
    await started.close();
  }
}

function start(contestant: ContestantName, root: string): Contestant | Promise<Contestant> {
  if (contestant === 'node-nlp') return startNodeNlp(join(root, 'test/bench/peers'));
  return startDeskhand(contestant === 'deskhand' ? join(root, 'src/encoder/model') : 'off');
}
