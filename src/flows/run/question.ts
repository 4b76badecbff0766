import type { Step } from '../../domain/flow.ts';
import type { Awaiting, Frame } from '../../domain/flowState.ts';
import type { Button } from '../../domain/message.ts';
import type { Saying } from '../../domain/turn.ts';
import { buttonsFor } from './buttons.ts';
import { stepAt } from './paths.ts';
import { flowOf, type Run, topFrame } from './run.ts';
import { phrase, titleOf, words } from './scope.ts';

/** Labels that are shown as buttons; a longer list is told by its words. */
const MOST_BUTTONS = 12;

/** Asks what is now awaited, behind `lead` where there is something to say first. */
export function askNow(run: Run, awaiting: Awaiting, lead?: string): void {
  const frame = topFrame(run)!;
  frame.awaiting = awaiting;
  const question = questionOf(run, frame, awaiting);
  if (!question) return;
  run.say.push(lead ? { ...question, text: `${lead} ${question.text}` } : question);
}

/** Back to what was asked before something came in between. */
export function questionAgain(run: Run): void {
  const frame = topFrame(run);
  if (!frame?.awaiting || !isQuestion(frame.awaiting)) return;
  askNow(run, frame.awaiting, phrase(run, 'backTo', { title: titleOf(run, frame.flow) }));
}

export function isQuestion({ kind }: Awaiting): boolean {
  return kind === 'slot' || kind === 'choice' || kind === 'yes_no';
}

function questionOf(run: Run, frame: Frame, awaiting: Awaiting): Saying | null {
  const flow = flowOf(run, frame.flow);
  const step = flow && stepAt(flow, frame.at);
  if (!flow || !step) return null;
  if (awaiting.kind === 'yes_no') {
    const labels = [phrase(run, 'yes'), phrase(run, 'no')];
    return { text: awaiting.question, buttons: buttonsOf(labels) };
  }
  if (awaiting.kind === 'choice') {
    const labels = (awaiting.among ?? [...awaiting.choices.keys()]).map((at) => awaiting.choices[at]!.label);
    return { text: words(run, (step as Extract<Step, { choose: string }>).text), ...withButtons(labels) };
  }
  if (awaiting.kind !== 'slot') return null;
  const slot = flow.slots[awaiting.slot];
  const text = ('text' in step ? step.text : undefined) ?? slot?.ask;
  if (!slot || text === undefined) return null;
  const own = () => buttonsFor(run, slot.buttons).map(({ label }) => label);
  const labels =
    awaiting.among ?? (slot.entity === 'yes_no' ? [phrase(run, 'yes'), phrase(run, 'no')] : own());
  return { text: words(run, text as string), ...withButtons(labels) };
}

/** Many choices are written below the question: nobody reads twenty buttons. */
function withButtons(labels: string[]): { buttons?: Button[] } {
  return labels.length === 0 ? {} : { buttons: buttonsOf(labels.slice(0, MOST_BUTTONS)) };
}

const buttonsOf = (labels: string[]): Button[] => labels.map((label) => ({ label, value: label }));
