import { z } from 'zod';
import { BadInput } from '../../verb.ts';
import { readJsonLines } from '../readJsonLines.ts';
import type { Options } from './readOptions.ts';

/** The label of a row that means none of the intents. */
const NOTHING = 'oos';
const LABELS_SHOWN = 5;

const text = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') });
const Labelled = z.object({ text, label: text.min(1, 'must not be empty') });
const Unlabelled = z.object({ text });
export type Row = z.infer<typeof Labelled>;

export interface Sets {
  intents: { name: string; description: string; examples: string[] }[];
  /** Training rows that mean none of the intents. */
  outside: string[];
  test: Row[];
  /** Test rows that mean none of the intents; null where no file was given. */
  oos: string[] | null;
  validate: { texts: Row[]; outside: string[] } | null;
  /** Training rows. */
  rows: number;
  /** What was unexpected in the files and how it was taken, a sentence each. */
  notes: string[];
}

/** Throws `BadInput` with `file:line` for what cannot be read. */
export function readSets(files: Options['files']): Sets {
  const train = split(readAll(files.train, Labelled));
  const test = split(readAll(files.test, Labelled));
  const intents = intentsOf(train.inside);
  const known = new Set(intents.map(({ name }) => name));
  if (known.size === 0) throw new BadInput(`${files.train[0]}:1: label: no row has an intent to learn.`);
  if (test.inside.length === 0)
    throw new BadInput(`${files.test[0]}:1: label: no row has an intent to test.`);
  const oos = [...test.outside, ...readAll(files.oos, Unlabelled).map((row) => row.text)];
  const { validate, notes } = readValidate(files, known);
  return {
    intents,
    outside: train.outside,
    test: test.inside,
    oos: oos.length > 0 ? oos : null,
    validate,
    rows: intents.reduce((sum, { examples }) => sum + examples.length, train.outside.length),
    notes: [
      ...noteOf('Training rows without words, left out', train.inside.filter(isBlank)),
      ...noteOf(`Test rows labelled "${NOTHING}", counted as out of scope`, test.outside),
      ...unknownLabels('Test rows whose label no training row has, counted as wrong', test.inside, known),
      ...notes,
    ],
  };
}

function readAll<T>(files: string[], schema: z.ZodType<T>): T[] {
  return files.flatMap((file) => readJsonLines(file, schema));
}

function split(rows: Row[]): { inside: Row[]; outside: string[] } {
  const outside = rows.filter(({ label }) => label === NOTHING).map(({ text }) => text);
  return { inside: rows.filter(({ label }) => label !== NOTHING), outside };
}

const isBlank = ({ text }: Row) => text.trim() === '';

function intentsOf(rows: Row[]): Sets['intents'] {
  const byLabel = Map.groupBy(
    rows.filter((row) => !isBlank(row)),
    ({ label }) => label,
  );
  return [...byLabel].map(([name, rows]) => ({
    name,
    description: '',
    examples: rows.map(({ text }) => text),
  }));
}

/** Rows of one kind alone cannot show where to draw the line between the two. */
function readValidate(files: Options['files'], known: Set<string>): Pick<Sets, 'validate' | 'notes'> {
  const { inside, outside } = split(readAll(files.validate, Labelled));
  const oos = readAll(files['validate-oos'], Unlabelled).map((row) => row.text);
  const validate = {
    texts: inside.filter(({ label }) => known.has(label)),
    outside: [...outside, ...oos],
  };
  const notes = unknownLabels('Validation rows whose label no training row has, left out', inside, known);
  if (validate.texts.length > 0 && validate.outside.length > 0) return { validate, notes };
  const one =
    'Validation rows with intents alone, or with none alone, left out (cross-validation takes their place)';
  return { validate: null, notes: [...notes, ...noteOf(one, [...validate.texts, ...validate.outside])] };
}

function unknownLabels(what: string, rows: Row[], known: Set<string>): string[] {
  const strange = rows.filter(({ label }) => !known.has(label));
  const labels = [...new Set(strange.map(({ label }) => JSON.stringify(label)))];
  const shown = labels.slice(0, LABELS_SHOWN).join(', ') + (labels.length > LABELS_SHOWN ? ', …' : '');
  return noteOf(`${what} (${shown})`, strange);
}

function noteOf(what: string, rows: unknown[]): string[] {
  return rows.length === 0 ? [] : [`${what}: ${rows.length}.`];
}
