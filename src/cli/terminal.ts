import { cut, oneLine, wrap } from './columns.ts';
import { describeReady } from './describeReady.ts';
import { decisionWord, describeDelivery, describeTurn } from './describeTurn.ts';
import { createPace } from './pace.ts';
import { createPaint } from './paint.ts';
import { createProgressLine } from './progressLine.ts';
import type { Ready, ShownDelivery, ShownTurn } from './shown.ts';

/** What a person sees who starts Deskhand. Customer text is shown as one line and can never command the terminal. */
export interface Terminal {
  /** Begins the next step of the start; the one before is done. */
  step(text: string): void;
  /** As `step`, with how far it is; called again and again with the same text. */
  progress(text: string, done: number, total: number): void;
  ready(info: Ready): void;
  turn(turn: ShownTurn): void;
  delivery(delivery: ShownDelivery): void;
  note(text: string): void;
  /** What is wrong and what to do, without a stack. */
  fail(text: string): void;
}

const NARROWEST = 40;
const WIDEST = 200;
const WITHOUT_TTY = 100;
const PER_SECOND = 20;
/** A reader that does not keep up gets no more until it does. */
const MOST_WAITING_BYTES = 64 * 1024;
const REMEMBERED = 200;
const FIRST_SENTENCE = /^.+?[.:!?](?=\s|$)/;

/** `color` is what the stream can show (NO_COLOR and FORCE_COLOR count) unless it is given. */
export function createTerminal({
  out,
  color = out.isTTY && out.hasColors(),
}: {
  out: NodeJS.WriteStream;
  color?: boolean;
}): Terminal {
  const paint = createPaint(color);
  const width = () => Math.min(Math.max(out.columns ?? WITHOUT_TTY, NARROWEST), WIDEST);
  let afterBlank = false;
  const line = (text = '') => {
    if (text !== '' || !afterBlank) out.write(`${text}\n`);
    afterBlank = text === '';
  };
  const steps = createProgressLine({ out, paint, width });
  const pace = createPace({ perSecond: PER_SECOND, tell: (counts) => line(summarize(counts)) });
  const questions = new Map<string, string>();
  let latest = '';
  let titled = false;

  const summarize = (counts: Map<string, number>) => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0).toLocaleString('en-US');
    const kinds = [...counts].map(([kind, count]) => `${count.toLocaleString('en-US')} ${kind}`).join(', ');
    return paint('dim', cut(`  + ${total} more: ${kinds}`, width() - 1));
  };
  const mayShow = (kind: string) => pace.take(kind) && out.writableLength < MOST_WAITING_BYTES;
  const title = () => {
    if (!titled)
      line(`\n  ${paint('bold', 'Deskhand')}  ${paint('dim', 'answers with a source, or hands over')}\n`);
    titled = true;
  };

  function remember(conversation: string, question: string): void {
    questions.set(conversation, oneLine(question));
    const [oldest] = questions.keys();
    if (questions.size > REMEMBERED && oldest !== undefined) questions.delete(oldest);
    latest = conversation;
  }

  return {
    step(text) {
      title();
      steps.begin(text);
    },
    progress(text, done, total) {
      title();
      steps.progress(text, done, total);
    },
    ready(info) {
      steps.end();
      line();
      for (const text of describeReady(info, { paint, width: width() })) line(text);
    },
    turn(shown) {
      if (!mayShow(decisionWord(shown.decision))) return;
      steps.end();
      remember(shown.conversation, shown.question);
      for (const text of describeTurn(shown, { paint, width: width() })) line(text);
    },
    delivery(shown) {
      if (!mayShow('delivered')) return;
      steps.end();
      const about = shown.conversation === latest ? undefined : questions.get(shown.conversation);
      line(describeDelivery(shown, { paint, width: width(), ...(about ? { about } : {}) }));
    },
    note(text) {
      steps.end();
      latest = '';
      line();
      for (const part of wrap(text, width() - 3)) line(`  ${paint('bold', part)}`);
      line();
    },
    fail(text) {
      steps.end('failed');
      line();
      for (const part of wrap(
        text.replace(FIRST_SENTENCE, (what) => paint(['bold', 'red'], what)),
        width() - 3,
      ))
        line(`  ${part}`);
      line();
    },
  };
}
