import { SetupError } from '../domain/errors.ts';
import { actions } from './actions.ts';
import { check } from './check.ts';
import { evals } from './eval/evals.ts';
import { test } from './test/test.ts';
import { BadInput, group, runVerb } from './verb.ts';

/** `deskhand <verb>`: one line a verb. */
const deskhand = group('deskhand', 'the help desk bot, from the command line', {
  actions,
  check,
  eval: evals,
  test,
});

try {
  process.exitCode = await runVerb(deskhand, process.argv.slice(2), {
    out: process.stdout,
    err: process.stderr,
  });
} catch (error) {
  if (!(error instanceof BadInput || error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
