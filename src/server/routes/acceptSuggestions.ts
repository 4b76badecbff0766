import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import type { NewExamples } from '../../domain/example.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { type Call, route, type ServerParts } from '../route.ts';
import { speakerOf } from '../speaker.ts';

/** Suggestions that are accepted in one call. */
const MOST_IDS = 500;

const Decided = z.object({
  decided: z
    .array(z.string())
    .meta({ description: 'These, and open ones of the very same words where they were accepted' }),
});
const Accepted = z.object({
  ...Decided.shape,
  added: z.array(z.object({ intent: z.string(), file: z.string(), line: z.number() })),
  learned: z
    .boolean()
    .meta({ description: 'false: written, but the bot could not be loaded again; see problem' }),
  problem: z.string().optional(),
});

const IntentName = z.string().min(1).max(200);

export const acceptSuggestion = route({
  method: 'post',
  path: '/v1/suggestions/:id/accept',
  summary:
    'Make the message an example of an intent; the bot’s file is written, and the bot learns it at once',
  tag: 'Improving',
  callers: ['agent'],
  body: z.strictObject({
    intent: IntentName,
    text: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .optional()
      .meta({ description: 'Other words, such as without a name or a number' }),
  }),
  answer: Accepted,
  async handle(call, parts) {
    const { intent, text } = call.body;
    const [one] = await findOpen(call, [call.params.id ?? ''], parts);
    return accept(call, parts, [{ ...one!, text: text ?? one!.text }], { intent, field: () => '/intent' });
  },
});

export const acceptSuggestions = route({
  method: 'post',
  path: '/v1/suggestions/accept',
  summary: 'Make several messages examples of one intent: all of them, or none',
  tag: 'Improving',
  callers: ['agent'],
  body: z.strictObject({ ids: z.array(z.string().max(100)).min(1).max(MOST_IDS), intent: IntentName }),
  answer: Accepted,
  async handle(call, parts) {
    const { ids, intent } = call.body;
    const suggestions = await findOpen(call, ids, parts, (at) => `/ids/${at}`);
    return accept(call, parts, suggestions, { intent, field: (at) => `/ids/${at}` });
  },
});

export const dismissSuggestion = route({
  method: 'post',
  path: '/v1/suggestions/:id/dismiss',
  summary: 'Nothing is learnt from this message, and it is not proposed again',
  tag: 'Improving',
  callers: ['agent'],
  body: z.strictObject({}).optional(),
  answer: Decided,
  async handle(call, parts) {
    const [one] = await findOpen(call, [call.params.id ?? ''], parts);
    const decision = {
      state: 'dismissed',
      intent: null,
      by: speakerOf(call.caller),
      now: parts.now(),
    } as const;
    return { json: { decided: await parts.store.suggestions.decide(call.workspace, [one!.id], decision) } };
  },
});

/** In the order of `ids`. Throws 404 for one that is not there, 409 for one that is decided already. */
async function findOpen(
  { workspace }: Call,
  ids: string[],
  { store }: ServerParts,
  field?: (at: number) => string,
): Promise<Suggestion[]> {
  const found = new Map((await store.suggestions.find(workspace, ids)).map((one) => [one.id, one]));
  return ids.map((id, at) => {
    const one = found.get(id);
    const more = field ? { field: field(at) } : {};
    if (!one) throw new Problem(404, 'not_found', `There is no suggestion ${id}.`, more);
    if (one.state === 'open') return one;
    throw new Problem(409, 'decided', `The suggestion ${id} is ${one.state} already.`, more);
  });
}

/** First the file, then the row: what is not in the bot stays in the queue. */
async function accept(
  call: Call,
  { improving, log, now, store }: ServerParts,
  suggestions: Suggestion[],
  { intent, field }: { intent: string; field: (at: number) => string },
) {
  checkIntent(improving, intent);
  const added = await addExamples(improving, { intent, texts: suggestions }, field);
  const ids = suggestions.map(({ id }) => id);
  const decision = { state: 'accepted', intent, by: speakerOf(call.caller), now: now() } as const;
  const decided = await store.suggestions.decide(call.workspace, ids, decision);
  const problem = await improving.retrain().then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (problem !== undefined) log.error({ error: problem }, 'the bot could not be loaded again');
  return { json: { decided, added, learned: problem === undefined, problem } };
}

async function addExamples(
  { addExamples: add }: ServerParts['improving'],
  { intent, texts }: NewExamples,
  field: (at: number) => string,
) {
  const examples = texts.map(({ text, language }) => ({ text, language }));
  const { added, duplicate } = await add({ intent, texts: examples });
  if (!duplicate) return added;
  const { file, line, at } = duplicate;
  throw new Problem(
    409,
    'duplicate_example',
    `This text is an example of ${duplicate.intent} already: ${file}:${line}. Dismiss it, or take that line out first.`,
    { field: field(at) },
  );
}

export function checkIntent({ bot }: ServerParts['improving'], intent: string): void {
  if (bot().intents.some(({ name }) => name === intent)) return;
  throw new Problem(422, 'unknown_intent', `The bot has no intent ${intent}.`, { field: '/intent' });
}
