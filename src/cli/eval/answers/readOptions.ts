import { BadInput } from '../../verb.ts';
import { type Output, readArgs, readOutput } from '../readArgs.ts';

export interface Options extends Output {
  articles: string;
  queries: string;
  /** Questions to learn from how sure to be. */
  calibrate: string | undefined;
  /** Asked precision, 0..1. */
  precision: number;
}

const USUAL_PRECISION = '0.95';

export function readOptions(args: string[]): Options {
  const values = readArgs(args, {
    options: { articles: 'a file', queries: 'a file', calibrate: 'a file', precision: 'a number' },
    needed: ['articles', 'queries'],
    help: 'See deskhand eval answers --help.',
  });
  return {
    articles: values.get('articles')![0]!,
    queries: values.get('queries')![0]!,
    calibrate: values.get('calibrate')?.[0],
    precision: readPrecision(values.get('precision')?.[0] ?? USUAL_PRECISION),
    ...readOutput(values),
  };
}

function readPrecision(text: string): number {
  const precision = Number(text);
  if (text.trim() === '' || !(precision > 0 && precision <= 1))
    throw new BadInput(`--precision must be above 0 and at most 1, not "${text}".`);
  return precision;
}
