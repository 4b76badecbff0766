import type { Context } from '../domain/conversation.ts';
import type { Found } from '../domain/knowledge.ts';
import { cuesOf } from '../understanding/followUp/cues.ts';
import { isAlike, plainOf, subjectsOf, wordsIn } from '../understanding/followUp/plainWords.ts';
import { askWhich, fill } from './compose.ts';
import { earlierTurns } from './earlierTurns.ts';
import { inOwnWords } from './inOwnWords.ts';
import { phrasesOf } from './languages.ts';
import { pointedAt } from './pointedAt.ts';
import { isReadable, searchAlone } from './search.ts';
import { isOpenWhich, topicsOf } from './topics.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** Fewer words than this, and no value: it says too little. */
const FEW_WORDS = 4;

/**
 * Not sure, but a question back may help. It is asked where something is open:
 * - the message points at a thing ("the loan", "this flag") that nobody spoke of, and an article is about it;
 * - the likeliest articles differ in something that was not said;
 * - it is the first question, and articles come near;
 * - it says too little.
 * Later in a conversation a question that leaves nothing open is none of "which": then a person helps more. null: there
 * is nothing to ask. `found`: best first.
 */
export async function askBack(state: UnderstoodState, found: Found[]): Promise<Outcome | null> {
  const near = found.filter((one) => isReadable(state, one));
  return (await askThing(state, near)) ?? askTopic(state, near);
}

async function askThing(state: UnderstoodState, near: Found[]): Promise<Outcome | null> {
  const text = inOwnWords(state.event.text);
  const pointed = pointedAt(text, saidBefore(state.context));
  if (!pointed) return null;
  const { thing, isKnown } = pointed;
  const isLikely = near.length > 0 && near[0]!.confidence >= state.bot.clarifyAt;
  if (isLikely && (isKnown || isNamedWhole(near[0]!, text))) return null;
  let about = isLikely ? near : near.filter((one) => isAbout(one, thing));
  // What nobody spoke of is not found by what was spoken of.
  if (about.length === 0 && !isKnown)
    about = (await searchAlone(state, text)).filter((one) => isAbout(one, thing));
  return about.length === 0 ? null : offer(state, about, `what "${thing}" is`, thing);
}

/** The message says all that the article is called: nothing is open. */
function isNamedWhole({ article }: Found, text: string): boolean {
  const [called, said] = [subjectsOf(article.title), subjectsOf(text)];
  return called.length > 1 && called.every((word) => said.some((own) => isAlike(own, word)));
}

function askTopic(state: UnderstoodState, near: Found[]): Outcome | null {
  const [best] = near;
  if (!best || best.confidence < state.bot.clarifyAt) return null;
  if (!isFirst(state) && !isOpen(state, near)) return null;
  return offer(state, near, 'which of them');
}

/** The likeliest articles differ in something that nobody named. */
export const isOpen = (state: UnderstoodState, found: Found[]): boolean =>
  isOpenWhich(found, inOwnWords(state.event.text), saidBefore(state.context));

/** A few words, or "how do I change it?" with nothing before it: in other words, please. */
export function askRephrase(state: UnderstoodState): Outcome | null {
  const { context, event, understood } = state;
  const { entities, followUp } = understood;
  const text = inOwnWords(followUp.kind === 'new' ? event.text : followUp.standalone);
  if (entities.length > 0) return null;
  const plain = plainOf(text);
  const words = wordsIn(plain);
  const pointsAtNothing = isFirst(state) && subjectsOf(text).length < 2 && cuesOf(plain, words.length).points;
  if (text.split(/\s+/).length >= FEW_WORDS && !pointsAtNothing) return null;
  const say = [{ text: fill(phrasesOf(state).rephrase, context.conversation) }];
  return { decision: 'clarify', say, why: 'says too little' };
}

function offer(state: UnderstoodState, found: Found[], open: string, thing?: string): Outcome {
  const { contact } = state.context.conversation;
  const topics = topicsOf(found);
  const labels = topics.map(({ label }) => label);
  return {
    decision: 'clarify',
    say: [askWhich(labels, phrasesOf(state), contact, topics.length > 1 ? thing : undefined)],
    offer: { offered: topics, asked: state.event.text.slice(0, 500) },
    why: `asks ${open}: ${topics.length} ${topics.length === 1 ? 'article' : 'articles'}`,
  };
}

/** Nothing was asked in this episode before. */
const isFirst = ({ context }: UnderstoodState) => earlierTurns(context).every(({ text }) => text === '');

/** What both sides said so far. */
const saidBefore = ({ recent }: Context): string[] =>
  recent.filter((message) => message.public && message.author !== 'system').map(({ text }) => text);

function isAbout({ article, quote }: Found, thing: string): boolean {
  const words = subjectsOf(`${article.title} ${quote}`.slice(0, 400));
  return subjectsOf(thing).some((word) => words.includes(word) || words.includes(`${word}s`));
}
