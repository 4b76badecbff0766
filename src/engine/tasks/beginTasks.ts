import { startFlow } from '../../flows/run/followFlow.ts';
import type { Wish } from '../../flows/run/ports.ts';
import type { Outcome, UnderstoodState } from '../turnState.ts';
import { taskOf } from './beginTask.ts';
import { inputOf, portsFor, valuesGiven } from './openTask.ts';
import { taskOutcome } from './taskOutcome.ts';

/** Sentences of one message that are looked at, and characters of the longest message that is. */
const MOST_SENTENCES = 12;
const LONGEST = 2_000;
/** Of tasks that wait for each other. */
const MOST_WISHES = 4;
/** A second request must be plain: nobody wants to be asked about what they did not ask for. */
const SURE = 0.6;
/** At the ends of sentences, and before an "and" behind a comma: there another request may begin. */
const SENTENCE = /(?<=[.!?;])\s+|\n+|(?<=,)\s+(?=(?:and|also|then|und|et|y|e)\s)/;
/** What is only to be done in a case is not asked for yet. */
const IN_CASE = /^(?:if|unless|in case|otherwise|wenn|falls|sonst|si|sinon|se|senão|caso)\b/i;

/**
 * Several requests in one message: each sentence that asks for a task begins it, one after the other. null: there is no
 * more than the whole message shows, or something is under way.
 */
export async function beginTasks(state: UnderstoodState): Promise<Outcome | null> {
  const { bot, tasks, context, understood } = state;
  if (!tasks || context.conversation.memory.flow) return null;
  const input = inputOf(state);
  const [first, ...then] = await wishesIn(state, input.text);
  if (!first) return null;
  const { intent, isClose = false } = understood;
  const isClear = intent !== null && !isClose && intent.confidence >= bot.intentAt;
  if (then.length === 0 && isClear) return null;
  const said = then.length === 0 ? input.text : first.said;
  const turn = await startFlow(portsFor(state, tasks, bot), {
    flow: first.flow,
    state: undefined,
    input: { ...input, text: said },
    given: valuesGiven(state),
    then,
  });
  return taskOutcome(state, turn);
}

/** The tasks that its sentences ask for, each with what is said of it. */
async function wishesIn(state: UnderstoodState, text: string): Promise<Wish[]> {
  const sentences = text.split(SENTENCE).filter((sentence) => /\p{L}/u.test(sentence));
  if (sentences.length < 2 || sentences.length > MOST_SENTENCES || text.length > LONGEST) return [];
  const wishes: Wish[] = [];
  for (const sentence of sentences) {
    const last = wishes.at(-1);
    const flow = IN_CASE.test(sentence) ? undefined : await flowFor(state, sentence, wishes.length === 0);
    if (flow === undefined || flow === last?.flow) {
      if (last) last.said += ` ${sentence}`;
    } else if (!wishes.some((wish) => wish.flow === flow)) wishes.push({ flow, said: sentence });
  }
  return wishes.slice(0, MOST_WISHES);
}

async function flowFor(state: UnderstoodState, text: string, isFirst: boolean): Promise<string | undefined> {
  const { bot, understanding, event, understood } = state;
  const read = await understanding.understand({
    text,
    before: [],
    at: event.at,
    language: understood.language,
  });
  const { intent, isClose = false } = read;
  const bar = isFirst ? bot.intentAt : Math.max(bot.intentAt, SURE);
  return intent && !isClose && intent.confidence >= bar ? taskOf(state, intent.name) : undefined;
}
