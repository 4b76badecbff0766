import { subjectsOf } from '../understanding/followUp/plainWords.ts';
import { intentOf } from './followIntent.ts';
import { inOwnWords } from './inOwnWords.ts';
import type { TurnState } from './turnState.ts';

const LONGEST = 280;
/** Beside the words that ask for a person or vent, so many that say something are a request. */
const LEAST_SUBJECTS = 2;

/**
 * What the customer wants, in their own words, for whoever takes over: this message where it asks for something itself,
 * else the last request before it. "A person, please" and an insult are a way, not a wish.
 */
export function wishOf(state: TurnState): string {
  const { context, event, understood } = state;
  const followUp = understood?.followUp;
  const now =
    followUp && followUp.kind !== 'new' && !followUp.undecided ? followUp.standalone : inOwnWords(event.text);
  const words = asksItself(state) ? now : (lastRequest(state) ?? now);
  const line = (words || lastSaid(context.recent)).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function asksItself(state: TurnState): boolean {
  const { event, understood } = state;
  if (!understood) return subjectsOf(event.text).length >= LEAST_SUBJECTS;
  const { signals, entities, followUp } = understood;
  if (followUp.undecided) return false;
  if (entities.length > 0 || (followUp.kind !== 'new' && !signals.person)) return true;
  const vents = signals.person || signals.frustrated || signals.abusive || signals.notHelped;
  if (!signals.request || !vents) return signals.request;
  return subjectsOf(withoutEvidence(state)).length >= (namesRequest(state) ? 1 : LEAST_SUBJECTS);
}

/** Its intent is sure, and is more than to speak to somebody or to let off steam. */
function namesRequest({ bot, understood }: TurnState): boolean {
  const { intent } = understood!;
  if (!intent || intent.confidence < bot.intentAt) return false;
  const leadsTo = intentOf(bot, intent.name)?.handoff;
  return leadsTo !== 'asked_for_human' && leadsTo !== 'sentiment';
}

function withoutEvidence({ event, understood }: TurnState): string {
  const { signals } = understood!;
  const { person, frustrated, abusive, notHelped } = signals.evidence;
  if (signals.person && !person) return '';
  return [person, frustrated, abusive, notHelped].reduce<string>(
    (left, words) => (words ? left.replace(words, ' ') : left),
    inOwnWords(event.text),
  );
}

/** The last that said something; "4711" as it reads on its own. */
function lastRequest({ context }: TurnState): string | undefined {
  const turn = context.conversation.memory.turns?.findLast(
    ({ text, asked, intent, entities }) =>
      intent !== undefined || entities.length > 0 || subjectsOf(asked ?? text).length > 0,
  );
  return turn && (turn.asked ?? turn.text);
}

const lastSaid = (recent: TurnState['context']['recent']) =>
  recent.findLast(({ author, text }) => author === 'customer' && text.trim() !== '')?.text ?? '';
