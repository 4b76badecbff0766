import { answerSurely } from './answerFromKnowledge.ts';
import { askBack } from './askBack.ts';
import { intentOf } from './followIntent.ts';
import { search } from './search.ts';
import { taskOf } from './tasks/beginTask.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** From this probability on an intent is followed, unless it is asked how something is done. */
const CERTAIN = 0.85;
/** From this one on it is, where no article is sure of how. */
const BEYOND_DOUBT = 0.95;
/** Asks to be told, not to be served. */
const HOW_TO =
  /^\W*(?:(?:hi|hello|hey|hallo|guten tag|bonjour|hola|ol[aá])\W+)?(?:(?:i(?:'d| would|’d)? (?:like|love|want|need|wish) to (?:know|learn|understand)|i(?:'m| am|’m) wondering|(?:(?:can|could|would) you )?(?:please )?(?:tell|show|explain to) me|do you know|ich (?:will|m[oö]chte|w[uü]rde gerne?) wissen|je voudrais savoir|quiero saber|quero saber)\W+)?(?:how (?:do|does|can|could|should|would|to)\b|what (?:do|must|should) i (?:do|need)\b|wie (?:kann|muss|soll|mache?|geht)\b|comment\b|c[oó]mo\b|como\b)/i;

/**
 * "Can I delete my blog?" is near an intent that calls a person, and an article answers it: where that is surer than the
 * intent, it does; so it does to "How do I return a parcel?", which a flow could begin with, or it is asked which of the
 * articles is meant. An intent with a fixed answer is the admin's own word and comes first.
 */
export async function preferArticle(state: UnderstoodState): Promise<Outcome | null> {
  const { bot, event, understood } = state;
  const { intent, followUp } = understood;
  if (!intent || intent.confidence < bot.intentAt) return null;
  const asksHow = HOW_TO.test(event.text);
  if (!asksHow && (intent.confidence >= CERTAIN || followUp.kind !== 'new')) return null;
  const callsPerson = intentOf(bot, intent.name)?.handoff !== undefined;
  if (!callsPerson && taskOf(state, intent.name) === undefined) return null;
  const found = await search(state);
  const isSurer = asksHow || (found[0]?.confidence ?? 0) > intent.confidence;
  if (!isSurer) return null;
  const isDoubtful = asksHow && !callsPerson && intent.confidence < BEYOND_DOUBT;
  return (await answerSurely(state, found)) ?? (isDoubtful ? askBack(state, found) : null);
}
