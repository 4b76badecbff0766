import type { Saying } from '../../domain/turn.ts';
import type { FlowTurn } from '../../flows/run/run.ts';
import { handOver } from '../handOver.ts';
import type { Outcome, TurnState } from '../turnState.ts';

/** What a flow's turn means for the conversation. */
export function taskOutcome(state: TurnState, turn: FlowTurn): Outcome {
  const { say, notes, end } = turn;
  const why = notes.join('; ').slice(0, 500);
  const task = {
    state: turn.state,
    actions: turn.actions,
    effects: turn.effects,
    requester: turn.requester,
    hides: turn.hides,
  };
  if (end?.as === 'handoff') {
    const handed = handOver(state, end.reason);
    const nextStep = `${handed.handoff!.nextStep} ${end.note}`;
    const words = join([...say, ...handed.say]);
    return { ...handed, say: words, handoff: { ...handed.handoff!, nextStep }, why, task };
  }
  const status = end?.as === 'resolved' ? { status: 'resolved' as const } : {};
  const decision = say.length === 0 && turn.effects.length === 0 && isEvent(state) ? 'silent' : 'flow';
  return { decision, say: join(say), why, task, ...status };
}

const isEvent = ({ event }: TurnState) => event.kind !== 'message';

/** One reply a turn: on a ticket every one is a comment. The buttons are those of the question that it ends with. */
export function join(say: Saying[]): Saying[] {
  const last = say.at(-1);
  if (!last) return [];
  const text = say.map((one) => one.text).join('\n\n');
  const without = say
    .map((one) => one.textWithoutTicket ?? withoutTicket(one.text))
    .filter(Boolean)
    .join('\n\n');
  return [
    {
      text,
      ...(without === text ? {} : { textWithoutTicket: without }),
      ...(last.buttons ? { buttons: last.buttons } : {}),
      ...(say.some(({ sources }) => sources) ? { sources: say.flatMap(({ sources = [] }) => sources) } : {}),
    },
  ];
}

/** Without the sentences that speak of a number that is not known yet. */
function withoutTicket(text: string): string {
  if (!text.includes('{{ticket}}')) return text;
  return text
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !sentence.includes('{{ticket}}'))
    .join(' ');
}
