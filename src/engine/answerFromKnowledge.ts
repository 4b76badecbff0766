import type { Found } from '../domain/knowledge.ts';
import type { Understood } from '../domain/understanding.ts';
import { ownWords, tidy } from '../understanding/normalize.ts';
import { askWhich, fill, quoteAnswer } from './compose.ts';
import { handOver } from './handOver.ts';
import type { Outcome, TurnState } from './turnState.ts';

const CHOICES = 3;
/** A candidate far less likely than the first is no choice, but noise. */
const WORTH_OFFERING = 0.25;

/** Sure: the article's words. Between: which of these? Unsure: a person, after at most one "in other words?". */
export async function answerFromKnowledge(
  state: TurnState,
  understood: Understood,
  before: string[],
): Promise<Outcome> {
  const { bot, context, event, knowledge, trace } = state;
  const { conversation } = context;
  const text = tidy(ownWords(event.text));
  const searching = knowledge.search({ text, before, limit: CHOICES });
  const found = searching instanceof Promise ? await searching : searching;
  const [best] = found;
  trace.step('search', best && `${best.article.id} ${best.confidence.toFixed(2)}`);

  if (best && best.confidence >= bot.answerAt) return { decision: 'answer', say: [quoteAnswer(best)] };
  const { misses } = conversation.memory;
  if (misses + 1 >= bot.maxMisses && misses > 0) return handOver(state, 'repeated_miss');
  if (best && best.confidence >= bot.clarifyAt) return clarify(state, found, best);
  const saysLittle = text.split(/\s+/).length < 4 && understood.entities.length === 0;
  if (saysLittle) return { decision: 'clarify', say: [{ text: fill(bot.phrases.rephrase, conversation) }] };
  if (understood.signals.frustrated) return handOver(state, 'sentiment');
  return handOver(state, best ? 'low_confidence' : 'no_answer');
}

function clarify({ bot, context }: TurnState, found: Found[], best: Found): Outcome {
  const { conversation } = context;
  const choices = found.filter(({ confidence }) => confidence >= best.confidence * WORTH_OFFERING);
  const memory = {
    ...conversation.memory,
    offered: choices.map(({ article }) => ({ label: article.title, article: article.id })),
  };
  return { decision: 'clarify', say: [askWhich(choices, bot.phrases, conversation.contact)], memory };
}
