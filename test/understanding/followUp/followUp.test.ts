import { type Dialogue, play, readDialogues } from './dialogues.ts';

/** Plays a table, prints its rate and every fault, and returns the rate. */
function rateOf(title: string, dialogues: Dialogue[], shown: boolean): number {
  const played = dialogues.map(play);
  const checked = played.reduce((sum, one) => sum + one.checked, 0);
  const faults = played.flatMap((one) => one.faults);
  const wrong = played.filter((one) => one.faults.length > 0).length;
  const lines = shown ? faults.map((fault) => `\n  ${fault}`).join('') : '';
  console.info(
    `${title}: ${dialogues.length - wrong} of ${dialogues.length} dialogues right, ${checked - faults.length} of ${checked} turns${lines}`,
  );
  return (dialogues.length - wrong) / dialogues.length;
}

describe('follow-ups', () => {
  it('are read as meant in the dialogues that they were built on', () => {
    expect(rateOf('Follow-ups', readDialogues('tuned.dialogues.txt'), true)).toBeGreaterThanOrEqual(0.95);
  });

  it('are read as meant in dialogues that were kept aside', () => {
    const isAsked = process.env.SHOW_KEPT !== undefined;
    expect(
      rateOf('Follow-ups, kept aside', readDialogues('kept.dialogues.txt'), isAsked),
    ).toBeGreaterThanOrEqual(0.8);
  });
});
