import { cut } from './columns.ts';
import { createPaint, type Paint } from './paint.ts';

/** The steps of a start: each one shows while it runs and gets its mark when the next one begins. */
export interface ProgressLine {
  begin(text: string): void;
  progress(text: string, done: number, total: number): void;
  /** Ends what runs, well or not. */
  end(mark?: 'done' | 'failed'): void;
}

export interface ProgressOptions {
  out: NodeJS.WriteStream;
  paint?: Paint;
  width: () => number;
  clock?: () => number;
}

const BAR = 20;
const REDRAW_MS = 60;
const SLOW_MS = 200;
/** Without a terminal to redraw on, a line at each of these parts is enough. */
const PARTS = 4;
const CLEAR = '\r\x1b[2K';

export function createProgressLine({
  out,
  paint = createPaint(false),
  width,
  clock = () => performance.now(),
}: ProgressOptions): ProgressLine {
  let running: { text: string; beganAt: number; total: number; part: number; drawnAt: number } | null = null;

  function begin(text: string): void {
    end();
    running = { text, beganAt: clock(), total: 0, part: 0, drawnAt: 0 };
    if (out.isTTY) out.write(cut(`  · ${text}`, width() - 1));
  }

  function progress(text: string, done: number, total: number): void {
    if (running?.text !== text) begin(text);
    if (!running) return;
    running.total = total;
    if (out.isTTY) redraw(done, total);
    else printPart(done, total);
    if (done >= total) end();
  }

  function redraw(done: number, total: number): void {
    if (!running || clock() - running.drawnAt < REDRAW_MS) return;
    running.drawnAt = clock();
    const filled = total === 0 ? BAR : Math.round((done / total) * BAR);
    const bar = paint('cyan', '━'.repeat(filled)) + paint('dim', '─'.repeat(BAR - filled));
    const count = `${format(done)} of ${format(total)}`;
    out.write(
      `${CLEAR}  · ${cut(running.text, width() - BAR - count.length - 9)}  ${bar}  ${paint('dim', count)}`,
    );
  }

  function printPart(done: number, total: number): void {
    const part = total === 0 ? PARTS : Math.floor((done / total) * PARTS);
    if (!running || part <= running.part || part >= PARTS) return;
    running.part = part;
    out.write(`  · ${running.text}: ${format(done)} of ${format(total)}\n`);
  }

  function end(mark: 'done' | 'failed' = 'done'): void {
    if (!running) return;
    const { text, beganAt, total } = running;
    running = null;
    const ms = clock() - beganAt;
    const took = ms < SLOW_MS ? '' : `  ${(ms / 1000).toFixed(1)} s`;
    const what = cut(total > 0 ? `${text}: ${format(total)}` : text, width() - 5 - took.length);
    const sign = mark === 'done' ? paint('green', '✓') : paint('red', '✗');
    out.write(`${out.isTTY ? CLEAR : ''}  ${sign} ${what}${paint('dim', took)}\n`);
  }

  return { begin, progress, end };
}

const format = (count: number) => count.toLocaleString('en-US');
