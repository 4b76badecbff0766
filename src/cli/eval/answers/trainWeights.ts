/**
 * `node src/cli/eval/answers/trainWeights.ts [words] [FILE]`: makes the weights of src/knowledge from public sets of
 * questions and prints them; `words`: those for words alone. FILE keeps vectors from one run to the next, which is
 * what takes the time. Reads ../shared/data/evals beside the checkout.
 */
import { readConfig } from '../../../config.ts';
import { createEncoder } from '../../../encoder/createEncoder.ts';
import { readPublicSets } from './train/readPublicSets.ts';
import { train } from './train/train.ts';

const args = process.argv.slice(2);
const folder = args.includes('words') ? 'off' : readConfig().DESKHAND_ENCODER;
const cacheFile = args.find((arg) => arg !== 'words');
const sets = readPublicSets();
if (sets) {
  const encoder = createEncoder({ folder, cacheFile, mostKept: 300_000, patience: 60_000 });
  await train(sets, (await encoder.ready) ? encoder : null);
  await encoder.close();
} else {
  console.error(
    'The evaluation sets are not there: put them into ../shared/data/evals beside this checkout.',
  );
  process.exitCode = 2;
}
