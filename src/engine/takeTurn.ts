import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { Turn } from '../domain/turn.ts';
import type { Understood } from '../domain/understanding.ts';
import { followPlan } from './agent/pursueGoal.ts';
import { answerChoice } from './answerChoice.ts';
import { answerFromKnowledge } from './answerFromKnowledge.ts';
import { askUndecided } from './askUndecided.ts';
import { askUnderstanding } from './askUnderstanding.ts';
import { followIntent } from './followIntent.ts';
import { followSignals } from './followSignals.ts';
import { handOver } from './handOver.ts';
import { closeTurn } from './hooks/closeTurn.ts';
import { hearMessage, hearUnderstood } from './hooks/hearHooks.ts';
import { languageOf, politely } from './languages.ts';
import { nothingToCancel } from './nothingOpen.ts';
import { preferArticle } from './preferArticle.ts';
import { remember } from './remember.ts';
import { screen } from './screen.ts';
import { settleClose } from './settleClose.ts';
import { beginTask } from './tasks/beginTask.ts';
import { beginTasks } from './tasks/beginTasks.ts';
import { finishTask } from './tasks/finishTask.ts';
import { backToTask, followEvent, followTask } from './tasks/followTask.ts';
import { describeTones, shownIn } from './tone.ts';
import { startTrace, type Trace } from './trace.ts';
import type { EngineParts, Outcome, TurnState, UnderstoodState } from './turnState.ts';

/**
 * One event in, one decision out. Nothing is written here and nothing is sent: what shall happen is in the `Turn`.
 * Reads top to bottom: fixed rules, understanding, an open choice, what the customer shows, what the bot's author laid
 * down, and then the articles, which answer, ask back or hand over.
 */
export async function takeTurn(context: Context, event: InboundEvent, parts: EngineParts): Promise<Turn> {
  const trace = startTrace(parts.clock);
  const state: TurnState = { ...parts, context, event, trace, understood: null, modelCalls: [] };
  const close = (outcome: Outcome) => closeTurn(state, finish(state, outcome));

  if (event.kind === 'wake' || event.kind === 'event') {
    const woken = await followEvent(state);
    trace.step('task', note(woken));
    return close(woken);
  }
  const heard = await hearMessage(state);
  if (heard) return close(heard);
  const screened = screen(state);
  trace.step('screen', screened?.decision);
  const isHeard = screened?.decision === 'silent' && event.text.trim() !== '';
  if (screened && !isHeard) return close(await backToTask(state, screened));

  const understood = await askUnderstanding(state);
  traceUnderstood(trace, understood);
  const ready: UnderstoodState = Object.assign(state, { understood });
  // While a human has it nothing is said, but agents see what was understood, and a handback goes on from there.
  if (screened) return close(screened);

  const told = await hearUnderstood(ready);
  if (told) return close(told);
  const task = await followTask(ready);
  if (task) {
    trace.step('task', note(task));
    return close(task);
  }

  const planned = await followPlan(ready);
  if (planned) {
    trace.step('plan', note(planned));
    return close(planned);
  }

  const chosen = await answerChoice(ready);
  if (chosen) {
    trace.step('choose', note(chosen));
    return close(chosen);
  }

  const outcome =
    nothingToCancel(ready) ??
    followSignals(ready) ??
    askUndecided(ready) ??
    (await beginTasks(ready)) ??
    (await settleClose(ready)) ??
    (await preferArticle(ready)) ??
    (await beginTask(ready)) ??
    followIntent(ready) ??
    (await answerFromKnowledge(ready));
  trace.step('decide', note(outcome));
  return close(outcome);
}

/** The decision of somebody who asks for a person by a button, not in words. */
export async function takeHandoff(context: Context, event: InboundEvent, parts: EngineParts): Promise<Turn> {
  const trace = startTrace(parts.clock);
  const state: TurnState = { ...parts, context, event, trace, understood: null, modelCalls: [] };
  return closeTurn(state, finish(state, handOver(state, 'asked_for_human')));
}

function finish(state: TurnState, outcome: Outcome): Turn {
  const { conversation } = state.context;
  const { decision, handoff = null } = outcome;
  return finishTask(state, outcome, {
    decision,
    say: politely(state, outcome.say),
    understood: state.understood,
    language: languageOf(state),
    handoff,
    memory: remember(state, outcome),
    status:
      outcome.status ?? (handoff ? 'open' : conversation.owner === 'human' ? conversation.status : 'pending'),
    trace: state.trace.steps,
    ...(state.modelCalls.length > 0 ? { modelCalls: state.modelCalls } : {}),
  });
}

const note = ({ decision, why }: Outcome) => (why ? `${decision}: ${why}` : decision);

/** Which intent and how sure, as what it was read, what the customer shows, and what was carried over from earlier turns. */
function traceUnderstood(trace: Trace, { intent, readAs, followUp, signals }: Understood): void {
  const meant = intent ? `${intent.name} ${intent.confidence.toFixed(2)}` : 'no intent';
  const read = readAs === undefined ? [] : [`read as "${readAs.slice(0, 200)}"`];
  const shown = describeTones(shownIn(signals)).slice(0, 300);
  trace.step('understand', [meant, ...read, ...(shown ? [shown] : [])].join(', '));
  const { kind, because, carried } = followUp;
  if (kind === 'new' && carried.length === 0) return;
  trace.step('follow', (because ? `${kind}: ${because}` : kind).slice(0, 500));
}
