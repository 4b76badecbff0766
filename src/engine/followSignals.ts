import { askedBy } from '../understanding/followUp/asks.ts';
import { calm } from './calm.ts';
import { fill } from './compose.ts';
import { lastReply } from './earlierTurns.ts';
import { handOver } from './handOver.ts';
import { phrasesOf } from './languages.ts';
import { sayNothingOpen } from './nothingOpen.ts';
import { isPlainYes } from './replies/asksProgress.ts';
import { isSmile, saysItHelped } from './saysItHelped.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** To "anything else?"; "ok" would only acknowledge. */
const YES = /^(?:yes|yeah|yep|yup|yea|ja|jawohl|oui|ouais|s[iíì]|sim)(?!\p{L})/iu;

/** What the customer shows rather than asks: wants a person, is fed up, insults, says yes, no or thanks. */
export function followSignals(state: UnderstoodState): Outcome | null {
  const { context, understood } = state;
  const { signals } = understood;
  const { misses, tone = [] } = context.conversation.memory;

  if (signals.person) return handOver(state, 'asked_for_human');
  const again = tone.some(({ signal }) => signal === 'abusive');
  if (signals.abusive && (again || misses > 0)) return handOver(state, 'sentiment');
  if (signals.frustrated && misses > 0) return handOver(state, 'sentiment');
  if (isNotHelped(state)) return notHelped(state);
  if (signals.request) return null;
  if (signals.abusive) return calm(state);
  return toQuestion(state) ?? smallTalk(state) ?? (signals.frustrated ? handOver(state, 'sentiment') : null);
}

function isNotHelped({ context, understood: { signals } }: UnderstoodState): boolean {
  const { misses, tried } = context.conversation.memory;
  if (signals.request || (tried.length === 0 && misses === 0)) return false;
  return signals.notHelped || (signals.denied && askedBy(lastReply(context)) === 'helped');
}

function notHelped(state: UnderstoodState): Outcome {
  const { bot, context } = state;
  const { misses, tried } = context.conversation.memory;
  if (misses + 1 >= bot.maxMisses || tried.length > 1) return handOver(state, 'repeated_miss');
  return { ...saying(state, 'rephrase'), decision: 'clarify', why: 'the answer did not help' };
}

/** Plain yes or no to what the bot asked: what it offered to do, a person does; "anything else?" - "no" is goodbye. */
function toQuestion(state: UnderstoodState): Outcome | null {
  const { context, understood } = state;
  const { affirmed, denied, thanks } = understood.signals;
  const asked = askedBy(lastReply(context));
  if (asked === 'anything' && denied) return { ...saying(state, 'goodbye'), why: 'nothing else' };
  if (asked !== 'something' || understood.followUp.kind !== 'answers' || understood.entities.length > 0)
    return null;
  if (affirmed) return handOver(state, 'policy');
  return denied && !thanks ? { ...saying(state, 'thanks'), why: 'declined' } : null;
}

function smallTalk(state: UnderstoodState): Outcome | null {
  const { context, event, understood } = state;
  const { affirmed, thanks, goodbye, greeting } = understood.signals;
  const { tried, offered, flow } = context.conversation.memory;
  const asked = askedBy(lastReply(context));
  const hasHelped = affirmed && (asked === 'helped' || saysItHelped(event.text));
  if (hasHelped && tried.length > 0 && !offered)
    // A task that waits still has something to say.
    return { ...saying(state, 'helped'), ...(flow ? {} : { status: 'resolved' as const }), why: 'helped' };
  if (thanks) return saying(state, 'thanks');
  if (goodbye) return saying(state, 'goodbye');
  if (greeting) return saying(state, 'greeting');
  if (offered || !(affirmed || isSmile(event.text))) return null;
  const isAnswered = tried.at(-1)?.answer === lastReply(context);
  if (asked === null && !isAnswered && isPlainYes(event.text)) return sayNothingOpen(state);
  const wantsMore = asked === 'anything' && YES.test(understood.signals.evidence.affirmed ?? '');
  return wantsMore || lastReply(context) === undefined ? saying(state, 'greeting') : saying(state, 'thanks');
}

function saying(
  state: UnderstoodState,
  phrase: 'thanks' | 'goodbye' | 'greeting' | 'helped' | 'rephrase',
): Outcome {
  const text = fill(phrasesOf(state)[phrase], state.context.conversation);
  return { decision: 'smalltalk', say: [{ text }], why: phrase };
}
