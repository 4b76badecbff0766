import type { Options } from './options.ts';
import { medians, type Results, speedRatios } from './ratios.ts';
import type { Fixture } from './readFixture.ts';
import type { Failure } from './runRounds.ts';

interface Ran {
  options: Options;
  machine: Record<string, unknown>;
  fixture: Fixture;
  results: Results;
  failures: Failure[];
  skipped: Record<string, string>;
}

/** The one object that the bench prints; docs/bench.md says how to read it. */
export function report({
  options,
  machine,
  fixture,
  results,
  failures,
  skipped,
}: Ran): Record<string, unknown> {
  const ratios = speedRatios(results, options.connections);
  const outcome = {
    ratios: {
      ...Object.fromEntries(Object.entries(ratios).map(([name, { median }]) => [name, median])),
      ...turnsPerCommit(results, options.connections),
    },
    ranges: Object.fromEntries(Object.entries(ratios).map(([name, { range }]) => [name, range])),
    figures: figures(results, options.connections),
    machine,
    settings: {
      rounds: options.rounds,
      seconds: options.seconds,
      intents: fixture.intents.length,
      examples: fixture.intents.reduce((sum, { examples }) => sum + examples.length, 0),
      articles: fixture.articles.length,
      questions: fixture.questions.length,
    },
    skipped,
    failures,
  };
  return rounded(outcome) as Record<string, unknown>;
}

function figures(results: Results, connections: number[]): Record<string, unknown> {
  const of = (name: string) => connections.map((count) => [`c${count}`, medians(results.get(name)!, count)]);
  return Object.fromEntries([...results.keys()].map((name) => [name, Object.fromEntries(of(name))]));
}

/** Of the turns decided by a rule, by store. */
function turnsPerCommit(results: Results, connections: number[]): Record<string, Record<string, unknown>> {
  const of = (count: number) =>
    ['sqlite', 'postgres'].flatMap((store) => {
      const rounds = results.get(`${store}/rule`);
      const value = rounds && medians(rounds, count)?.turnsPerCommit;
      return value === undefined ? [] : [[store, value]];
    });
  return Object.fromEntries(
    connections.map((count) => [`turnsPerCommit${count}`, Object.fromEntries(of(count))]),
  );
}

/** Three significant digits after the point are more than the noise leaves. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number')
    return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000;
  if (Array.isArray(value)) return value.map(rounded);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
  }
  return value;
}
