import { existsSync, readFileSync } from 'node:fs';
import { createUnderstanding } from '../../src/understanding/createUnderstanding.ts';
import { botOf } from './botOf.ts';

const DATA = new URL('../../../shared/data/intents/', import.meta.url);
const isThere = existsSync(DATA);
if (!isThere) console.log('Skipped: no public intent sets in ../shared/data/intents.');

interface Row {
  text: string;
  label: string;
}

const read = (file: string): Row[] =>
  readFileSync(new URL(file, DATA), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

function learn(rows: Row[]) {
  const examples = new Map<string, string[]>();
  for (const { text, label } of rows) examples.set(label, [...(examples.get(label) ?? []), text]);
  return createUnderstanding({ bot: botOf([...examples].map(([name, own]) => ({ name, examples: own }))) });
}

async function scores(understanding: Awaited<ReturnType<typeof learn>>, rows: Row[]) {
  const understood = await Promise.all(rows.map(({ text }) => understanding.understand({ text })));
  return {
    accuracy:
      understood.filter(
        ({ intent, alternatives }, at) => (intent ?? alternatives[0])?.name === rows[at]!.label,
      ).length / rows.length,
    confidences: understood.map(({ outOfScope }) => 1 - outOfScope),
  };
}

/** Chance that a message in scope is trusted more than one out of scope. */
function auroc(inside: number[], outside: number[]): number {
  let wins = 0;
  for (const a of inside) for (const b of outside) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (inside.length * outside.length);
}

(isThere ? describe : describe.skip)('on public validation sets, ten examples an intent', () => {
  it.each([
    ['banking77/train_10.jsonl', 'banking77/valid.jsonl', 0.73],
    ['hwu64/train_10.jsonl', 'hwu64/valid.jsonl', 0.7],
  ])('%s: enough of %s is right', async (train, valid, floor) => {
    const { accuracy } = await scores(await learn(read(train)), read(valid));
    expect(accuracy).toBeGreaterThan(floor);
  });

  it('clinc150, every third intent: right often enough, and less sure of what is out of scope', async () => {
    const all = [...new Set(read('clinc150/val.jsonl').map(({ label }) => label))];
    const kept = new Set(all.filter((_, at) => at % 3 === 0));
    const ofKept = (file: string) => read(file).filter(({ label }) => kept.has(label));
    const understanding = await learn(ofKept('clinc150/train.jsonl').filter((_, at) => at % 10 === 0));
    const inside = await scores(understanding, ofKept('clinc150/val.jsonl'));
    const outside = await scores(understanding, read('clinc150/oos_val.jsonl'));
    expect(inside.accuracy).toBeGreaterThan(0.8);
    expect(auroc(inside.confidences, outside.confidences)).toBeGreaterThan(0.88);
  });
});
