import { type ActionRun, WITHDRAWN } from '../../domain/actionRun.ts';
import type { Message } from '../../domain/message.ts';

/** What a turn was decided to be, and what was done in it. */
export interface Decided {
  decision: string;
  intent: string | null;
  actions: { name: string; status: string }[];
}

export interface Happened {
  /** All of the conversation, oldest first. */
  messages: Message[];
  /** By the turn's id. */
  turns: Map<string, Decided>;
  runs: ActionRun[];
  /** The ticket's number, where there is one, and what stands for it in a test. */
  ticket: { number: string; instead: string } | undefined;
}

export type Step = Record<string, unknown>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Everything that happened, in its order, as the steps of a test. */
export function stepsOf(happened: Happened): Step[] {
  const steps: Step[] = [];
  const events = inOrder(happened);
  let before = events[0]?.at ?? 0;
  for (const [i, { at, message, run }] of events.entries()) {
    const hours = Math.floor((at - before) / HOUR);
    const isAnswer = message?.author === 'bot';
    if (hours > 0 && !isAnswer) steps.push({ wait: hours === 1 ? '1 hour' : `${hours} hours` });
    if (run) steps.push({ agent: { [run.state === 'rejected' ? 'rejects' : 'approves']: run.action } });
    if (message?.author === 'customer') steps.push(customerStep(message, events[i + 1]?.message));
    if (message?.author === 'agent')
      steps.push({ agent: message.public ? message.text : { notes: message.text } });
    if (message?.author === 'bot' && message.public) {
      if (cameByItself(message, events[i - 1]?.message)) steps.push({ wait: minutes(at - before) });
      expectReply(steps, message, happened);
    }
    before = at;
  }
  return steps;
}

interface Event {
  at: number;
  message?: Message;
  run?: ActionRun;
}

/** Messages, and what agents decided on between them. */
function inOrder({ messages, runs }: Happened): Event[] {
  const said = messages.map((message): Event => ({ at: message.at, message }));
  const decided = runs.flatMap((run): Event[] =>
    // What the customer has called off is in what they say.
    run.decidedAt === null || run.decidedBy === null || run.why === WITHDRAWN
      ? []
      : [{ at: run.decidedAt, run }],
  );
  return [...decided, ...said].sort((a, b) => a.at - b.at);
}

function customerStep({ text, attachments }: Message, next: Message | undefined): Step {
  const files = attachments.map(({ name, type }) => ({ name, type }));
  const user = files.length > 0 ? { text, attachments: files } : text;
  return { user, ...(next?.author === 'bot' && next.public ? {} : { silent: true }) };
}

/** Another turn than the one before, though nobody wrote: a time had passed that it waited for. */
const cameByItself = ({ turn }: Message, before: Message | undefined) =>
  before?.author === 'bot' && turn !== undefined && before.turn !== turn;

/** A little more than passed: what waited so long is surely due. */
function minutes(ms: number): string {
  const count = Math.ceil(ms / MINUTE) + 1;
  return count === 1 ? '1 minute' : `${count} minutes`;
}

function expectReply(steps: Step[], { text, buttons, sources, turn }: Message, happened: Happened): void {
  const last = steps.at(-1);
  // What is not said by a turn is said by the desk: the number of a ticket, when it comes late.
  if (!last || turn === undefined) return;
  const { turns, ticket, runs } = happened;
  const decided = turns.get(turn);
  const isHandoff = decided?.decision === 'handoff';
  const labels = buttons.map(({ label }) => label);
  const articles = [...new Set(sources.map(({ article }) => article))];
  const earlier = (last.bot as { text: string } | undefined)?.text;
  const said = isHandoff && ticket ? text.replace(ticket.number, ticket.instead) : text;
  // In a test the ticket has its number at once.
  const isExact = !isHandoff || said !== text;
  const hasUndone = runs.some(({ undoneBy }) => undoneBy !== null);
  Object.assign(last, {
    ...(decided ? { decides: decided.decision } : {}),
    ...(isExact
      ? {
          bot: {
            text: earlier ? `${earlier}\n\n${said}` : said,
            ...(labels.length > 0 ? { buttons: labels } : {}),
            ...(articles.length > 0 ? { sources: articles } : {}),
          },
        }
      : {}),
    ...(decided && decided.actions.length > 0 && !hasUndone
      ? { calls: decided.actions.map(({ name, status }) => ({ action: name, status })) }
      : {}),
  });
}
