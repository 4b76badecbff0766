import type { Encoder } from '../../../domain/encoder.ts';
import type { Verb } from '../../verb.ts';
import { createTypist } from '../addTypos.ts';
import { printResult } from '../printResult.ts';
import { type Progress, showProgress } from '../showProgress.ts';
import { withEncoder } from '../withEncoder.ts';
import { figuresOf, type Measured } from './figures.ts';
import { type Asked, judge } from './judge.ts';
import { type Options, readOptions } from './readOptions.ts';
import { readSets, type Sets } from './readSets.ts';
import { reportIntents } from './reportIntents.ts';
import { summarize } from './summarize.ts';
import { trainTimed } from './trainTimed.ts';

const help = `deskhand eval intents --train FILE… --test FILE… [options]

Trains on your rows as a bot would, then measures on rows that it has not seen. A row is one line
{"text": "where is my parcel", "label": "order_status"}; label "oos" means none of the intents.

  --train FILE…         rows to learn from
  --test FILE…          rows to measure on
  --oos FILE…           rows that mean none of the intents, to measure on
  --validate FILE…      rows to calibrate and choose the threshold on; without them, cross-validation
  --validate-oos FILE…  the same, meaning none of the intents
  --typos               also with one random edit per eight characters
  --seed N              another choice of typos (1)
  --report [FILE.md]    a report in Markdown: confusions, calibration, every intent
  --json                one JSON object, last on stdout
  --no-encoder          on words alone
`;

export const evalIntents: Verb = {
  summary: 'how well intents are told apart, and what is none of them',
  help,
  async run(args, shell) {
    const options = readOptions(args);
    const sets = readSets(options.files);
    for (const note of sets.notes) shell.err.write(`${note}\n`);
    const measured = await withEncoder({ wanted: options.encoder, shell }, (encoder) =>
      measure(sets, options, encoder, showProgress(shell.err)),
    );
    const figures = figuresOf(measured);
    const report = () => reportIntents(figures, measured);
    printResult({ figures, summary: summarize(figures), report }, options, shell);
    return 0;
  },
};

async function measure(
  sets: Sets,
  { typos, seed }: Pick<Options, 'typos' | 'seed'>,
  encoder: Encoder | null,
  progress: Progress,
): Promise<Measured> {
  const trained = await trainTimed(sets, { encoder, onProgress: progress.show });
  const ask = (what: string, rows: Asked[]) => {
    const onProgress = (done: number, total: number) => progress.show(what, done, total);
    return judge(rows, { classifier: trained.classifier, encoder, onProgress });
  };
  // Code that runs for the first times is slow: that is the start's time, not a message's.
  await ask(
    'Warming up',
    sets.intents.map(({ name, examples }) => ({ text: examples[0]!, label: name })),
  );
  const inside = await ask('Asking test rows', sets.test);
  const outside =
    sets.oos &&
    (await ask(
      'Asking out-of-scope rows',
      sets.oos.map((text) => ({ text, label: null })),
    ));
  const type = createTypist(seed);
  const typed = sets.test.map((row) => ({ ...row, text: type(row.text) }));
  const mistyped = typos ? await ask('Asking with typos', typed) : null;
  progress.end();
  return { trained, trainRows: sets.rows, intents: sets.intents.length, inside, outside, typos: mistyped };
}
