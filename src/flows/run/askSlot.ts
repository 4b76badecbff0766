import type { Slot, Step } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import { handToPerson } from './giveUp.ts';
import { stepAt } from './paths.ts';
import { askNow } from './question.ts';
import { flowOf, type Move, type Run } from './run.ts';
import { filled, holds, keepSlot, phrase, slotValue, words } from './scope.ts';
import { takeFiles } from './takeFiles.ts';
import { triesOf } from './tries.ts';
import { isLoose, whichDay } from './wholeDay.ts';

type AskStep = Extract<Step, { ask: string }>;

/** Asks, unless it is known. What was given up front must be valid too. */
export function askSlot(run: Run, frame: Frame, step: AskStep): Move {
  const name = step.ask;
  const slot = flowOf(run, frame.flow)?.slots[name];
  if (!slot) return 'next';
  const value = slotValue(run, name) ?? fileSent(run, frame, slot, name);
  if (value !== undefined && value !== null && !isLoose(slot, value) && isValid(run, slot, value))
    return 'next';
  if (frame.slots[name] === null && frame.lacking?.includes(name)) {
    frame.lacking = frame.lacking.filter((one) => one !== name);
    goMissing(run, frame, name, 'policy');
    return 'moved';
  }
  if (value === undefined && slot.default !== undefined) {
    keepSlot(run, slot, name, filled(run, slot.default));
    return 'next';
  }
  const asked = triesOf(frame, name) + 1;
  if (asked > slot.attempts) {
    goMissing(run, frame, name, 'repeated_miss');
    return 'moved';
  }
  const secret = slot.secret ? { secret: true as const } : {};
  const loose = value !== undefined && value !== null && isLoose(slot, value) ? { within: value } : {};
  delete frame.slots[name];
  askNow(run, { kind: 'slot', slot: name, asked, ...secret, ...loose }, leadFor(run, slot, value));
  return 'moved';
}

/** What is wrong with what was given up front. */
function leadFor(run: Run, slot: Slot, value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return isLoose(slot, value) ? whichDay(run, value) : invalidText(run, slot, value);
}

/** A file that came before it was asked for. */
function fileSent(run: Run, frame: Frame, { entity }: Slot, name: string): Json | undefined {
  const files = entity === 'file' ? takeFiles(run) : undefined;
  if (files !== undefined) frame.slots[name] = files;
  return files;
}

export function isValid(run: Run, { valid }: Slot, value: Json): boolean {
  return valid === undefined || holds(run, valid, { value });
}

export function invalidText(run: Run, { invalid, secret }: Slot, value: Json): string {
  return invalid === undefined
    ? phrase(run, 'askAgain')
    : words(run, invalid, { value: secret ? '••••' : value });
}

/** The customer has no such thing, or cannot be understood: as the flow says, else a person. */
export function goMissing(run: Run, frame: Frame, slot: string, reason: 'policy' | 'repeated_miss'): void {
  const step = stepAt(flowOf(run, frame.flow)!, frame.at) as AskStep;
  frame.awaiting = undefined;
  frame.slots[slot] = null;
  if (step.missing) {
    frame.at = [...frame.at, 'missing', 0];
    return;
  }
  const thing = slot.replaceAll('_', ' ');
  const why =
    reason === 'policy'
      ? `the customer does not have: ${thing}`
      : `the customer was asked for: ${thing}, and could not be understood`;
  handToPerson(run, reason, why);
}
