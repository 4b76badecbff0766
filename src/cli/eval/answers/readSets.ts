import { z } from 'zod';
import type { Article } from '../../../domain/article.ts';
import { type LabelledQuestion, withAnswer } from '../../../domain/knowledge.ts';
import { BadInput } from '../../verb.ts';
import { readJsonLines } from '../readJsonLines.ts';

/** One line of an articles file. Some help centres have articles without a title. */
const ArticleLine = z.object({
  id: z.string().min(1),
  title: z.string().default(''),
  body: z.string().min(1),
  url: z.string().optional(),
  language: z.string().optional(),
});

/** One line of a queries file. An empty `relevant`: no article answers. */
const QueryLine = z.object({
  id: z.string().optional(),
  text: z.string(),
  relevant: z.array(z.string()),
  history: z.array(z.object({ role: z.string(), text: z.string() })).default([]),
});

export interface Question extends LabelledQuestion {
  id: string;
  /** The customer's earlier messages, oldest first, the last one with what it was answered. */
  before: string[];
}

/** @throws BadInput naming file and line. */
export function readArticles(file: string): Article[] {
  const seen = new Set<string>();
  return readJsonLines(file, ArticleLine).map(({ url, language, ...line }) => {
    if (seen.has(line.id)) throw new BadInput(`${file}: two articles have the id ${line.id}.`);
    seen.add(line.id);
    return {
      ...line,
      ...(url === undefined ? {} : { url }),
      ...(language === undefined ? {} : { language }),
      source: 'eval',
      version: 1,
      updatedAt: 0,
    };
  });
}

/** As the engine sees a conversation: what the customer said, and the answer that this follows. */
export function readQuestions(file: string): Question[] {
  return readJsonLines(file, QueryLine).map(({ id, text, relevant, history }, at) => {
    const said = history.filter(({ role }) => isCustomer(role)).map((turn) => turn.text);
    const last = history.at(-1);
    const answer = last && !isCustomer(last.role) ? last.text : undefined;
    return { id: id ?? String(at + 1), text, relevant, before: withAnswer(said, answer) };
  });
}

const isCustomer = (role: string) => role === 'user' || role === 'customer';
