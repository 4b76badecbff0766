import type { Found } from '../domain/knowledge.ts';
import { pursueGoal } from './agent/pursueGoal.ts';
import { answerNamed } from './answerArticle.ts';
import { askBack, askRephrase, isOpen } from './askBack.ts';
import { handOver } from './handOver.ts';
import { isForeign } from './languages.ts';
import { sayAnswer } from './sayAnswer.ts';
import { isSure, search } from './search.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** An article with less than this share of what it takes to be offered is none about it. */
const NEAR = 0.5;

/** Sure: the article's words. Unsure: a model that may plan, or a question back where something is open. Else a person. */
export async function answerFromKnowledge(state: UnderstoodState): Promise<Outcome> {
  const found = await search(state);
  return (await answerSurely(state, found)) ?? (await pursueGoal(state, found)) ?? otherwise(state, found);
}

/** `found`: best first. null: no article is sure, or one like it answers for something else. */
export async function answerSurely(state: UnderstoodState, found: Found[]): Promise<Outcome | null> {
  const [best] = found;
  if (!best || !isSure(state, best) || isOpen(state, found)) return null;
  return { decision: 'answer', say: [await sayAnswer(state, found)], why: 'a sure article' };
}

/** What to do where no article answers for sure. */
export async function otherwise(state: UnderstoodState, found: Found[]): Promise<Outcome> {
  const { bot, understood } = state;
  const { signals } = understood;
  if (isForeign(state) && signals.request) return handOver(state, 'no_answer');
  if (hasAskedEnough(state)) return (await answerNamed(state)) ?? handOver(state, 'repeated_miss');
  if (signals.abusive) return handOver(state, 'sentiment');
  const asked = await askBack(state, found);
  if (asked) return asked;
  if (signals.frustrated) return handOver(state, 'sentiment');
  const confidence = found[0]?.confidence ?? 0;
  const rephrase = confidence < bot.clarifyAt ? askRephrase(state) : null;
  return rephrase ?? handOver(state, confidence >= bot.clarifyAt * NEAR ? 'low_confidence' : 'no_answer');
}

/** So many misses in a row, or a question back that brought nothing: it is never asked twice about the same. */
function hasAskedEnough({ bot, context, understood }: UnderstoodState): boolean {
  const { misses, asked } = context.conversation.memory;
  if (misses === 0) return false;
  return misses + 1 >= bot.maxMisses || (asked !== undefined && understood.followUp.kind !== 'new');
}
