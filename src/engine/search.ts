import type { Found } from '../domain/knowledge.ts';
import { earlierTurns } from './earlierTurns.ts';
import { inOwnWords } from './inOwnWords.ts';
import { baseOf, languageOf, speaks } from './languages.ts';
import type { UnderstoodState } from './turnState.ts';

const CHOICES = 3;

/** Looks for articles by what this message means in its conversation; best first. */
export async function search(state: UnderstoodState): Promise<Found[]> {
  const { knowledge, trace } = state;
  const found = await knowledge.search({ ...queryOf(state), limit: CHOICES });
  const [best] = found;
  trace.step('search', best && `${best.article.id} ${best.confidence.toFixed(2)}`);
  return found;
}

/** A question of its own is looked for as it is; what hangs on an earlier one, together with that. */
function queryOf({ bot, context, event, understood }: UnderstoodState): { text: string; before: string[] } {
  const { followUp, intent } = understood;
  const text = inOwnWords(event.text);
  if (followUp.kind === 'continues') return { text, before: [followUp.standalone] };
  if (followUp.kind !== 'new') return { text: followUp.standalone, before: [] };
  const isClear = intent !== null && intent.confidence >= bot.intentAt;
  const before = isClear ? [] : earlierTurns(context).map((turn) => turn.text);
  return { text, before: before.filter((earlier) => earlier !== '').slice(-5) };
}

/**
 * Sure enough to answer with, and in words that the customer reads: an article known to be in another language than
 * theirs answers only where that is the bot's own.
 */
export function isSure(state: UnderstoodState, found: Found): boolean {
  if (found.confidence < state.bot.answerAt) return false;
  const language = languageOf(state);
  const own = found.article.language;
  if (own !== undefined && baseOf(own) === baseOf(language)) return true;
  if (!speaks(state.bot, language)) return false;
  return own === undefined || baseOf(language) === baseOf(state.bot.language);
}
