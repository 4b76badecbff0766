import type { Call, Carriers, Carry } from '../../actions/parts.ts';
import type { GivenAnswer } from '../../domain/conversationTest.ts';
import { NoAnswer, Refused } from '../../domain/errors.ts';
import { hasValues } from './hasValues.ts';

export interface GivenOptions {
  answers: Record<string, GivenAnswer[]>;
  /** What carries an action for which no answer is given. */
  real: Carriers;
  /** Told of each call that reaches a carrier. */
  onCall: (call: Call) => void;
  /** Told of an action that nobody can carry out in a test. */
  onMissing: (action: string) => void;
}

const KINDS = ['http', 'openapi', 'mcp', 'hook', 'app'] as const;

/** Carries actions out by the answers that a test gives for them, else by what is real. */
export function givenCarriers({ answers, real, onCall, onMissing }: GivenOptions): Carriers {
  const left = new Map(
    Object.entries(answers).map(([action, given]) => [
      action,
      given.map((answer) => ({ answer, times: answer.times ?? Number.POSITIVE_INFINITY })),
    ]),
  );

  function answerTo({ action, arguments: asked }: Call): GivenAnswer | undefined {
    const found = left
      .get(action.name)
      ?.find(({ answer, times }) => times > 0 && hasValues(asked, answer.with ?? {}));
    if (found) found.times--;
    return found?.answer;
  }

  const carry =
    (kind: (typeof KINDS)[number]): Carry =>
    async (call) => {
      onCall(call);
      const answer = answerTo(call);
      if (answer) return giveAnswer(answer);
      const carrier = left.has(call.action.name) ? undefined : real[kind];
      if (carrier) return carrier(call);
      onMissing(call.action.name);
      throw new Refused('the test gives no answer', { status: 404, code: 'not_given' });
    };
  return Object.fromEntries(KINDS.map((kind) => [kind, carry(kind)]));
}

function giveAnswer({ gives, refuses, silent }: GivenAnswer): unknown {
  if (silent) throw new NoAnswer('no answer came', { code: 'timeout' });
  if (refuses !== undefined) throw new Refused('it said no', { status: 422, code: refuses });
  return structuredClone(gives);
}
