import { group } from '../verb.ts';
import { evalAnswers } from './answers/evalAnswers.ts';
import { evalIntents } from './intents/evalIntents.ts';
import { evalTasks } from './tasks/evalTasks.ts';

/** `deskhand eval <what>`: one line a measurement. */
export const evals = group('deskhand eval', 'measures a part on your own rows', {
  answers: evalAnswers,
  intents: evalIntents,
  tasks: evalTasks,
});
