import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { Turn } from '../domain/turn.ts';
import { answerChoice } from './answerChoice.ts';
import { answerFromKnowledge } from './answerFromKnowledge.ts';
import { followIntent } from './followIntent.ts';
import { followSignals } from './followSignals.ts';
import { handOver } from './handOver.ts';
import { remember } from './remember.ts';
import { screen } from './screen.ts';
import { startTrace } from './trace.ts';
import type { EngineParts, Outcome, TurnState } from './turnState.ts';

/**
 * One event in, one decision out. Nothing is written here and nothing is sent: what shall happen is in the `Turn`.
 * Reads top to bottom: fixed rules, an open choice, understanding, what the customer shows, what the bot's author
 * laid down, and then the articles, which answer, ask back or hand over.
 */
export async function takeTurn(context: Context, event: InboundEvent, parts: EngineParts): Promise<Turn> {
  const trace = startTrace(parts.clock);
  const state: TurnState = { ...parts, context, event, trace };

  const screened = screen(state);
  trace.step('screen', screened?.decision);
  if (screened) return finish(state, screened, null);

  const chosen = await answerChoice(state);
  if (chosen) {
    trace.step('choose', chosen.decision);
    return finish(state, chosen, null);
  }

  const before = earlierMessages(context);
  const understanding = parts.understanding.understand({ text: event.text, before });
  const understood = understanding instanceof Promise ? await understanding : understanding;
  trace.step('understand', understood.intent?.name);

  const decided = followSignals(state, understood) ?? followIntent(state, understood);
  if (decided) {
    trace.step('decide', decided.decision);
    return finish(state, decided, understood);
  }

  const outcome = await answerFromKnowledge(state, understood, before);
  trace.step('decide', outcome.decision);
  return finish(state, outcome, understood);
}

/** The decision of somebody who asks for a person by a button, not in words. */
export function takeHandoff(context: Context, event: InboundEvent, parts: EngineParts): Turn {
  const state: TurnState = { ...parts, context, event, trace: startTrace(parts.clock) };
  return finish(state, handOver(state, 'asked_for_human'), null);
}

function finish(state: TurnState, outcome: Outcome, understood: Turn['understood']): Turn {
  const { conversation } = state.context;
  return {
    decision: outcome.decision,
    say: outcome.say,
    understood,
    handoff: outcome.handoff ?? null,
    memory: remember(state, outcome, understood),
    status:
      outcome.status ??
      (outcome.handoff ? 'open' : conversation.owner === 'human' ? conversation.status : 'pending'),
    trace: state.trace.steps,
  };
}

/** What the customer said before in this conversation, oldest first. */
function earlierMessages({ recent }: Context): string[] {
  return recent
    .filter(({ author }) => author === 'customer')
    .map(({ text }) => text)
    .slice(-5);
}
