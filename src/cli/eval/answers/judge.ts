import type { Found, Knowledge } from '../../../domain/knowledge.ts';
import type { Question } from './readSets.ts';

/** One question, and what was found for it. */
export interface Judged {
  question: Question;
  found: Found[];
  /** Place of the first right article, from 1; Infinity where none was found. */
  place: number;
  /** Of the first article; 0 where nothing was found. */
  confidence: number;
  /** In the search, without the encoder's call, ms. */
  ms: number;
  msWithEncoder: number;
}

/** Articles looked at for each question. */
const LIMIT = 10;

export interface JudgeOptions {
  knowledge: Knowledge;
  /** Seconds that the encoder has taken so far. */
  encoderSeconds: () => number;
  onProgress?: (done: number, total: number) => void;
}

/** One question after the other, as messages come. */
export async function judge(
  questions: Question[],
  { knowledge, encoderSeconds, onProgress }: JudgeOptions,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const question of questions) {
    const { text, before, relevant } = question;
    const encodedBefore = encoderSeconds();
    const start = performance.now();
    const found = await knowledge.search({ text, before, limit: LIMIT });
    const msWithEncoder = performance.now() - start;
    const at = found.findIndex(({ article }) => relevant.includes(article.id));
    judged.push({
      question,
      found,
      place: at < 0 ? Number.POSITIVE_INFINITY : at + 1,
      confidence: found[0]?.confidence ?? 0,
      ms: Math.max(0, msWithEncoder - (encoderSeconds() - encodedBefore) * 1000),
      msWithEncoder,
    });
    onProgress?.(judged.length, questions.length);
  }
  return judged;
}

export const isAnswerable = ({ question }: Judged): boolean => question.relevant.length > 0;
