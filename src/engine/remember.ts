import type { Memory } from '../domain/conversation.ts';
import { planAfter } from './agent/planOf.ts';
import { isSaidAgain, rememberRequest } from './rememberRequest.ts';
import { proofAfter } from './requester.ts';
import { tonesIn, withTones } from './tone.ts';
import type { Outcome, TurnState } from './turnState.ts';
import { valuesByName } from './valuesByName.ts';

/** Enough for a handoff note; an endless chat must not grow its row without end. */
const KEEP = { tried: 10, collected: 30 };

/** What the bot keeps in mind after this turn. */
export function remember(state: TurnState, outcome: Outcome): Memory {
  const { context, event, understood } = state;
  const old = context.conversation.memory;
  if (outcome.decision === 'silent' && !understood)
    return { ...old, requester: undefined, ...taskOf(state, outcome), ...planAfter(old, outcome) };
  const missed = outcome.decision === 'clarify' || outcome.decision === 'handoff';
  const tellsNothing = outcome.decision === 'smalltalk' || outcome.decision === 'silent';
  const tone = understood ? withTones(old.tone, tonesIn(understood.signals)) : (old.tone ?? []);
  return {
    misses: missed ? old.misses + 1 : tellsNothing ? old.misses : 0,
    tried: outcome.decision === 'answer' ? withAnswers(old.tried, event.text, outcome) : old.tried,
    collected: collect(old.collected, { data: event.data, understood }),
    ...(understood ? rememberRequest(old, understood, event, outcome) : kept(old)),
    ...(tone.length > 0 ? { tone } : {}),
    ...taskOf(state, outcome),
    ...planAfter(old, outcome),
    ...(old.tags ? { tags: old.tags } : {}),
    ...outcome.offer,
  };
}

/** The tasks under way, and who the customer is proven to be. */
function taskOf(state: TurnState, { task }: Outcome): Pick<Memory, 'flow' | 'requester'> {
  const now = task ? task.state : state.context.conversation.memory.flow;
  const requester = proofAfter(state, task?.requester);
  return { flow: now, ...(requester ? { requester } : {}) };
}

const kept = ({ turns, facts }: Memory): Pick<Memory, 'turns' | 'facts'> => ({
  ...(turns ? { turns } : {}),
  ...(facts ? { facts } : {}),
});

function withAnswers(tried: Memory['tried'], text: string, { say }: Outcome): Memory['tried'] {
  const question = text.slice(0, 500);
  const answers = say.map(({ text: answer, sources = [] }) => ({ question, answer, sources }));
  return [...tried, ...answers].slice(-KEEP.tried);
}

/** Values for whoever goes on with the conversation: what the customer chose or came back to counts as said again. */
function collect(
  old: Memory['collected'],
  { data, understood }: { data: Record<string, unknown>; understood: TurnState['understood'] },
): Memory['collected'] {
  const again = understood && isSaidAgain(understood) ? understood.followUp.carried : [];
  const given = {
    ...plainValues(data),
    ...valuesByName(again),
    ...valuesByName(understood?.entities ?? []),
  };
  if (Object.keys(given).length === 0) return old;
  return Object.fromEntries(Object.entries({ ...old, ...given }).slice(-KEEP.collected));
}

/** What the caller's own system says beside the message, as far as it reads as a line. */
function plainValues(data: Record<string, unknown>): Record<string, string> {
  const plain = Object.entries(data).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value).slice(0, 300)]));
}
