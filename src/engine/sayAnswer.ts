import type { Encoder } from '../domain/encoder.ts';
import { barOf, type Found } from '../domain/knowledge.ts';
import type { Model, ModelCall } from '../domain/model.ts';
import type { Saying } from '../domain/turn.ts';
import { quoteAnswer, sourceOf } from './compose.ts';
import { groundAnswer } from './groundAnswer.ts';
import { inOwnWords } from './inOwnWords.ts';
import { languageOf } from './languages.ts';
import { onlyListed } from './onlyListed.ts';
import type { UnderstoodState } from './turnState.ts';

/** Parts of an engine that may ask a language model. All of them may be missing. */
export interface ModelParts {
  model?: Model | null | undefined;
  encoder?: Encoder | null | undefined;
  /** Told of every call, also in a turn that is not kept. It holds the customer's words: never for a log. */
  onModelCall?: ((call: ModelCall) => void) | undefined;
  /** Told of the answer as it grows, from its beginning; the turn's reply replaces it. */
  onDraft?: ((text: string) => void) | undefined;
}

/** Articles that are sure beside the best may take part. */
const MOST = 3;

/** The best article in the model's checked words, else as it is. `found`: best first, not empty. */
export async function sayAnswer(state: UnderstoodState, found: Found[]): Promise<Saying> {
  const { bot, context, event, understood, model, encoder, onDraft } = state;
  const { use = true, voice, budgetMs } = bot.model ?? {};
  const [best, ...others] = found.map((one) => onlyListed(one, bot.links));
  if (!best) throw new Error('there is no article to answer with');
  const quoted = quoteAnswer(best);
  if (!model || !use || context.conversation.owner === 'human') return quoted;
  let draft = '';
  const used = [best, ...others.filter(({ confidence }) => confidence >= barOf(bot, state.knowledge))].slice(
    0,
    MOST,
  );
  const grounded = await groundAnswer({
    question: understood.followUp.kind === 'new' ? inOwnWords(event.text) : understood.followUp.standalone,
    language: languageOf(state),
    bot: { name: bot.name, language: bot.language, voice },
    passages: used.map(({ article, quote }) => ({ ...article, text: quote })),
    model,
    encoder,
    budgetMs,
    onSentence({ text }) {
      draft += text;
      onDraft?.(draft);
    },
    onCall(call) {
      state.trace.step('model', noteOf(call));
      state.modelCalls.push(call);
      state.onModelCall?.(call);
    },
  });
  if (!grounded) return quoted;
  const sources = used.filter(({ article }) => grounded.sources.includes(article.id)).map(sourceOf);
  return { text: grounded.text, sources };
}

/** `grounded, small, 812+60 tokens, 0.0021` */
function noteOf({ outcome, model, tokens, cost, dropped }: ModelCall): string {
  return [
    outcome,
    model,
    tokens && `${tokens.prompt}+${tokens.completion} tokens`,
    cost?.toFixed(6),
    dropped.length > 0 && `left out: ${dropped.map(({ why }) => why).join(', ')}`,
  ]
    .filter(Boolean)
    .join(', ')
    .slice(0, 300);
}
