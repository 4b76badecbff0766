import type { Scored } from '../../domain/understanding.ts';
import { startFlow } from '../../flows/run/followFlow.ts';
import type { FlowInput } from '../../flows/run/ports.ts';
import type { Outcome, UnderstoodState } from '../turnState.ts';
import { inputOf, portsFor, valuesGiven, versionFor } from './openTask.ts';
import { taskOutcome } from './taskOutcome.ts';

/** The flow that an intent begins; null where it begins none, or is not sure. */
export async function beginTask(
  state: UnderstoodState,
  intent: Scored | null = state.understood.intent,
): Promise<Outcome | null> {
  const { bot, tasks, context } = state;
  if (!tasks || !intent || intent.confidence < bot.intentAt) return null;
  const flow = bot.flows.find(({ intents }) => intents.includes(intent.name));
  if (!flow || tasks.serves?.(flow.name, bot) === false) return null;
  const before = context.conversation.memory.flow;
  // What is under way goes on in the version that it began with; the new flow is looked up there too.
  const kept = await versionFor(state, before);
  const version = kept ?? bot;
  const isKnown = version.flows.some(({ name }) => name === flow.name);
  const turn = await startFlow(portsFor(state, tasks, isKnown ? version : bot), {
    flow: flow.name,
    state: isKnown && kept ? before : undefined,
    input: openingOf(state),
    given: valuesGiven(state),
  });
  return taskOutcome(state, turn);
}

/** The flow that an intent begins, if any. */
export function taskOf({ bot, tasks }: UnderstoodState, intent: string): string | undefined {
  const flow = bot.flows.find(({ intents }) => intents.includes(intent))?.name;
  return flow !== undefined && tasks && tasks.serves?.(flow, bot) !== false ? flow : undefined;
}

/** Who picked what they meant began with what they had asked before. */
function openingOf(state: UnderstoodState): FlowInput {
  const input = inputOf(state);
  const { kind, standalone } = state.understood.followUp;
  return kind === 'chooses' ? { ...input, text: standalone } : input;
}
