import type { Scored } from '../../domain/understanding.ts';
import { startFlow } from '../../flows/run/followFlow.ts';
import type { FlowInput } from '../../flows/run/ports.ts';
import { subjectsOf } from '../../understanding/followUp/plainWords.ts';
import { lastAnswer } from '../earlierTurns.ts';
import { sayNothingOpen } from '../nothingOpen.ts';
import { requesterIn } from '../requester.ts';
import type { Outcome, UnderstoodState } from '../turnState.ts';
import { inputOf, portsFor, valuesGiven, versionFor } from './openTask.ts';
import { stillWaits } from './stillWaits.ts';
import { taskOutcome } from './taskOutcome.ts';

/** The flow that an intent begins; null where it begins none, or is not sure. */
export async function beginTask(
  state: UnderstoodState,
  intent: Scored | null = state.understood.intent,
): Promise<Outcome | null> {
  const { bot, tasks, context } = state;
  if (!tasks || !intent || intent.confidence < bot.intentAt) return null;
  const flow = bot.flows.find(({ intents }) => intents.includes(intent.name));
  if (!flow || !isServed(state, flow.name)) return null;
  const before = context.conversation.memory.flow;
  // What is under way goes on in the version that it began with; the new flow is looked up there too.
  const kept = await versionFor(state, before);
  const version = kept ?? bot;
  const waits = before && stillWaits(state, version);
  if (waits) return waits;
  if (onlyPointsBack(state, intent)) {
    const isEmpty = subjectsOf(state.event.text).length === 0;
    return isEmpty && !before ? sayNothingOpen(state) : null;
  }
  const isKnown = version.flows.some(({ name }) => name === flow.name);
  const turn = await startFlow(portsFor(state, tasks, isKnown ? version : bot), {
    flow: flow.name,
    state: isKnown && kept ? before : undefined,
    input: openingOf(state),
    given: valuesGiven(state),
  });
  return taskOutcome(state, turn);
}

/**
 * "What?", "undo that", after a task has ended: its intent is carried over, and nothing new is said. What the bot has only
 * explained so far, it may now do: "can you do that for me?".
 */
function onlyPointsBack({ context, event, understood }: UnderstoodState, { name }: Scored): boolean {
  const { kind, intent } = understood.followUp;
  const isCarried = intent === name && (kind === 'continues' || kind === 'corrects' || kind === 'answers');
  const isExplained = lastAnswer(context) !== undefined;
  return isCarried && !isExplained && understood.entities.length === 0 && event.attachments.length === 0;
}

/** The flow that an intent begins, if any. */
export function taskOf(state: UnderstoodState, intent: string): string | undefined {
  const flow = state.bot.flows.find(({ intents }) => intents.includes(intent))?.name;
  return flow !== undefined && state.tasks && isServed(state, flow) ? flow : undefined;
}

function isServed(state: UnderstoodState, flow: string): boolean {
  return state.tasks?.serves?.(flow, state.bot, requesterIn(state) !== null) !== false;
}

/** Who picked what they meant began with what they had asked before. */
function openingOf(state: UnderstoodState): FlowInput {
  const input = inputOf(state);
  const { kind, standalone } = state.understood.followUp;
  return kind === 'chooses' ? { ...input, text: standalone } : input;
}
