import { cut, oneLine, pad } from './columns.ts';
import type { Paint, Style } from './paint.ts';
import type { ShownDelivery, ShownTurn } from './shown.ts';

const WORD = 12;
const MS = 9;
const INDENT = 4;

const DECISIONS: Record<string, { word: string; style: Style }> = {
  answer: { word: 'answered', style: 'green' },
  clarify: { word: 'asked back', style: 'yellow' },
  handoff: { word: 'handed over', style: 'magenta' },
  flow: { word: 'in a flow', style: 'cyan' },
  smalltalk: { word: 'small talk', style: 'cyan' },
  refuse: { word: 'refused', style: 'red' },
  silent: { word: 'silent', style: 'dim' },
};

const DELIVERIES: Record<string, string> = {
  'reply done': 'reply written',
  'handoff done': 'note read back',
  'relay done': 'message passed on',
};

/** What the decision is called for people. */
export function decisionWord(decision: string): string {
  return DECISIONS[decision]?.word ?? decision;
}

/** Two lines: what the customer said, and what became of it; a third one with what the agent should do first. */
export function describeTurn(shown: ShownTurn, { paint, width }: { paint: Paint; width: number }): string[] {
  const { decision, question, subject, turn, ms } = shown;
  const asked =
    oneLine(question) || (turn.handoff ? 'asks for a person' : (subject ?? 'a message without words'));
  const word = pad(decisionWord(decision), WORD);
  const room = width - INDENT - WORD - MS - 2;
  const detail = pad(cut(oneLine(detailOf(shown)), room), room);
  const took = `${formatMs(ms)} ms`.padStart(MS);
  return [
    `  ${paint('dim', '▸')} ${cut(asked, width - INDENT - 1)}`,
    `${' '.repeat(INDENT)}${paint(DECISIONS[decision]?.style ?? 'reset', word)} ${detail}${paint('dim', took)}`,
    ...(turn.handoff
      ? [paint('dim', cut(`${' '.repeat(INDENT)}↳ next step: ${turn.handoff.nextStep}`, width - 1))]
      : []),
  ];
}

/** Dim, below its turn; the conversation's question stands beside it when another turn came between. */
export function describeDelivery(
  shown: ShownDelivery,
  { paint, width, about }: { paint: Paint; width: number; about?: string },
): string {
  const { kind, state, target } = shown;
  const what =
    DELIVERIES[`${kind} ${state}`] ??
    `${kind} ${state === 'done' ? 'delivered' : (NOT_DELIVERED[state] ?? state)}`;
  const text = `${' '.repeat(INDENT)}↳ ${what} · ${target}${about ? ` · “${cut(about, 40)}”` : ''}`;
  return paint(state === 'dead' ? 'red' : 'dim', cut(text, width - 1));
}

const NOT_DELIVERED: Record<string, string> = {
  refused: 'held back: a person has spoken',
  dead: 'could not be delivered; see GET /v1/outbox/dead',
};

function detailOf({ decision, turn }: ShownTurn): string {
  const { say, handoff, trace } = turn;
  const { text = '', buttons = [], sources = [] } = say[0] ?? {};
  if (handoff) return handoff.reason.replaceAll('_', ' ');
  if (decision === 'silent') return 'a person has this conversation';
  if (buttons.length > 0) return buttons.map(({ label }) => label).join(' | ');
  const [source] = sources;
  if (!source) return text;
  const confidence = confidenceOf(trace);
  return confidence === null ? source.title : `${confidence} · ${source.title}`;
}

/** The search step notes its best article and how sure it is of it: `art_1 0.93`. */
function confidenceOf(trace: ShownTurn['turn']['trace']): string | null {
  const note = trace.find(({ step }) => step === 'search')?.note ?? '';
  return /\s([01]\.\d+)$/.exec(note)?.[1] ?? null;
}

function formatMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en-US');
}
