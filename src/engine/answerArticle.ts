import type { Offered } from '../domain/conversation.ts';
import { isAlike, subjectsOf } from '../understanding/followUp/plainWords.ts';
import { clearQuotes } from './clearQuote.ts';
import { handOver } from './handOver.ts';
import { inOwnWords } from './inOwnWords.ts';
import { sayAnswer } from './sayAnswer.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** "Because of a typo": of what was offered the only one that says a word of it. null: none, or several. */
export async function answerNamed(state: UnderstoodState): Promise<Outcome | null> {
  const { offered = [] } = state.context.conversation.memory;
  const said = subjectsOf(inOwnWords(state.event.text));
  const named = offered.filter(({ label }) =>
    subjectsOf(label).some((word) => said.some((own) => isAlike(own, word))),
  );
  const [only, ...more] = named;
  return only?.article !== undefined && more.length === 0 ? answerArticle(state, only) : null;
}

/** Answers with an article that was offered, for the question that it was offered for. */
export async function answerArticle(state: UnderstoodState, { article, label }: Offered): Promise<Outcome> {
  const { context, knowledge } = state;
  const question =
    context.conversation.memory.asked ??
    context.recent.findLast(({ author }) => author === 'customer')?.text ??
    '';
  const found = clearQuotes(await knowledge.search({ text: `${label} ${question}`, limit: 10 }));
  const chosen = found.find((one) => one.article.id === article);
  return chosen
    ? { decision: 'answer', say: [await sayAnswer(state, [chosen])], why: 'the chosen article' }
    : handOver(state, 'no_answer');
}
