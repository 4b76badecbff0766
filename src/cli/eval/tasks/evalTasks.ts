import type { Verb } from '../../verb.ts';
import { printResult } from '../printResult.ts';
import { showProgress } from '../showProgress.ts';
import { withEncoder } from '../withEncoder.ts';
import type { ModeResult } from './modeResult.ts';
import { MODES, type Mode } from './modes.ts';
import { readDomain } from './readDomain.ts';
import { readOptions } from './readOptions.ts';
import { readTasks } from './readTasks.ts';
import { reportTasks } from './reportTasks.ts';
import { summarize } from './summarize.ts';

const help = `deskhand eval tasks --domain DIR --tasks FILE [options]

Plays customer service tasks of a shop whose right end states are known, and compares the shop's data with them. DIR
holds the shop's db.json; a task is one line
{"id": "0", "reason_for_call": "You want…", "known_info": "You are…", "actions": [{"name": "…", "arguments": {}}],
"expected_diff": [["/orders/#W1/status", "pending", "cancelled"]]}.

  --domain DIR          the shop: db.json
  --tasks FILE          what customers want there
  --mode A,B            what to measure; all of them without it
      replay            the tasks' own actions through the gate: exactly the expected end state
      mutants           every write made wrong in every way: all refused, nothing changed
      scripted          a customer who tells what is asked, in words of their own, four times a task with the shop
                        failing now and then: the flows reach the expected end state
      opening           the same, from the customer's real opening words
  --seed N              what is left to chance follows from it (1)
  --report [FILE.md]    a report in Markdown: each mode, and the tasks that failed
  --json                one JSON object, last on stdout
  --no-encoder          understanding on words alone
`;

export type Figures = Partial<Record<Mode, ModeResult>>;

export const evalTasks: Verb = {
  summary: 'whether tasks are finished, and nothing else is done',
  help,
  async run(args, shell) {
    const { modes, seed, ...options } = readOptions(args);
    const tasks = readTasks(options.tasks);
    const domain = await readDomain(options.domain);
    const progress = showProgress(shell.err);
    const figures = await withEncoder(
      { wanted: options.encoder && modes.some(needsWords), shell },
      async (encoder) => {
        const found: Figures = {};
        for (const mode of modes) {
          const onProgress = (done: number, total: number) => progress.show(mode, done, total);
          found[mode] = await MODES[mode]({ tasks, domain, seed, encoder, onProgress });
        }
        return found;
      },
    );
    progress.end();
    printResult(
      { figures, summary: summarize(figures), report: () => reportTasks(figures, { seed }) },
      options,
      shell,
    );
    return 0;
  },
};

const needsWords = (mode: Mode) => mode !== 'replay' && mode !== 'mutants';
