import type { Step } from '../../domain/flow.ts';
import type { Choice, Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import { into, pass } from './control.ts';
import { handToPerson } from './giveUp.ts';
import { nextOf, stepAt } from './paths.ts';
import { askNow } from './question.ts';
import { flowOf, type Move, type Run } from './run.ts';
import { phrase, valueIn, words } from './scope.ts';
import { isBound } from './takeBack.ts';

type ChooseStep = Extract<Step, { choose: string }>;

/** Of a list that is offered. */
const MOST_CHOICES = 50;
const MOST_PICKS = 5;
/** Between choices that what is said does not tell apart. */
const MOST_ASKED = 4;

export function chooseItem(run: Run, frame: Frame, step: ChooseStep): Move {
  const from = valueIn(run, step.from);
  const items = (Array.isArray(from) ? from : from === null ? [] : [from]).slice(0, MOST_CHOICES);
  const choices = items.map(
    (item, at): Choice => ({ label: words(run, step.label, { item, index: at + 1 }), item }),
  );
  if (choices.length === 0) return chooseNone(run, frame, step);
  if (choices.length === 1 && !step.always) return take(run, frame, step, choices, [0]);
  const named = alreadyNamed(run, frame, step, choices);
  if (named) return take(run, frame, step, choices, named);
  askNow(run, { kind: 'choice', choices, asked: 1 });
  return 'moved';
}

/** What the customer began with may say it: "send the blue shirt back". */
function alreadyNamed(run: Run, frame: Frame, step: ChooseStep, choices: Choice[]): number[] | null {
  const place = String(frame.at);
  if (!frame.said || step.always || frame.picks.some((pick) => String(pick.at) === place)) return null;
  const picked = run.ports.reader.pick(frame.said, choices, { ...optionsOf(run, step), unasked: true });
  return picked?.as === 'picked' ? picked.at : null;
}

function optionsOf(run: Run, { many, like }: ChooseStep) {
  return { many, like: like === undefined ? undefined : valueIn(run, like) };
}

function take(run: Run, frame: Frame, step: ChooseStep, choices: Choice[], at: number[]): Move {
  keepPick(run, frame, step, choices, at);
  return 'next';
}

function keepPick(run: Run, frame: Frame, step: ChooseStep, choices: Choice[], at: number[]): void {
  const items = at.map((place) => choices[place]!.item);
  frame.vars[step.choose] = step.many ? items : (items[0] as Json);
  delete frame.shown[step.choose];
  const pick = {
    at: [...frame.at],
    name: step.choose,
    loops: frame.loops.length,
    writes: frame.done.length,
    choices,
    many: step.many,
  };
  frame.picks = [...frame.picks.filter((old) => String(old.at) !== String(pick.at)), pick].slice(-MOST_PICKS);
  run.notes.push(`${step.choose}: ${at.map((place) => choices[place]!.label).join(', ')}`.slice(0, 200));
}

function chooseNone(run: Run, frame: Frame, step: ChooseStep): Move {
  if (!step.none) {
    handToPerson(run, 'policy', `there is nothing to choose from for: ${step.choose.replaceAll('_', ' ')}`);
    return 'moved';
  }
  frame.awaiting = undefined;
  return into(frame, step, 'none');
}

/** The reply to a list that was offered; false: it says something else. */
export function readChoice(run: Run, frame: Frame): boolean {
  const awaiting = frame.awaiting;
  if (awaiting?.kind !== 'choice') return false;
  const step = stepAt(flowOf(run, frame.flow)!, frame.at) as ChooseStep;
  const { choices, among } = awaiting;
  const options = { ...optionsOf(run, step), unasked: run.input.isOther };
  const read = (some: Choice[]) => run.ports.reader.pick(run.input.text, some, options);
  const places = among ?? [...choices.keys()];
  let picked = read(places.map((at) => choices[at]!));
  if (picked && 'at' in picked) picked = { ...picked, at: picked.at.map((at) => places[at]!) };
  if (!picked && among) picked = read(choices);
  if (!picked) return false;
  if (picked.as === 'none') {
    if (chooseNone(run, frame, step) === 'next') pass(frame);
    return true;
  }
  if (picked.as === 'unsure') {
    if (awaiting.asked >= MOST_ASKED) return false;
    askNow(run, { ...awaiting, asked: awaiting.asked + 1, among: picked.at }, phrase(run, 'askBetween'));
    return true;
  }
  keepPick(run, frame, step, choices, picked.at);
  pass(frame);
  return true;
}

/** "No, the blue one": another of what was picked before. false: nothing of that is said. */
export function pickAnew(run: Run, frame: Frame): boolean | 'late' {
  for (const pick of frame.picks.toReversed()) {
    if (pick.choices.length < 2) continue;
    const before = frame.vars[pick.name];
    const picked = pickOther(run, pick, before);
    if (!picked) continue;
    if (isBound(run, frame, pick.writes)) return 'late';
    const items = picked.map((at) => pick.choices[at]!.item);
    frame.vars[pick.name] = pick.many ? items : (items[0] as Json);
    frame.picks = frame.picks.slice(0, frame.picks.indexOf(pick) + 1);
    frame.loops = frame.loops.slice(0, pick.loops);
    frame.awaiting = undefined;
    frame.at = nextOf(pick.at);
    return true;
  }
  return false;
}

function pickOther(
  run: Run,
  { choices, many }: Frame['picks'][number],
  before: Json | undefined,
): number[] | null {
  const picked = run.ports.reader.pick(run.input.text, choices, { many, unasked: true });
  const isSame = (at: number[]) => {
    const items = at.map((place) => choices[place]!.item);
    return JSON.stringify(many ? items : items[0]) === JSON.stringify(before);
  };
  if (picked?.as === 'picked' && !isSame(picked.at)) return picked.at;
  // "The other one", of two.
  if (
    !many &&
    choices.length === 2 &&
    run.ports.reader.pick(run.input.text, choices, { many })?.as === 'unsure'
  ) {
    const other = choices.findIndex(({ item }) => JSON.stringify(item) !== JSON.stringify(before));
    return other < 0 ? null : [other];
  }
  return null;
}
