import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSets, type Sets } from '../../../src/cli/eval/intents/readSets.ts';
import { loadBot } from '../../../src/flows/loadBot.ts';

export interface BenchSet {
  name: string;
  /** One part, or several that take turns in being the test rows. */
  parts: Sets[];
}

interface Source {
  name: string;
  train: string;
  test: string;
  oos?: string;
}

/** Public sets that lie beside the checkout where it was developed; never the final test rows. */
const SOURCES: Source[] = [
  { name: 'CLINC150', train: 'clinc150/train', test: 'clinc150/val', oos: 'clinc150/oos_val' },
  { name: 'BANKING77, 10 an intent', train: 'banking77/train_10', test: 'banking77/valid' },
  { name: 'HWU64, 10 an intent', train: 'hwu64/train_10', test: 'hwu64/valid' },
];
const QUICK_EXAMPLES = 10;
const PARTS = 5;

/** The public sets where they are; otherwise the starter bot's intents. `isQuick`: ten examples an intent. */
export async function readBenchSets(root: string, { isQuick }: { isQuick: boolean }): Promise<BenchSet[]> {
  const folder = join(root, '../shared/data/intents');
  if (!existsSync(folder)) {
    process.stderr.write(
      "There is no shared/data beside this checkout: on the starter bot's intents alone.\n",
    );
    return [await starterSet(root)];
  }
  return SOURCES.map((source) => publicSet(source, folder, isQuick));
}

function publicSet({ name, train, test, oos }: Source, folder: string, isQuick: boolean): BenchSet {
  const file = (path: string) => join(folder, `${path}.jsonl`);
  const sets = readSets({
    train: [file(train)],
    test: [file(test)],
    oos: oos ? [file(oos)] : [],
    validate: [],
    'validate-oos': [],
  });
  const isCut = isQuick && sets.intents.some(({ examples }) => examples.length > QUICK_EXAMPLES);
  return isCut
    ? { name: `${name}, cut to ${QUICK_EXAMPLES} an intent`, parts: [fewer(sets)] }
    : { name, parts: [sets] };
}

function fewer(sets: Sets): Sets {
  const intents = sets.intents.map((intent) => ({
    ...intent,
    examples: intent.examples
      .filter((_, at, { length }) => at % Math.max(1, Math.floor(length / QUICK_EXAMPLES)) === 0)
      .slice(0, QUICK_EXAMPLES),
  }));
  return { ...sets, intents, rows: intents.reduce((sum, { examples }) => sum + examples.length, 0) };
}

/** Every example is a test row once: each fifth is left out in turn. */
async function starterSet(root: string): Promise<BenchSet> {
  const { intents } = await loadBot(join(root, 'src/starter'));
  const parts = Array.from({ length: PARTS }, (_, part): Sets => {
    const isLeftOut = (at: number) => at % PARTS === part;
    const kept = intents.map(({ name, description, examples }) => ({
      name,
      description,
      examples: examples.filter((_, at) => !isLeftOut(at)),
    }));
    const test = intents.flatMap(({ name, examples }) =>
      examples.filter((_, at) => isLeftOut(at)).map((text) => ({ text, label: name })),
    );
    const rows = kept.reduce((sum, { examples }) => sum + examples.length, 0);
    return { intents: kept, test, rows, outside: [], oos: null, validate: null, notes: [] };
  });
  return { name: "the starter bot's intents, five parts", parts };
}
