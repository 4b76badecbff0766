import { choose } from './choose.ts';
import { fill, quoteAnswer } from './compose.ts';
import { handOver } from './handOver.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** The customer picks one of the topics that were offered: the choice decides, not the score. */
export async function answerChoice(state: TurnState): Promise<Outcome | null> {
  const { bot, context, event, knowledge } = state;
  const { memory } = context.conversation;
  const noneLabel = fill(bot.phrases.noneOfThese, context.conversation);
  const choice = choose(event.text, memory, noneLabel);
  if (choice === null) return null;
  if (choice === 'none') return handOver(state, 'low_confidence');
  const question = context.recent.filter(({ author }) => author === 'customer').at(-1)?.text ?? '';
  const found = await knowledge.search({ text: `${choice.label} ${question}`, limit: 10 });
  const chosen = found.find(({ article }) => article.id === choice.article);
  return chosen ? { decision: 'answer', say: [quoteAnswer(chosen)] } : handOver(state, 'no_answer');
}
