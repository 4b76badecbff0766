import type { Step, Text } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { REASONS, type Reason } from '../../domain/turn.ts';
import { buttonsFor } from './buttons.ts';
import { handToPerson } from './giveUp.ts';
import { askNow } from './question.ts';
import { endWith, type Move, type Run } from './run.ts';
import { words } from './scope.ts';

export function sayText(run: Run, _frame: Frame, step: Extract<Step, { say: unknown }>): Move {
  const text = words(run, step.say);
  const buttons = buttonsFor(run, step.buttons).map(({ label }) => ({ label, value: label }));
  if (text !== '') run.say.push(buttons.length > 0 ? { text, buttons } : { text });
  return 'next';
}

export function confirmText(run: Run, _frame: Frame, step: { confirm: Text }): Move {
  askNow(run, { kind: 'yes_no', asked: 1, question: words(run, step.confirm) });
  return 'moved';
}

export function note(run: Run, _frame: Frame, step: { note: Text }): Move {
  run.effects.push({ do: 'note', text: words(run, step.note) });
  return 'next';
}

export function tagTicket(run: Run, _frame: Frame, step: { tag: string[] }): Move {
  const tags = step.tag.map((tag) => words(run, tag)).filter(Boolean);
  if (tags.length > 0) run.effects.push({ do: 'tag', tags });
  return 'next';
}

export function assignTicket(run: Run, _frame: Frame, step: { assign: string }): Move {
  run.effects.push({ do: 'assign', to: words(run, step.assign) });
  return 'next';
}

export function openTicket(run: Run, _frame: Frame, { ticket }: Extract<Step, { ticket: unknown }>): Move {
  run.effects.push({
    do: 'ticket',
    subject: words(run, ticket.subject).slice(0, 200),
    text: words(run, ticket.text),
    tags: ticket.tags.map((tag) => words(run, tag)).filter(Boolean),
  });
  return 'next';
}

export function handOff(run: Run, _frame: Frame, step: { handoff: string; note?: Text }): Move {
  const reason = (REASONS as readonly string[]).includes(step.handoff) ? (step.handoff as Reason) : 'policy';
  handToPerson(run, reason, step.note === undefined ? '' : words(run, step.note).replace(/\.$/, ''));
  return 'moved';
}

export function resolveFlow(run: Run, _frame: Frame, step: { resolve: Text }): Move {
  run.say.push({ text: words(run, step.resolve) });
  run.state.frames.pop();
  endWith(run, { as: 'resolved' });
  return 'moved';
}
