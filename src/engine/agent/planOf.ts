import type { Memory } from '../../domain/conversation.ts';
import type { Plan, PlanLine } from '../../domain/plan.ts';
import type { Outcome } from '../turnState.ts';

/** Enough for one goal; an endless chat must not grow its row without end. In lines, and in characters of JSON. */
const MOST_LINES = 24;
const MOST_CHARACTERS = 24_000;
const LONGEST_TEXT = 2_000;

export const newPlan = (requester?: string): Plan => ({
  ...(requester === undefined ? {} : { requester }),
  ...{ lines: [], steps: 0, cost: 0, refusals: 0, done: [] },
});

/** The plan with a line more, and without the oldest where it grows too long. */
export function withLine(plan: Plan, line: PlanLine): Plan {
  const added = line.who === 'call' ? line : { ...line, text: line.text.slice(0, LONGEST_TEXT) };
  const lines = [...plan.lines, added].slice(-MOST_LINES);
  while (lines.length > 1 && JSON.stringify(lines).length > MOST_CHARACTERS) lines.shift();
  return { ...plan, lines };
}

/** What came in between leaves the plan as it is; but a yes counts only right after its question. */
export function planAfter({ plan }: Memory, outcome: Outcome): Pick<Memory, 'plan'> {
  if ('plan' in outcome) return outcome.plan ? { plan: outcome.plan } : {};
  const isBetween = ['answer', 'smalltalk', 'silent', 'clarify'].includes(outcome.decision);
  if (!plan || !isBetween || outcome.handoff) return {};
  const { awaiting: _, ...rest } = plan;
  return { plan: rest };
}
