import type { ModelAnswer, ModelCall } from '../../domain/model.ts';
import type { Outcome } from '../turnState.ts';
import { askModel } from './askModel.ts';
import { callTool } from './callTool.ts';
import { checkSaying } from './checkSaying.ts';
import { giveToPerson, sayAndWait } from './outcomes.ts';
import type { Pursuit } from './parts.ts';
import { withLine } from './planOf.ts';
import { sourcesOf } from './sourcesOf.ts';
import { HAND_OVER } from './toolsOf.ts';

const STEPS = 8;
/** Calls of one answer; the others are not made. */
const MOST_CALLS = 4;

/**
 * Asks the model what to do next until there is something to say: a reply that holds, a question for a yes, or a person.
 * null: the model failed before anything was done.
 */
export async function runPlan(pursuit: Pursuit): Promise<Outcome | null> {
  const { steps = STEPS, maxCost = Number.POSITIVE_INFINITY } = pursuit.state.bot.model ?? {};
  let faults = 0;
  for (;;) {
    if (pursuit.plan.steps >= steps) return giveToPerson(pursuit, 'low_confidence', 'its steps are used up');
    if (pursuit.plan.cost >= maxCost && maxCost > 0)
      return giveToPerson(pursuit, 'low_confidence', 'its cost is used up');
    const asked = await askModel(pursuit);
    if ('failed' in asked) return whenFailed(pursuit, asked.failed);
    const { answer, call } = asked;
    if (answer.calls) {
      const outcome = await callAll(pursuit, answer);
      if (outcome) return outcome;
      continue;
    }
    const text = pursuit.mask.restore(answer.text);
    const fault = checkSaying(text, sourcesOf(pursuit));
    if (!fault) return sayAndWait(pursuit, { text }, 'the model');
    noteFault(pursuit, call, text, fault.fault);
    if (++faults > 1)
      return giveToPerson(pursuit, 'low_confidence', `what it wrote does not hold (${fault.fault})`);
    const because = `Your reply was not sent: ${fault.fault} (${fault.what}). Say only what stands in a result, an article or the customer's words, or call ${HAND_OVER}.`;
    const result = { refused: because };
    const line = { id: `reply_${pursuit.plan.steps}`, name: 'reply', arguments: {}, result };
    pursuit.plan = withLine(pursuit.plan, { who: 'call', ...line });
  }
}

async function callAll(pursuit: Pursuit, { calls = [] }: ModelAnswer): Promise<Outcome | null> {
  for (const [at, call] of calls.slice(0, MOST_CALLS).entries()) {
    if (call.name === HAND_OVER) return giveToPerson(pursuit, 'low_confidence', 'it was not sure');
    // Some servers give every call the same id.
    const outcome = await callTool(pursuit, { ...call, id: `call_${pursuit.plan.steps}_${at}` });
    if (outcome) return outcome;
  }
  return null;
}

/** Once something was done or looked up for them, a person has to know. */
function whenFailed(pursuit: Pursuit, code: string): Outcome | null {
  const { lines } = pursuit.plan;
  if (lines.every(({ who }) => who === 'customer')) return null;
  return giveToPerson(pursuit, 'outage', `the model failed (${code})`);
}

function noteFault({ state, mask }: Pursuit, call: ModelCall, text: string, why: string): void {
  call.outcome = 'unsupported';
  call.dropped.push({ text: mask.hide(text.slice(0, 500)), why });
  state.trace.step('check', `not said: ${why}`);
}
