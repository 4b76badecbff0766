import type { Scored, Understood } from '../domain/understanding.ts';
import { answerSurely, otherwise } from './answerFromKnowledge.ts';
import { askWhich } from './compose.ts';
import { answerIn, followIntent, intentOf } from './followIntent.ts';
import { handOver } from './handOver.ts';
import { labelsOf } from './labels.ts';
import { languageOf, phrasesOf } from './languages.ts';
import { search } from './search.ts';
import { beginTask, taskOf } from './tasks/beginTask.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

const MOST = 3;
/** A runner-up with less than this share of the first's probability is no rival. */
const RIVAL = 0.5;
/** Below this no intent comes to mind at all. */
const LEAST = 0.1;
/** More likely than this that none is meant: then it is not a matter of which. */
const OUT_OF_SCOPE = 0.5;

/**
 * Where the first intents are too close to call: what all of them lead to is done without a question; otherwise a sure
 * article answers, and else the customer is asked which is meant.
 */
export async function settleClose(state: UnderstoodState): Promise<Outcome | null> {
  const { bot, context, event, understood } = state;
  const close = rivals(understood);
  if (!understood.isClose || close.length === 0) return null;
  // "No, …" says at least that it is something else: that is asked about also where one alone comes to mind.
  const isTakenBack = understood.followUp.kind === 'corrects';
  if (!isTakenBack && (close.length < 2 || understood.outOfScope >= OUT_OF_SCOPE)) return null;
  const ends = new Set(close.map(({ name }) => endOf(state, name)));
  if (ends.size === 1 && !isTakenBack) {
    const confidence = Math.min(
      1,
      close.reduce((sum, scored) => sum + scored.confidence, 0),
    );
    const meant = { name: close[0]!.name, confidence };
    return (await beginTask(state, meant)) ?? followIntent(state, meant);
  }
  const found = await search(state);
  const sure = await answerSurely(state, found);
  if (sure) return sure;
  // An article that is likelier than any of them: it is not a matter of which of them.
  const likely = found[0]?.confidence ?? 0;
  if (likely >= bot.clarifyAt && likely > close[0]!.confidence) return otherwise(state, found);
  const { memory, contact } = context.conversation;
  if (memory.misses > 0 && memory.misses + 1 >= bot.maxMisses) return handOver(state, 'repeated_miss');
  const names = close.map(({ name }) => name);
  const labels = labelsOf(bot, names, languageOf(state));
  return {
    decision: 'clarify',
    say: [askWhich(labels, phrasesOf(state), contact)],
    offer: {
      offered: labels.map((label, at) => ({ label, intent: names[at]! })),
      asked: event.text.slice(0, 500),
    },
    why: `close: ${close.map(({ name, confidence }) => `${name} ${confidence.toFixed(2)}`).join(', ')}`,
  };
}

/** The likeliest, the one that an earlier message asked for and this may go on with, and those close behind. */
function rivals({ intent, alternatives, followUp }: Understood): Scored[] {
  if (!intent || intent.confidence < LEAST) return [];
  const carried = followUp.intent === undefined ? [] : [{ ...intent, name: followUp.intent }];
  const others = alternatives.filter(
    ({ name, confidence }) => confidence >= intent.confidence * RIVAL && name !== followUp.intent,
  );
  return [intent, ...carried, ...others].slice(0, MOST);
}

/** What an intent leads to, as a text that is equal for equal ends. */
function endOf(state: UnderstoodState, name: string): string {
  const task = taskOf(state, name);
  if (task) return `task ${task}`;
  const declared = intentOf(state.bot, name);
  if (declared?.handoff) return 'a person';
  const answer = declared && answerIn(declared, state.bot, languageOf(state));
  return answer === undefined ? 'the articles' : `answer ${answer}`;
}
