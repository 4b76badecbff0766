import type { Saying, Turn } from '../../domain/turn.ts';
import type { TurnState } from '../turnState.ts';
import { aboutIn, saidIn, traceHook } from './hearHooks.ts';

/** A decided turn as the bot's own code leaves it: its words, and lines for the agent. */
export async function closeTurn(state: TurnState, decided: Turn): Promise<Turn> {
  if (!state.hooks) return decided;
  const turn = await noteLines(state, await polish(state, decided));
  if (turn.status === 'resolved') tellResolved(state);
  return turn;
}

async function polish(state: TurnState, decided: Turn): Promise<Turn> {
  let turn = decided;
  for (const file of turn.say.length > 0 ? state.hooks!.having('beforeReply') : []) {
    const replies = turn.say.map(({ text, buttons = [], sources = [] }) => ({
      text,
      buttons,
      sources: sources.map(({ article, title }) => ({ article, title })),
    }));
    const { answer, problem } = await state.hooks!.ask(file, 'beforeReply', {
      ...masked(state, turn),
      decision: turn.decision,
      replies,
    });
    const isWhole = answer === null || answer.replies.length === turn.say.length;
    traceHook(state, isWhole ? problem : `${file}.beforeReply gave another number of replies: they stay`);
    if (answer && isWhole)
      turn = { ...turn, say: turn.say.map((say, i) => worded(say, answer.replies[i] ?? null)) };
  }
  return turn;
}

type Words = { text: string; buttons?: { label: string; value: string }[] | undefined } | null;

function worded(say: Saying, words: Words): Saying {
  if (!words) return say;
  const { textWithoutTicket, ...rest } = say;
  const isNumbered = words.text.includes('{{ticket}}') && textWithoutTicket !== undefined;
  return {
    ...rest,
    text: words.text,
    ...(isNumbered ? { textWithoutTicket } : {}),
    ...(words.buttons ? { buttons: words.buttons } : {}),
  };
}

async function noteLines(state: TurnState, turn: Turn): Promise<Turn> {
  if (!turn.handoff) return turn;
  const lines: string[] = [];
  for (const file of state.hooks!.having('onHandoff')) {
    const { collected } = turn.memory;
    const input = { ...masked(state, turn), ...turn.handoff, collected };
    const { answer, problem } = await state.hooks!.ask(file, 'onHandoff', input);
    lines.push(...(answer?.lines ?? []));
    traceHook(state, problem);
  }
  return lines.length === 0 ? turn : { ...turn, noteLines: lines.slice(0, MOST_LINES) };
}

const MOST_LINES = 20;
const MASK = '••••';

/** What the customer said, without what a task holds for secret. */
function masked(state: TurnState, { hides = [] }: Turn) {
  const said = saidIn(state);
  const text = hides
    .filter(Boolean)
    .reduce((left, secret) => left.replaceAll(secret, MASK), said.message.text);
  return { ...said, message: { ...said.message, text } };
}

/** Nobody waits for what only listens. */
function tellResolved(state: TurnState): void {
  for (const file of state.hooks!.having('onResolved'))
    void state.hooks!.ask(file, 'onResolved', aboutIn(state));
}
