import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArticles, readQuestions } from '../../../src/cli/eval/answers/readSets.ts';
import type { Article } from '../../../src/domain/article.ts';
import { makeHelpCentre } from './makeHelpCentre.ts';

export interface HelpCentre {
  articles: Article[];
  /** Those that an article answers. */
  questions: { text: string; relevant: string[] }[];
}

/** Public sets that lie beside the checkout where it was developed: their development half. */
const PUBLIC = ['wixqa160', 'techqa480', 'stackfaq', 'workarena_kb'];

export const MADE = 'generated';

/** Names of the help centres that there are: the public ones where they are, and always a generated one. */
export function namesOfHelpCentres(root: string): string[] {
  const there = PUBLIC.filter((name) => existsSync(folderOf(root, name)));
  if (there.length === 0)
    process.stderr.write('There is no shared/data beside this checkout: on a generated help centre alone.\n');
  return [...there, MADE];
}

export function readHelpCentre(
  name: string,
  { root, articles }: { root: string; articles: number },
): HelpCentre {
  if (name === MADE) return makeHelpCentre(articles);
  const folder = folderOf(root, name);
  return {
    articles: readArticles(join(folder, 'articles.jsonl')),
    questions: readQuestions(join(folder, 'queries.jsonl')).filter(({ relevant }) => relevant.length > 0),
  };
}

const folderOf = (root: string, name: string) => join(root, '../shared/data/evals', name);
