import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Article } from '../../domain/article.ts';
import type { Encoder } from '../../domain/encoder.ts';
import type { Compared } from '../library.ts';
import { openLibrary } from '../library.ts';
import { queryVector } from '../vectors/queryVector.ts';

/** Files of `deskhand eval answers`: one JSON object a line. Other fields are left out. */
const ArticleLine = z.object({ id: z.string(), title: z.string(), body: z.string() });
const QueryLine = z.object({
  id: z.string(),
  text: z.string(),
  relevant: z.array(z.string()),
  history: z.array(z.object({ role: z.string(), text: z.string() })).default([]),
});

const SET_NAMES = ['wixqa160', 'techqa480', 'stackfaq', 'workarena_kb', 'mtragun', 'tau_bank'] as const;

/** Questions of each other set that are asked as off-topic ones. */
const OFF_TOPIC = 60;

interface Question {
  id: string;
  text: string;
  /** The customer's earlier messages. */
  before: string[];
  /** Ids of the articles that answer; none for an unanswerable or off-topic one. */
  relevant: string[];
  offTopic: boolean;
}

export interface EvalSet {
  name: string;
  articles: Article[];
  questions: Question[];
}

export type Case = Question & { compared: Compared };

/** The data beside the checkout, or undefined when it is not there (it is not part of the project). */
export function readSets(): EvalSet[] | undefined {
  const folder = fileURLToPath(new URL('../../../../shared/data/evals/', import.meta.url));
  if (!SET_NAMES.every((name) => existsSync(`${folder}${name}/queries.jsonl`))) return undefined;
  const sets = SET_NAMES.map((name) => ({
    name,
    articles: lines(`${folder}${name}/articles.jsonl`, ArticleLine).map(asArticle),
    questions: lines(`${folder}${name}/queries.jsonl`, QueryLine).map(({ history, ...line }) => ({
      ...line,
      before: history.filter(({ role }) => role === 'user').map(({ text }) => text),
      offTopic: false,
    })),
  }));
  return sets.map((set) => ({
    ...set,
    questions: [
      ...set.questions,
      ...sets.flatMap((other) => (other === set ? [] : offTopic(other.questions))),
    ],
  }));
}

function offTopic(questions: Question[]): Question[] {
  const step = Math.max(1, Math.floor(questions.length / OFF_TOPIC));
  return questions.filter((_, i) => i % step === 0).map((one) => ({ ...one, relevant: [], offTopic: true }));
}

function lines<T>(file: string, schema: z.ZodType<T>): T[] {
  const text = readFileSync(file, 'utf8').trim();
  return text.split('\n').map((line) => schema.parse(JSON.parse(line)));
}

function asArticle(line: z.infer<typeof ArticleLine>): Article {
  return { ...line, source: 'eval', version: 1, updatedAt: 0 };
}

/** Every question of the set, compared with the set's articles: by words alone, or with the encoder's vectors too. */
export async function compareAll(
  { articles, questions }: EvalSet,
  encoder: Encoder | null = null,
): Promise<Case[]> {
  const library = openLibrary({ encoder });
  library.put(articles);
  await library.idle();
  const cases: Case[] = [];
  for (const question of questions) {
    const vector = encoder && (await queryVector(encoder, question));
    cases.push({ ...question, compared: library.compare(question, vector) });
  }
  library.close();
  return cases;
}
