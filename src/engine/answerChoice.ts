import { answerArticle } from './answerArticle.ts';
import { answerFromKnowledge } from './answerFromKnowledge.ts';
import { choose } from './choose.ts';
import { askWhich, fill } from './compose.ts';
import { followIntent } from './followIntent.ts';
import { handOver } from './handOver.ts';
import { phrasesOf } from './languages.ts';
import { beginTask } from './tasks/beginTask.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** The customer picks one of what was offered: the choice decides, not the score. */
export async function answerChoice(state: UnderstoodState): Promise<Outcome | null> {
  const { bot, context, event, understood } = state;
  const { memory } = context.conversation;
  if (!memory.offered || understood.signals.person) return null;
  const none = [phrasesOf(state).noneOfThese, bot.phrases.noneOfThese];
  const isNone = none.some((label) => fill(label, context.conversation) === event.text.trim());
  const choice = isNone ? 'none' : choose(event.text, memory, none[0]!);
  if (choice === 'none') return handOver(state, 'low_confidence');
  if (choice === null) return understood.followUp.undecided ? offerAgain(state) : null;
  return choice.article === undefined ? withIntent(state, choice.intent) : answerArticle(state, choice);
}

/** On with the original question, now that it is known what it means. */
async function withIntent(state: UnderstoodState, name: string): Promise<Outcome> {
  const asked = askedBefore(state);
  const { understood } = state;
  state.understood = {
    ...understood,
    intent: { name, confidence: 1 },
    alternatives: [],
    isClose: false,
    outOfScope: 0,
    followUp: {
      ...understood.followUp,
      kind: 'chooses',
      ...(asked === undefined ? {} : { standalone: asked }),
    },
  };
  return (await beginTask(state)) ?? followIntent(state) ?? (await answerFromKnowledge(state));
}

const askedBefore = ({ context }: UnderstoodState) => context.conversation.memory.asked;

/** "The cheaper one": only the customer knows which that is. After one more try a person asks them. */
function offerAgain(state: UnderstoodState): Outcome {
  const { bot, context } = state;
  const { contact, memory } = context.conversation;
  const { offered = [], asked, misses } = memory;
  if (misses > bot.maxMisses) return handOver(state, 'repeated_miss');
  const labels = offered.map(({ label }) => label);
  return {
    decision: 'clarify',
    say: [askWhich(labels, phrasesOf(state), contact)],
    offer: { offered, ...(asked === undefined ? {} : { asked }) },
    why: 'cannot tell which of the offered',
  };
}
