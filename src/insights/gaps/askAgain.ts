import { setImmediate } from 'node:timers/promises';
import type { Article } from '../../domain/article.ts';
import type { Bot } from '../../domain/bot.ts';
import type { GapQuestion } from '../../domain/gap.ts';
import { barOf, type Found, type Knowledge } from '../../domain/knowledge.ts';

export interface Asking {
  knowledge: Pick<Knowledge, 'search' | 'thresholdFor'>;
  /** An article as it is now. */
  article(id: string): Promise<Article | null>;
  bot: Pick<Bot, 'answerAt' | 'precision' | 'language' | 'languages'>;
}

/** What the articles say today to the questions of one group. */
export interface AskedAgain {
  /** Questions that were asked. */
  asked: number;
  /** Of these, how many would be answered now. */
  sure: number;
  /** The article that is nearest to most of them; null: none shares anything with them. */
  nearest: { article: Found['article']; confidence: number; questions: number } | null;
}

/** Of a group, so many questions are asked: the most central, which are first. */
const MOST_ASKED = 8;
/** Of these, so many must be answered for the group to be closed. */
const CLOSED = 0.75;

/** Asks a group's questions of the articles as they are now. */
export async function askAgain(questions: GapQuestion[], asking: Asking): Promise<AskedAgain> {
  const nearest = new Map<string, { article: Found['article']; confidences: number[] }>();
  const some = questions.slice(0, MOST_ASKED);
  let sure = 0;
  for (const question of some) {
    await setImmediate();
    const [best] = await asking.knowledge.search({ text: question.text, limit: 3 });
    if (!best) continue;
    const known = nearest.get(best.article.id) ?? { article: best.article, confidences: [] };
    known.confidences.push(best.confidence);
    nearest.set(best.article.id, known);
    if (await isAnswered(question, best, asking)) sure++;
  }
  const [first] = [...nearest.values()].sort((a, b) => sum(b.confidences) - sum(a.confidences));
  return {
    asked: some.length,
    sure,
    nearest: first
      ? {
          article: first.article,
          confidence: sum(first.confidences) / first.confidences.length,
          questions: first.confidences.length,
        }
      : null,
  };
}

export const isClosed = ({ asked, sure }: AskedAgain): boolean => asked > 0 && sure / asked >= CLOSED;

/** As an answer is given: sure enough, in words that the customer reads, and not from what did not help before. */
async function isAnswered(
  question: GapQuestion,
  best: Found,
  { article, bot, knowledge }: Asking,
): Promise<boolean> {
  if (best.confidence < barOf(bot, knowledge) || !isRead(question.language, best.article.language, bot))
    return false;
  if (!question.tried.includes(best.article.id)) return true;
  const now = await article(best.article.id);
  return now !== null && now.updatedAt > question.at;
}

function isRead(asked: string, written: string | undefined, bot: Asking['bot']): boolean {
  if (written !== undefined && baseOf(written) === baseOf(asked)) return true;
  if (![bot.language, ...bot.languages].some((own) => baseOf(own) === baseOf(asked))) return false;
  return written === undefined || baseOf(asked) === baseOf(bot.language);
}

const baseOf = (language: string) => language.split('-')[0]!.toLowerCase();
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
