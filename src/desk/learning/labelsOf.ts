import { type AskedTurn, type Feedback, weigh } from '../../domain/feedback.ts';
import type { LabelledQuestion } from '../../domain/knowledge.ts';
import type { Store } from '../../store/port.ts';
import { type ArticleStates, hasMoved } from '../quotedArticles.ts';
import { questionOf } from './questionOf.ts';

/** The newest so many rows are learnt from. */
export const MOST_ROWS = 1_000;

/** A question with what was said of its answer. */
export interface Label {
  feedback: Feedback;
  question: LabelledQuestion;
}

/**
 * What the feedback that counts says of questions. Only ids are kept of it: the words are read from the conversations,
 * and what was erased there is gone here.
 */
export async function labelsOf(
  { articles, feedback }: Pick<Store, 'articles' | 'feedback'>,
  workspace: string,
): Promise<Label[]> {
  const rows = await feedback.speaking(workspace, MOST_ROWS);
  const counts = weigh(rows);
  const told = rows.filter(({ id }) => (counts.get(id) ?? 0) > 0);
  const asked = await feedback.asked(workspace, [...new Set(told.map(({ turn }) => turn))]);
  const byTurn = new Map(asked.map((one) => [one.turn, one]));
  const named = told.flatMap(({ article, quoted }) => [article, quoted]).filter((id) => id !== null);
  const states = await articles.states(workspace, [...new Set(named)]);
  return told.flatMap((row) => {
    const turn = byTurn.get(row.turn);
    const question = turn && labelled(row, turn, states);
    return question ? [{ feedback: row, question: { ...question, weight: counts.get(row.id)! } }] : [];
  });
}

function labelled(row: Feedback, turn: AskedTurn, states: ArticleStates): LabelledQuestion | null {
  const { kind, helpful, article, quoted } = row;
  const asked = questionOf(turn);
  if (!asked) return null;
  if (kind === 'correction') {
    if (article === null) return { ...asked, relevant: [] };
    return isThere(article, states) ? { ...asked, relevant: [article] } : null;
  }
  // What was said of an answer without an article says nothing of articles.
  if (quoted === null || !isThere(quoted, states)) return null;
  if (helpful) return { ...asked, relevant: [quoted] };
  // An article that was changed since it did not help may be the better for it.
  return hasChanged(turn, quoted, states) ? null : { ...asked, relevant: [], denied: [quoted] };
}

const isThere = (article: string, states: ArticleStates) => states.get(article)?.removed === false;

function hasChanged({ messages, turn }: AskedTurn, article: string, states: ArticleStates): boolean {
  const sources = messages.filter((message) => message.turn === turn).flatMap((message) => message.sources);
  return sources.some((source) => source.article === article && hasMoved(source, states) !== undefined);
}
