import type { Bot } from '../../domain/bot.ts';
import type { Memory } from '../../domain/conversation.ts';
import type { FlowState, Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import { describeDone } from '../../flows/run/describeDone.ts';
import type { Outcome } from '../turnState.ts';

const LONGEST = 300;

/** A person takes over while a task is under way: what it is, how far it came, and what it has done. */
export function withTaskDescribed(
  handoff: NonNullable<Outcome['handoff']>,
  bot: Bot,
  state: FlowState,
): NonNullable<Outcome['handoff']> {
  const titles = state.frames.map(({ flow }) => titleOf(bot, flow));
  const waits = waitsFor(state.frames.at(-1));
  const done = describeDone(state.frames, (action) => action.replaceAll('_', ' '));
  const note = `Task under way: ${titles.join(', then ')}${waits}. ${done}`;
  return { ...handoff, nextStep: `${handoff.nextStep} ${note}` };
}

function titleOf({ flows, language }: Bot, name: string): string {
  const title = flows.find((flow) => flow.name === name)?.title;
  if (title === undefined) return name.replaceAll('_', ' ');
  return typeof title === 'string' ? title : (title[language] ?? name);
}

function waitsFor(frame: Frame | undefined): string {
  const { awaiting } = frame ?? {};
  if (awaiting?.kind === 'slot') return `, it had asked for the ${awaiting.slot.replaceAll('_', ' ')}`;
  if (awaiting?.kind === 'approval') return `, it waits for an approval (${awaiting.run})`;
  return awaiting?.kind === 'yes_no' ? ', it had asked for a yes' : '';
}

/** What the customer told the tasks, for whoever goes on: values that read as a line, and no secret. */
export function slotsOf(state: FlowState | undefined): Memory['collected'] {
  const slots = (state?.frames ?? [])
    .flatMap((frame) => [...(frame.ran ?? []), frame])
    .flatMap((frame) => Object.entries(frame.slots));
  return Object.fromEntries(
    slots.flatMap(([name, value]) => (isLine(value) ? [[name, String(value).slice(0, LONGEST)]] : [])),
  );
}

const isLine = (value: Json) => ['string', 'number', 'boolean'].includes(typeof value);
