import type { FlowVersion } from '../../domain/flow.ts';
import { sayWaiting, type Waiting, waitingTask } from '../../flows/run/waiting.ts';
import { askedBy } from '../../understanding/followUp/asks.ts';
import { isAlike, subjectsOf } from '../../understanding/followUp/plainWords.ts';
import { lastReply } from '../earlierTurns.ts';
import { asksProgress, isAsking, isPlainYes, wantsAnother } from '../replies/asksProgress.ts';
import type { Outcome, UnderstoodState } from '../turnState.ts';
import { inputOf, portsFor } from './openTask.ts';

/**
 * "How is my refund going?", "is it approved yet?", or the same request once more, while that task waits for somebody or
 * something: what it waits for. null: the message is about something else, or about another thing of that kind.
 */
export function stillWaits(state: UnderstoodState, version: FlowVersion): Outcome | null {
  const { tasks, context } = state;
  const { flow } = context.conversation.memory;
  const waiting = tasks && flow && waitingFor(state, version);
  if (!waiting) return null;
  const text = sayWaiting(portsFor(state, tasks, version), flow, inputOf(state), waiting.frame);
  return { decision: 'flow', say: [{ text }], why: `${waiting.frame.flow} still waits` };
}

function waitingFor(state: UnderstoodState, version: FlowVersion): Waiting | null {
  const { bot, context, event, understood } = state;
  const flow = context.conversation.memory.flow!;
  const { intent, isClose, signals } = understood;
  const isYes = isPlainYes(event.text) && askedBy(lastReply(context)) === null;
  if (!signals.request && !isYes && !asksProgress(event.text)) return null;
  const isSure = intent !== null && !isClose && intent.confidence >= bot.intentAt;
  const asked = isSure ? version.flows.find(({ intents }) => intents.includes(intent.name))?.name : undefined;
  const own = asked === undefined ? null : waitingTask(flow, asked);
  if (own && isTheSame(state, own, version)) return own;
  const front = waitingTask(flow);
  if (!front || (isSure && !own && understood.followUp.kind === 'new')) return null;
  const isOfIt = asksProgress(event.text) || (isAsking(event.text) && isAbout(state, front, version));
  return isOfIt || isYes ? front : null;
}

/** Not another thing of the same kind: nothing in it says so. */
function isTheSame(state: UnderstoodState, waiting: Waiting, version: FlowVersion): boolean {
  const { event, understood } = state;
  // Its intent stands in an earlier message: it only adds to that.
  const isCarried = understood.followUp.intent !== undefined;
  if (wantsAnother(event.text)) return false;
  // "Actually make it a monitor": two of them is what nobody asked for. It says how to call off the one that waits.
  if (understood.followUp.kind === 'corrects') return true;
  if (namesOther(state, waiting, version)) return isCarried;
  return isAsking(event.text) || isCarried || isAbout(state, waiting, version);
}

/** A value of the task's own kinds that is none of its values: another order. */
function namesOther({ understood }: UnderstoodState, { chain }: Waiting, { flows }: FlowVersion): boolean {
  const ran = chain.flatMap((frame) => frame.ran ?? []);
  const names = new Set([...chain, ...ran].map(({ flow }) => flow));
  const slots = flows.filter(({ name }) => names.has(name)).flatMap((flow) => Object.values(flow.slots));
  const kinds = new Set(slots.map(({ entity }) => entity));
  const values = new Set([...chain, ...ran].flatMap((one) => Object.values(one.slots).map(String)));
  return understood.entities.some(({ name, value }) => kinds.has(name) && !values.has(value));
}

/** It speaks of nothing but what the task was begun with, or is called. */
function isAbout({ event }: UnderstoodState, { chain }: Waiting, { flows }: FlowVersion): boolean {
  const titles = chain.flatMap(({ flow }) => titlesOf(flows.find(({ name }) => name === flow)));
  const values = chain.flatMap(({ slots }) => Object.values(slots).map(String));
  const known = [...chain.map(({ said = '' }) => said), ...titles, ...values].flatMap(subjectsOf);
  const words = subjectsOf(event.text);
  return words.length > 0 && words.every((word) => known.some((one) => isAlike(word, one)));
}

function titlesOf(flow: FlowVersion['flows'][number] | undefined): string[] {
  const title = flow?.title ?? [];
  return typeof title === 'string' ? [title] : Object.values(title);
}
