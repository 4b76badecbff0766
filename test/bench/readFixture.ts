import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ArticleInput } from '../../src/domain/article.ts';
import { Intent } from '../../src/domain/bot.ts';

/** What every contestant knows and is asked: the starter bot's intents, articles and questions. */
export interface Fixture {
  intents: { name: string; examples: string[] }[];
  articles: { id: string; title: string; body: string }[];
  questions: string[];
}

const Question = z.object({ text: z.string().min(1) });

export function readFixture(starter: string): Fixture {
  const knowledge = join(starter, 'knowledge');
  return {
    intents: readIntents(join(starter, 'intents')),
    articles: readLines(join(knowledge, 'articles.jsonl'), ArticleInput).map(({ id, title, body }) => ({
      id,
      title,
      body,
    })),
    questions: readLines(join(knowledge, 'questions.jsonl'), Question).map(({ text }) => text),
  };
}

function readIntents(folder: string): Fixture['intents'] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => Intent.parse(parse(readFileSync(join(folder, file), 'utf8'))))
    .map(({ name, examples }) => ({ name, examples }));
}

function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => schema.parse(JSON.parse(line)));
}
