import type { FlowState } from '../../domain/flowState.ts';
import { askAgain, continueFlow, resumeFlow, wakeFlow } from '../../flows/run/followFlow.ts';
import type { FlowInput, FlowPorts } from '../../flows/run/ports.ts';
import type { FlowTurn } from '../../flows/run/run.ts';
import { wakeTime } from '../../flows/run/waitFor.ts';
import { answerSurely } from '../answerFromKnowledge.ts';
import { followIntent } from '../followIntent.ts';
import { followSignals } from '../followSignals.ts';
import { handOver } from '../handOver.ts';
import { preferArticle } from '../preferArticle.ts';
import { search } from '../search.ts';
import type { Outcome, TurnState, UnderstoodState } from '../turnState.ts';
import { beginTask } from './beginTask.ts';
import { asksForText, inputOf, isAskedBack, portsFor, versionFor } from './openTask.ts';
import { stillWaits } from './stillWaits.ts';
import { join, taskOutcome } from './taskOutcome.ts';

interface Task {
  state: FlowState;
  ports: FlowPorts;
  input: FlowInput;
}

/** A message while a task is under way: what answers its question goes to it, all else comes in between. */
export async function followTask(state: UnderstoodState): Promise<Outcome | null> {
  const task = await openTask(state);
  if (task === null) return null;
  if (task === 'gone') return withoutTask(handOver(state, 'outage'));
  if (state.understood.signals.person) return handOver(state, 'asked_for_human');
  const answer = await answerBefore(state);
  const turn = answer === null ? await takeMessage(task) : null;
  if (turn) return taskOutcome(state, turn);
  const asks = await resumeFlow(task.ports, task.state, task.input);
  if (!asks) return stillWaits(state, task.ports.version);
  const between = answer ?? (await interrupt(state, task));
  if (!between) return taskOutcome(state, await askAgain(task.ports, task.state, task.input));
  if (between.task || between.handoff || state.understood.signals.goodbye) return between;
  return { ...between, say: join([...between.say, ...asks.say]) };
}

/** What waits for a time that has passed goes on first. null: it is no answer to what was asked. */
async function takeMessage({ ports, state, input }: Task): Promise<FlowTurn | null> {
  const isLate = (wakeTime(state) ?? Number.POSITIVE_INFINITY) <= input.at;
  const woken = isLate ? await wakeFlow(ports, state, { ...input, event: { name: 'wake', data: {} } }) : null;
  return woken ?? continueFlow(ports, state, input);
}

/** Any words answer a question for words; but a question that an article answers for sure is none of them. */
async function answerBefore(state: UnderstoodState): Promise<Outcome | null> {
  const { bot, context, event } = state;
  if (!isAskedBack(bot, context, event.text) || !asksForText(bot, context)) return null;
  return answerSurely(state, await search(state));
}

/** After small talk, or a file without words: what the task had asked, again; the file may be what it waits for. */
export async function backToTask(state: TurnState, outcome: Outcome): Promise<Outcome> {
  const task = await openTask(state);
  if (task === null || task === 'gone' || outcome.handoff || state.understood?.signals.goodbye)
    return outcome;
  const turn =
    state.event.attachments.length > 0 ? await continueFlow(task.ports, task.state, task.input) : null;
  if (turn) return taskOutcome(state, turn);
  const asks = await resumeFlow(task.ports, task.state, task.input);
  return asks ? { ...outcome, say: join([...outcome.say, ...asks.say]) } : outcome;
}

/** What came in between: another task, an answer, small talk. null: nothing of that. */
async function interrupt(state: UnderstoodState, { input, ports }: Task): Promise<Outcome | null> {
  const { signals } = state.understood;
  const { affirmed, denied, greeting, thanks, goodbye, frustrated, abusive } = signals;
  const isSmallTalk = (greeting || thanks || goodbye) && !signals.request && !affirmed && !denied;
  if (isSmallTalk || ((frustrated || abusive) && !signals.request)) return followSignals(state);
  if (input.isOther) {
    const led = (await preferArticle(state)) ?? (await beginTask(state)) ?? followIntent(state);
    if (led) return led;
  }
  return stillWaits(state, ports.version) ?? answerSurely(state, await search(state));
}

/** Time has passed, or something happened that a task may wait for. */
export async function followEvent(state: TurnState): Promise<Outcome> {
  const silent: Outcome = { decision: 'silent', say: [], why: state.event.kind };
  const task = await openTask(state);
  if (task === null) return silent;
  if (task === 'gone') return withoutTask(handOver(state, 'outage'));
  const isHeard = state.context.conversation.owner === 'human';
  const turn = await wakeFlow(task.ports, task.state, task.input, { isHeard });
  return turn ? taskOutcome(state, turn) : silent;
}

async function openTask(state: TurnState): Promise<Task | 'gone' | null> {
  const { tasks } = state;
  const flow = state.context.conversation.memory.flow;
  if (!tasks || !flow) return null;
  const version = await versionFor(state, flow);
  if (!version) return 'gone';
  return { state: flow, ports: portsFor(state, tasks, version), input: inputOf(state) };
}

const withoutTask = (outcome: Outcome): Outcome => ({
  ...outcome,
  task: { state: undefined, actions: [], effects: [], requester: null, hides: [] },
});
