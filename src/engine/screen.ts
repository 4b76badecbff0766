import { nothingUnderstood, type Understood } from '../domain/understanding.ts';
import { fill } from './compose.ts';
import { handOver } from './handOver.ts';
import { languageOf, phrasesOf } from './languages.ts';
import { type SmallTalk, smallTalk } from './smallTalk.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** A mail robot that answers every mail of ours would go on for ever: after so many replies a person looks. */
const REPLY_BUDGET = { replies: 6, inTask: 10, withinMs: 10 * 60_000 };

/** Fixed rules, before anything is understood. */
export function screen(state: TurnState): Outcome | null {
  const { context, event } = state;
  if (context.conversation.owner === 'human') return { decision: 'silent', say: [] };
  if (overBudget(state)) return handOver(state, 'repeated_miss');
  if (event.text.trim() === '') return withoutWords(state);
  const said = smallTalk(event.text);
  if (!said) return null;
  state.understood = asUnderstood(said.kind, event.text, said.language ?? languageOf(state));
  return { decision: 'smalltalk', say: [{ text: fill(phrasesOf(state)[said.kind], context.conversation) }] };
}

function overBudget({ context, event }: TurnState): boolean {
  if (context.conversation.channel !== 'ticket') return false;
  const since = event.at - REPLY_BUDGET.withinMs;
  // A task asks one thing after the other, and ends by itself what brings it no further.
  const most = context.conversation.memory.flow ? REPLY_BUDGET.inTask : REPLY_BUDGET.replies;
  return context.recent.filter((m) => m.author === 'bot' && m.public && m.at >= since).length >= most;
}

/** A picture alone: say that it arrived, and ask what it is about. */
function withoutWords(state: TurnState): Outcome {
  const { empty, rephrase } = phrasesOf(state);
  const phrase = state.event.attachments.length > 0 ? empty : rephrase;
  return { decision: 'clarify', say: [{ text: fill(phrase, state.context.conversation) }] };
}

/** Small talk is understood without asking: the greeting alone shows the customer's language. */
function asUnderstood(kind: SmallTalk, text: string, language: string): Understood {
  const nothing = nothingUnderstood(text, language);
  return { ...nothing, signals: { ...nothing.signals, [kind]: true, evidence: { [kind]: text.trim() } } };
}
