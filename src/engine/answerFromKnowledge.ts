import type { Found } from '../domain/knowledge.ts';
import { askWhich, fill } from './compose.ts';
import { handOver } from './handOver.ts';
import { inOwnWords } from './inOwnWords.ts';
import { isForeign, phrasesOf } from './languages.ts';
import { sayAnswer } from './sayAnswer.ts';
import { isSure, search } from './search.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** A candidate far less likely than the first is no choice, but noise. */
const WORTH_OFFERING = 0.25;
/** An article with less than this share of what it takes to be offered is none about it. */
const NEAR = 0.5;

/** Sure: the article's words. Between: which of these? Unsure: a person, after at most one "in other words?". */
export async function answerFromKnowledge(state: UnderstoodState): Promise<Outcome> {
  const { bot, context, event, understood } = state;
  const { signals, entities, followUp } = understood;
  const found = await search(state);
  const [best] = found;

  if (best && isSure(state, best))
    return { decision: 'answer', say: [await sayAnswer(state, found)], why: 'a sure article' };
  if (isForeign(state) && signals.request) return handOver(state, 'no_answer');
  const { misses } = context.conversation.memory;
  if (misses + 1 >= bot.maxMisses && misses > 0) return handOver(state, 'repeated_miss');
  if (signals.abusive) return handOver(state, 'sentiment');
  if (best && best.confidence >= bot.clarifyAt) return clarify(state, found, best);
  if (signals.frustrated) return handOver(state, 'sentiment');
  const words = inOwnWords(followUp.kind === 'new' ? event.text : followUp.standalone).split(/\s+/);
  if (words.length < 4 && entities.length === 0) {
    const text = fill(phrasesOf(state).rephrase, context.conversation);
    return { decision: 'clarify', say: [{ text }], why: 'says too little' };
  }
  const isNear = best !== undefined && best.confidence >= bot.clarifyAt * NEAR;
  return handOver(state, isNear ? 'low_confidence' : 'no_answer');
}

function clarify(state: UnderstoodState, found: Found[], best: Found): Outcome {
  const { contact } = state.context.conversation;
  const choices = found.filter(({ confidence }) => confidence >= best.confidence * WORTH_OFFERING);
  const labels = choices.map(({ article }) => article.title);
  return {
    decision: 'clarify',
    say: [askWhich(labels, phrasesOf(state), contact)],
    offer: {
      offered: choices.map(({ article }) => ({ label: article.title, article: article.id })),
      asked: state.event.text.slice(0, 500),
    },
    why: `between ${choices.length} articles`,
  };
}
