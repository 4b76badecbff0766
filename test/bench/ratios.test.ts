import type { Measured } from './load.ts';
import { medians, type Rounds, speedRatios } from './ratios.ts';

function rounds(...speeds: number[]): Rounds {
  return new Map(speeds.map((turnsPerSecond, round) => [round, { 32: window(turnsPerSecond) }]));
}

function window(turnsPerSecond: number): Measured {
  const times = { p50Ms: 1, p99Ms: 2, serverCpuUsPerTurn: 100, loadBusy: 0.5 };
  return { turns: 10, turnsPerSecond, ...times, decisions: { answer: 10 }, errors: 0, firstErrors: [] };
}

describe('ratios of the bench', () => {
  it('are taken within a round, so that a machine that gets slower changes nothing', () => {
    const results = new Map([
      ['sqlite/rule', rounds(900, 450, 90)],
      ['memory/rule', rounds(1000, 500, 100)],
    ]);
    expect(speedRatios(results, [32])).toEqual({ sqliteVsMemory32: { median: 0.9, range: [0.9, 0.9] } });
  });

  it('leave out a round that only one side finished, and a pair that was not measured', () => {
    const ours = rounds(100, 300);
    const theirs = rounds(50);
    const ratios = speedRatios(
      new Map([
        ['sqlite/rule', ours],
        ['botbuilder/echo', theirs],
      ]),
      [1, 32],
    );
    expect(ratios).toEqual({ ruleVsBotbuilder32: { median: 2, range: [2, 2] } });
  });

  it('stand beside medians, ranges and the decisions of all rounds', () => {
    expect(medians(rounds(10, 30, 20), 32)).toMatchObject({
      turnsPerSecond: 20,
      turnsPerSecondRange: [10, 30],
      turns: 30,
      decisions: { answer: 30 },
    });
    expect(medians(rounds(10), 1)).toBeUndefined();
  });
});
