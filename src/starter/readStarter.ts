import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ArticleInput } from '../domain/article.ts';

const FOLDER = join(import.meta.dirname, 'knowledge');
const Question = z.object({ text: z.string() });

/** The help centre that a new installation begins with; none where an admin has taken the file away. */
export function readStarterArticles(): ArticleInput[] {
  return readLines('articles.jsonl', ArticleInput);
}

/** Real questions of its customers. */
export function readStarterQuestions(): string[] {
  return readLines('questions.jsonl', Question).map(({ text }) => text);
}

function readLines<T>(name: string, schema: z.ZodType<T>): T[] {
  const file = join(FOLDER, name);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
