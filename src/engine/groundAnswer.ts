import type { Encoder } from '../domain/encoder.ts';
import { NoAnswer, Refused } from '../domain/errors.ts';
import type { Model, ModelAnswer, ModelCall } from '../domain/model.ts';
import { createChecker } from './grounding/createChecker.ts';
import { followReply, type Grounded, type GroundSentence } from './grounding/followReply.ts';
import { createMask, type Mask } from './grounding/maskPersonal.ts';
import { type GroundPassage, withoutOrders } from './grounding/readPassage.ts';
import { NOTHING, type Prompt, writePrompt } from './grounding/writePrompt.ts';

export interface GroundInput {
  /** As it would read on its own. */
  question: string;
  /** Of the conversation, BCP 47: the reply's. */
  language: string;
  /** `voice`: how the bot speaks, in the admin's words. */
  bot: { name: string; language: string; voice?: string | undefined };
  /** Up to three, the best first. */
  passages: GroundPassage[];
  model: Model | null | undefined;
  encoder?: Encoder | null | undefined;
  /** For the whole of it, and until the first word, by default half of that; ms. */
  budgetMs?: number | undefined;
  firstTokenMs?: number;
  signal?: AbortSignal | undefined;
  /** Told of each sentence once it is checked. A draft: what is returned in the end replaces it. */
  onSentence?: ((sentence: GroundSentence) => void) | undefined;
  /** Told once how the call went, for the trace. The prompt holds the customer's words: never for a log. */
  onCall?: ((call: ModelCall) => void) | undefined;
}

const MOST_PASSAGES = 3;
/** In UTF-16 characters. */
const LONGEST_PASSAGE = 6_000;
const LONGEST_QUESTION = 2_000;
const MOST_TOKENS = 700;
const BUDGET_MS = 6_000;
/** Kept for the last sentence. */
const CHECKING_MS = 100;

/**
 * The passages in the customer's language and the bot's voice, by a model whose every sentence is checked against them.
 * null: there is no model, it may not be asked, it failed or was late, or what it wrote does not hold. Then the passage is
 * quoted as it is. Never throws, never takes longer than `budgetMs`.
 */
export async function groundAnswer(input: GroundInput): Promise<Grounded | null> {
  const { model, language, bot, encoder } = input;
  const passages = input.passages
    .slice(0, MOST_PASSAGES)
    .map((passage) => withoutOrders({ ...passage, text: passage.text.slice(0, LONGEST_PASSAGE) }))
    .filter(({ text }) => text !== '');
  if (!model || passages.length === 0) return null;
  const checker = createChecker({
    passages,
    language,
    passageLanguage: bot.language,
    known: [bot.name],
    encoder,
  });
  const mask = createMask();
  const hidden = passages.map((passage) => ({
    ...passage,
    title: mask.hide(passage.title),
    text: mask.hide(passage.text),
  }));
  const question = mask.hide(input.question.slice(0, LONGEST_QUESTION));
  const prompt = writePrompt({ question, passages: hidden, language, bot, needsQuotes: checker.needsQuotes });
  return askModel(input, { model, prompt, checker, mask, passages });
}

interface Asked {
  model: Model;
  prompt: Prompt;
  checker: ReturnType<typeof createChecker>;
  mask: Mask;
  passages: GroundPassage[];
}

async function askModel(
  input: GroundInput,
  { model, prompt, checker, mask, passages }: Asked,
): Promise<Grounded | null> {
  const { budgetMs = BUDGET_MS, firstTokenMs = budgetMs / 2, signal, onSentence, onCall } = input;
  const began = performance.now();
  const stop = new AbortController();
  const timeIsUp = setTimeout(() => stop.abort(LATE), budgetMs);
  const giveUp = () => stop.abort(GIVEN_UP);
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  const follower = followReply({
    checker,
    passages,
    onSentence: (sentence) => stop.signal.aborted || onSentence?.(sentence),
    onHopeless: () => stop.abort('unsupported'),
  });
  let answer: ModelAnswer | null = null;
  let grounded: Grounded | null = null;
  let outcome: string;
  try {
    answer = await model.complete({
      ...prompt,
      maxTokens: MOST_TOKENS,
      budgetMs: budgetMs - CHECKING_MS, // So that it is the model that was late, for its breaker too.
      firstTokenMs,
      signal: stop.signal,
      onText: (text) => follower.read(mask.restore(withoutNothing(text)), false),
    });
    if (answer.text.includes(NOTHING)) outcome = 'no_answer';
    else {
      follower.read(mask.restore(answer.text), true);
      grounded = await Promise.race([follower.finish(), aborted(stop.signal)]);
      outcome = grounded ? 'grounded' : 'unsupported';
    }
  } catch (error) {
    outcome = stop.signal.aborted ? String(stop.signal.reason) : codeOf(error);
  } finally {
    clearTimeout(timeIsUp);
    signal?.removeEventListener('abort', giveUp);
    if (!stop.signal.aborted) stop.abort('over');
  }
  onCall?.({
    model: answer?.model ?? model.name,
    ms: Math.round(performance.now() - began),
    tokens: answer?.usage ?? null,
    cost: answer && model.costOf(answer),
    outcome,
    dropped: follower.dropped.map(({ text, why }) => ({ text: mask.hide(text), why })),
    prompt,
  });
  return grounded;
}

const LATE = 'timeout';
const GIVEN_UP = 'aborted';

/** A placeholder that is still being written, or the first letters of "no answer", are not read yet. */
function withoutNothing(text: string): string {
  if (NOTHING.startsWith(text.trim())) return '';
  return text.replace(/\[?[A-Z]*_?\d*$/, '');
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Only codes: a message may hold what was asked. */
function codeOf(error: unknown): string {
  return error instanceof Refused || error instanceof NoAnswer ? error.code : 'failed';
}
