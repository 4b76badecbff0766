import { rounded } from '../../../src/cli/eval/rounded.ts';
import { openScenario } from './scenario.ts';

const WARM_UP = 300;
const ROUNDS = 3_000;
/** What ten steps of a flow may cost at the median, calls through the gate included; ms. */
const MOST_MS = 2;

/** `npm run bench -- flows`: a turn of ten steps in this process, from the message to the decision. */
export async function benchFlows(): Promise<number> {
  const { turn } = await openScenario();
  for (let i = 0; i < WARM_UP; i++) await turn();
  const [whole, task]: [number[], number[]] = [[], []];
  for (let i = 0; i < ROUNDS; i++) {
    const began = performance.now();
    const { trace } = await turn();
    whole.push(performance.now() - began);
    task.push(trace.find(({ step }) => step === 'decide')?.ms ?? 0);
  }
  const figures = { steps: 10, rounds: ROUNDS, turnMs: percentiles(whole), flowMs: percentiles(task) };
  process.stdout.write(
    `a turn of ten steps: p50 ${figures.turnMs.p50.toFixed(3)} ms, p99 ${figures.turnMs.p99.toFixed(3)} ms\n`,
  );
  process.stdout.write(
    `the flow's part of it: p50 ${figures.flowMs.p50.toFixed(3)} ms, p99 ${figures.flowMs.p99.toFixed(3)} ms\n`,
  );
  process.stdout.write(`${JSON.stringify(rounded(figures))}\n`);
  return figures.flowMs.p50 <= MOST_MS ? 0 : 1;
}

function percentiles(values: number[]): { p50: number; p99: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p99: at(0.99) };
}
