import type { GapQuestion } from '../../domain/gap.ts';
import type { Reading } from '../../domain/reading.ts';
import { tellingWords } from '../tellingWords.ts';

/** Characters of a question that are compared and shown. */
const LONGEST = 280;

/** The questions in the customers' own words; what has no word that says what it is about is none. */
export function readQuestions(questions: GapQuestion[], reading: Reading): GapQuestion[] {
  return questions
    .map((question) => {
      const text = reading.ownWords(question.text).replace(/\s+/g, ' ').trim().toWellFormed();
      return { ...question, text: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text };
    })
    .filter(({ text }) => tellingWords(text).length > 0);
}
