import { barOf, type Found, withAnswer } from '../domain/knowledge.ts';
import { subjectsOf } from '../understanding/followUp/plainWords.ts';
import { clearQuotes } from './clearQuote.ts';
import { earlierTurns, lastAnswer } from './earlierTurns.ts';
import { inOwnWords } from './inOwnWords.ts';
import { baseOf, languageOf, speaks } from './languages.ts';
import { namedFirst } from './topics.ts';
import type { UnderstoodState } from './turnState.ts';

const CHOICES = 3;
/** A reply to a question back with fewer subjects of its own is taken for what it replies to. */
const OWN_SUBJECTS = 2;

/** Looks for articles by what this message means in its conversation; best first. */
export async function search(state: UnderstoodState): Promise<Found[]> {
  const found = (await searchItself(state)) ?? (await searchTogether(state));
  const [best] = found;
  state.trace.step('search', best && `${best.article.id} ${best.confidence.toFixed(2)}`);
  return found;
}

/**
 * By its own words alone, where those may be a question of their own: what was said before must not lend them an answer,
 * nor talk them out of theirs. null: they are not, or they do not find one surely.
 */
async function searchItself(state: UnderstoodState): Promise<Found[] | null> {
  const { context, event, understood } = state;
  const { kind } = understood.followUp;
  const text = inOwnWords(event.text);
  const isOther =
    context.conversation.memory.offered !== undefined && subjectsOf(text).length >= OWN_SUBJECTS;
  if (kind !== 'new' && !((kind === 'answers' || kind === 'corrects') && isOther)) return null;
  if (kind === 'new' && queryOf(state).before.length === 0) return null;
  const found = clearQuotes(await state.knowledge.search({ text, limit: CHOICES }));
  if (!found[0] || !isSure(state, found[0])) return null;
  const followUp = {
    kind: 'new' as const,
    standalone: text,
    carried: [],
    because: 'is a question of its own',
  };
  if (kind !== 'new') state.understood = { ...understood, followUp };
  return found;
}

async function searchTogether(state: UnderstoodState): Promise<Found[]> {
  const looked = clearQuotes(await state.knowledge.search({ ...queryOf(state), limit: CHOICES }));
  return state.understood.followUp.kind === 'new' ? looked : namedFirst(looked, state.event.text);
}

/** The same for a text as it stands, whatever was said before; only what the customer reads. */
export async function searchAlone(state: UnderstoodState, text: string): Promise<Found[]> {
  const found = await state.knowledge.search({ text, limit: CHOICES });
  return clearQuotes(found).filter((one) => isReadable(state, one));
}

/** What hangs on an earlier message is looked for together with it, and with what that was answered. */
function queryOf({ bot, context, event, understood }: UnderstoodState): { text: string; before: string[] } {
  const { followUp, intent } = understood;
  const text = inOwnWords(event.text);
  if (followUp.kind === 'continues')
    return { text, before: withAnswer([followUp.standalone], lastAnswer(context)) };
  if (followUp.kind !== 'new') return { text: followUp.standalone, before: [] };
  const isClear = intent !== null && intent.confidence >= bot.intentAt;
  const before = isClear ? [] : earlierTurns(context).map((turn) => turn.text);
  return { text, before: before.filter((earlier) => earlier !== '').slice(-5) };
}

/** Sure enough to answer with, and in words that the customer reads. */
export function isSure(state: UnderstoodState, found: Found): boolean {
  return found.confidence >= barOf(state.bot, state.knowledge) && isReadable(state, found);
}

/** An article known to be in another language than the customer's is for them only where that is the bot's own. */
export function isReadable(state: UnderstoodState, found: Found): boolean {
  const language = languageOf(state);
  const own = found.article.language;
  if (own !== undefined && baseOf(own) === baseOf(language)) return true;
  if (!speaks(state.bot, language)) return false;
  return own === undefined || baseOf(language) === baseOf(state.bot.language);
}
