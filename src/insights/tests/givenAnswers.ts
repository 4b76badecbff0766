import type { ActionRun } from '../../domain/actionRun.ts';
import type { Json } from '../../domain/json.ts';

/** What an action gave, as `given: actions:` of a test has it. */
export type Answer = Record<string, Json>;

/** As the journal masks what is secret, or too long. */
const MASKED = /^\((?:secret|\d+ characters)\)$/;

/** What each action answered, in its order; `readOf`: what a read gave, null where that is not kept. */
export function givenAnswers(
  runs: ActionRun[],
  readOf: (run: ActionRun) => Json | null,
): Record<string, Answer[]> {
  const answers: Record<string, Answer[]> = {};
  for (const run of [...runs].sort((a, b) => a.createdAt - b.createdAt)) {
    const answer = answerOf(run, readOf);
    if (answer)
      answers[run.action] = [
        ...(answers[run.action] ?? []),
        { with: withoutMasked(run.arguments), ...answer },
      ];
  }
  return Object.fromEntries(Object.entries(answers).map(([action, given]) => [action, inShort(given)]));
}

function answerOf(run: ActionRun, readOf: (run: ActionRun) => Json | null): Answer | null {
  const { state, why, outcome } = run;
  if (outcome?.status === 'done') return { gives: outcome.result };
  if (state === 'done') return { gives: readOf(run) ?? {} };
  // What could not be looked at has a line of its own.
  if (state !== 'failed' || why?.startsWith('look:')) return null;
  const isSilent = why === 'timeout' || (outcome?.status === 'failed' && outcome.isUnknown);
  return isSilent ? { silent: true } : { refuses: why ?? 'failed' };
}

const withoutMasked = (given: Record<string, Json>) =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => typeof value !== 'string' || !MASKED.test(value)),
  );

/** The same answer several times in a row is said once, with how often; what came last comes from then on. */
function inShort(given: Answer[]): Answer[] {
  const short: { answer: Answer; times: number }[] = [];
  for (const answer of given) {
    const before = short.findLast((one) => isSame(one.answer.with, answer.with));
    if (before && isSame(before.answer, answer)) before.times++;
    else short.push({ answer, times: 1 });
  }
  return short.map(({ answer, times }) => {
    const isLast = short.findLast((one) => isSame(one.answer.with, answer.with))?.answer === answer;
    return isLast ? answer : { ...answer, times };
  });
}

const isSame = (a: Json | undefined, b: Json | undefined) => JSON.stringify(a) === JSON.stringify(b);
