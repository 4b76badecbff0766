import type { Found } from '../../domain/knowledge.ts';
import { handOver } from '../handOver.ts';
import { inOwnWords } from '../inOwnWords.ts';
import { yesOrNo } from '../replies/yesOrNo.ts';
import { requesterIn } from '../requester.ts';
import { isSure, search } from '../search.ts';
import { inputOf } from '../tasks/openTask.ts';
import type { Outcome, UnderstoodState } from '../turnState.ts';
import { callConfirmed } from './callTool.ts';
import { openPursuit } from './openPursuit.ts';
import { giveToPerson, sayAndEnd } from './outcomes.ts';
import type { Pursuit } from './parts.ts';
import { newPlan, withLine } from './planOf.ts';
import { runPlan } from './runPlan.ts';
import { doneIn } from './words.ts';

/** A goal that no flow and no article covers. null: no model may plan here, or it failed: as without one. */
export async function pursueGoal(state: UnderstoodState, found: Found[]): Promise<Outcome | null> {
  if (!state.model || state.context.conversation.owner === 'human') return null;
  if (!state.understood.signals.request) return null;
  const pursuit = openPursuit(state, newPlan(requesterIn(state)?.id), found);
  if (!pursuit || pursuit.allowed.length === 0) return null;
  hear(pursuit);
  return runPlan(pursuit);
}

/** A message while a goal is pursued. null: it is about something else. */
export async function followPlan(state: UnderstoodState): Promise<Outcome | null> {
  const { contact, memory } = state.context.conversation;
  const { plan } = memory;
  const { signals } = state.understood;
  if (!plan) return null;
  const found = await search(state);
  const pursuit = openPursuit(state, { ...plan, awaiting: undefined }, found);
  // Their proof has run out, or somebody else writes: what was looked up for them is not for whoever sits there now.
  if (plan.requester !== requesterIn(state)?.id) return null;
  if (!pursuit) return plan.done.length > 0 ? { ...handOver(state, 'outage'), plan: undefined } : null;
  if (signals.person) return giveToPerson(pursuit, 'asked_for_human', 'the customer wants a person');
  const isOwn = state.event.person.id === contact.native;
  const reply = plan.awaiting && isOwn ? yesOrNo(inputOf(state), plan.awaiting.question) : null;
  if (plan.awaiting && reply === 'yes') return carryOn(pursuit, plan.awaiting);
  if (plan.awaiting && reply === 'no')
    return sayAndEnd(pursuit, pursuit.ports.phrases.nothingChanged, 'the customer said no');
  if (isSmallTalk(state)) return null;
  if (beginsFlow(state)) return null;
  if (!plan.awaiting && isAnswered(state, found)) return null;
  hear(pursuit);
  return (await runPlan(pursuit)) ?? giveToPerson(pursuit, 'outage', 'the model failed');
}

/** After their yes: done, told, and on. */
async function carryOn(pursuit: Pursuit, planned: Parameters<typeof callConfirmed>[1]): Promise<Outcome> {
  hear(pursuit);
  const before = pursuit.plan.done.length;
  const outcome = await callConfirmed(pursuit, planned);
  if (outcome) return outcome;
  const done = pursuit.plan.done.slice(before);
  const isDone = done.length > 0;
  if (!pursuit.model && isDone) return sayAndEnd(pursuit, doneIn(pursuit, done), 'done without a model');
  const next = await runPlan(pursuit);
  if (!next) return giveToPerson(pursuit, 'outage', 'the model failed');
  // What was changed is said in any case, in words that are not the model's.
  return isDone ? withFirst(next, doneIn(pursuit, done)) : next;
}

function withFirst(outcome: Outcome, first: string): Outcome {
  const [saying, ...rest] = outcome.say;
  if (!saying) return { ...outcome, say: [{ text: first }] };
  const { text, textWithoutTicket } = saying;
  return {
    ...outcome,
    say: [
      {
        ...saying,
        text: `${first}\n\n${text}`,
        ...(textWithoutTicket === undefined ? {} : { textWithoutTicket: `${first}\n\n${textWithoutTicket}` }),
      },
      ...rest,
    ],
  };
}

function hear(pursuit: Pursuit): void {
  const text = inOwnWords(pursuit.state.event.text);
  pursuit.plan = withLine(pursuit.plan, { who: 'customer', text });
}

function isSmallTalk({ understood }: UnderstoodState): boolean {
  const { greeting, thanks, goodbye, request, affirmed, denied } = understood.signals;
  return (greeting || thanks || goodbye) && !request && !affirmed && !denied;
}

function beginsFlow({ bot, understood: { intent } }: UnderstoodState): boolean {
  if (!intent || intent.confidence < bot.intentAt) return false;
  return bot.flows.some(({ intents }) => intents.includes(intent.name));
}

/** A question of its own that an article answers. */
function isAnswered(state: UnderstoodState, [best]: Found[]): boolean {
  return state.understood.followUp.kind === 'new' && best !== undefined && isSure(state, best);
}
