import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ArticleInput } from '../../src/domain/article.ts';
import { Intent } from '../../src/domain/bot.ts';
import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';

/** What every contestant knows and is asked: the starter bot's intents, articles and questions. */
export interface Fixture {
  intents: { name: string; examples: string[] }[];
  articles: { id: string; title: string; body: string }[];
  questions: string[];
}

const Question = z.object({ text: z.string().min(1) });
/** As the starter bot's `answerAt`. */
const SURE = 0.7;

export async function readFixture(starter: string): Promise<Fixture> {
  const folder = join(starter, 'knowledge');
  const articles = readLines(join(folder, 'articles.jsonl'), ArticleInput);
  const questions = readLines(join(folder, 'questions.jsonl'), Question).map(({ text }) => text);
  return {
    intents: readIntents(join(starter, 'intents')),
    articles: articles.map(({ id, title, body }) => ({ id, title, body })),
    questions: await answerable(articles, questions),
  };
}

/** The peers answer everything; a hand-over, with its ticket and notes, would be work that they do not do. */
async function answerable(articles: ArticleInput[], questions: string[]): Promise<string[]> {
  const knowledge = createKnowledge();
  knowledge.put(articles.map((article) => ({ ...article, source: 'starter', version: 1, updatedAt: 0 })));
  const sure: string[] = [];
  for (const text of questions) {
    const [best] = await knowledge.search({ text, limit: 3 });
    if (best && best.confidence >= SURE) sure.push(text);
  }
  knowledge.close();
  return sure;
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
