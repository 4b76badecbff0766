import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Article } from '../../../../domain/article.ts';
import type { Encoder } from '../../../../domain/encoder.ts';
import { type Compared, openLibrary } from '../../../../knowledge/library.ts';
import { queryVector } from '../../../../knowledge/vectors/queryVector.ts';
import { type Question as Asked, readArticles, readQuestions } from '../readSets.ts';

const SET_NAMES = ['wixqa160', 'techqa480', 'stackfaq', 'workarena_kb', 'mtragun', 'tau_bank'] as const;

/** Questions of each other set that are asked as off-topic ones. */
const OFF_TOPIC = 60;

interface Question extends Asked {
  /** Asked of another set: no article answers it. */
  offTopic: boolean;
}

export interface EvalSet {
  name: string;
  articles: Article[];
  questions: Question[];
}

export type Case = Question & { compared: Compared };

/** The data beside the checkout, or undefined when it is not there (it is not part of the project). */
export function readPublicSets(): EvalSet[] | undefined {
  const folder = fileURLToPath(new URL('../../../../../../shared/data/evals/', import.meta.url));
  if (!SET_NAMES.every((name) => existsSync(`${folder}${name}/queries.jsonl`))) return undefined;
  const sets = SET_NAMES.map((name) => ({
    name,
    articles: readArticles(`${folder}${name}/articles.jsonl`),
    questions: readQuestions(`${folder}${name}/queries.jsonl`).map((one) => ({ ...one, offTopic: false })),
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
