import type { Flow, Step } from '../../domain/flow.ts';
import type { Awaiting, Frame } from '../../domain/flowState.ts';
import { askedFor } from './askedFor.ts';
import { goMissing, invalidText, isValid } from './askSlot.ts';
import { pressed } from './buttons.ts';
import { callAction } from './callAction.ts';
import { pickAnew, readChoice } from './chooseItem.ts';
import { into, pass } from './control.ts';
import { correct } from './correct.ts';
import { endUnchanged } from './failCall.ts';
import { fillOthers } from './fillSlots.ts';
import { handToPerson } from './giveUp.ts';
import { stepAt, verbOf } from './paths.ts';
import { askNow } from './question.ts';
import { readAsked } from './readAsked.ts';
import { flowOf, type Run, topFrame } from './run.ts';
import { keepSlot, phrase } from './scope.ts';
import { takeWhileWaiting } from './takeWhileWaiting.ts';
import { forgetTries, noteTries } from './tries.ts';
import { isLoose, whichDay } from './wholeDay.ts';

const MOST_TRIES = 3;
const MOST_SAID = 500;

/** Takes a message as the reply to what was asked, or as a correction of what was said. false: it is neither. */
export async function takeReply(run: Run): Promise<boolean> {
  const frame = topFrame(run);
  const flow = frame && flowOf(run, frame.flow);
  if (!frame?.awaiting || !flow) return false;
  switch (frame.awaiting.kind) {
    case 'slot':
      return replyToSlot(run, frame, flow, frame.awaiting);
    case 'choice':
      return correct(run) || readChoice(run, frame);
    case 'yes_no':
      return replyToYesNo(run, frame, flow, frame.awaiting);
    default:
      return takeWhileWaiting(run, frame);
  }
}

function replyToSlot(
  run: Run,
  frame: Frame,
  flow: Flow,
  awaiting: Extract<Awaiting, { kind: 'slot' }>,
): boolean {
  const { slot: name } = awaiting;
  const slot = flow.slots[name]!;
  const { input, ports } = run;
  if (input.corrects && (correct(run) || repick(run, frame))) return true;
  const values = readAsked(run, flow, name);
  const isWhole = slot.entity === 'text' || slot.entity === 'yes_no';
  const isButton = pressed(run, slot.buttons) !== undefined;
  if (
    (values.length === 0 || (isWhole && !isButton)) &&
    ports.reader.lacks(input.text, askedFor(run, flow, name))
  ) {
    goMissing(run, frame, name, 'policy');
    return true;
  }
  const { filled } = fillOthers(run, flow, name);
  if (values.length === 0) {
    // Something else that is needed: the question stands.
    if (filled.length > 0) askNow(run, awaiting);
    return filled.length > 0;
  }
  // Nobody is shown their secrets to choose between.
  if (values.length > 1 && slot.secret) {
    askAgain(run, frame, awaiting, phrase(run, 'askAgain'));
    return true;
  }
  if (values.length > 1) {
    askNow(
      run,
      { ...awaiting, asked: awaiting.asked + 1, among: values.map(String) },
      phrase(run, 'askBetween'),
    );
    return true;
  }
  const value = values[0]!;
  // With the words around it too: "my code is 1234, thanks".
  if (slot.secret) run.hides.push(input.text, String(value));
  if (isLoose(slot, value)) {
    askAgain(run, frame, { ...awaiting, within: value }, whichDay(run, value));
    return true;
  }
  if (!isValid(run, slot, value)) {
    askAgain(run, frame, awaiting, invalidText(run, slot, value));
    return true;
  }
  if (value === true) forgetTries(frame, flow);
  keepSlot(run, slot, name, value);
  noteTries(frame, name, awaiting.asked);
  frame.awaiting = undefined;
  if (!isWhole && !slot.secret) frame.said = `${frame.said ?? ''} ${input.text}`.trim().slice(-MOST_SAID);
  return true;
}

async function replyToYesNo(
  run: Run,
  frame: Frame,
  flow: Flow,
  awaiting: Extract<Awaiting, { kind: 'yes_no' }>,
): Promise<boolean> {
  const step = stepAt(flow, frame.at)!;
  if (correct(run)) return true;
  const said = run.ports.reader.yesOrNo(run.input, awaiting.question);
  if (said !== 'yes' && (said !== null || run.input.corrects) && repick(run, frame)) return true;
  if (said === null) return false;
  if (said === 'partly') {
    askAgain(run, frame, awaiting, phrase(run, 'askAgain'));
    return true;
  }
  if (verbOf(step) === 'call')
    return answerCall(run, frame, step as Extract<Step, { call: string }>, awaiting, said);
  frame.awaiting = undefined;
  if (said === 'yes') forgetTries(frame, flow);
  if (into(frame, step, said) === 'moved') return true;
  if (said === 'no' && !('yes' in step)) await endUnchanged(run);
  else pass(frame);
  return true;
}

async function answerCall(
  run: Run,
  frame: Frame,
  step: Extract<Step, { call: string }>,
  { digest, asked }: Extract<Awaiting, { kind: 'yes_no' }>,
  said: 'yes' | 'no',
): Promise<boolean> {
  if (said === 'yes') {
    const move = await callAction(run, frame, step, { confirmed: digest });
    const stillAsks = frame.awaiting?.kind === 'yes_no' && frame.awaiting.asked > asked;
    if (move === 'next') pass(frame);
    else if (!stillAsks && frame.awaiting?.kind === 'yes_no') frame.awaiting = undefined;
    return true;
  }
  frame.awaiting = undefined;
  if (into(frame, step, 'no') === 'next') await endUnchanged(run);
  return true;
}

function repick(run: Run, frame: Frame): boolean {
  const picked = pickAnew(run, frame);
  if (picked === 'late') askNow(run, frame.awaiting!, phrase(run, 'tooLate'));
  return picked !== false;
}

/** Neither answered nor anything else: the question in other words, and after some tries as the flow says, else a person. */
export function missReply(run: Run): void {
  const frame = topFrame(run);
  if (!frame?.awaiting) return;
  if ('secret' in frame.awaiting) run.hides.push(run.input.text);
  askAgain(
    run,
    frame,
    frame.awaiting,
    phrase(run, timesAsked(frame.awaiting) > 1 ? 'askOnceMore' : 'askAgain'),
  );
}

const timesAsked = (awaiting: Awaiting) => ('asked' in awaiting ? awaiting.asked : 0);

function askAgain(run: Run, frame: Frame, awaiting: Awaiting, lead: string): void {
  if (!('asked' in awaiting)) return;
  const flow = flowOf(run, frame.flow)!;
  const most = awaiting.kind === 'slot' ? (flow.slots[awaiting.slot]?.attempts ?? MOST_TRIES) : MOST_TRIES;
  if (awaiting.asked < most) askNow(run, { ...awaiting, asked: awaiting.asked + 1 }, lead);
  else if (awaiting.kind === 'slot') goMissing(run, frame, awaiting.slot, 'repeated_miss');
  else endUnanswered(run, frame, awaiting, flow);
}

function endUnanswered(run: Run, frame: Frame, awaiting: Awaiting, flow: Flow): void {
  const step = stepAt(flow, frame.at) as { none?: Step[] };
  if (awaiting.kind === 'choice' && step.none) {
    frame.awaiting = undefined;
    frame.at = [...frame.at, 'none', 0];
    return;
  }
  handToPerson(run, 'repeated_miss', 'the customer could not be understood');
}
