import { z } from 'zod';
import { SUGGESTION_REASONS, SUGGESTION_STATES, type Suggestion } from '../../domain/suggestion.ts';
import { groupSuggestions, keyOf, type SuggestionGroup } from '../../insights/groupSuggestions.ts';
import { route } from '../route.ts';
import { checkIntent } from './acceptSuggestions.ts';

/** The newest so many of a state are grouped: comparing each with each takes a second or so. */
const GROUPED = 2_000;
/** Rows that are shown of a group; `ids` has all. */
const SHOWN = 20;

const Guess = z.object({ name: z.string(), confidence: z.number() });

export const ShownSuggestion = z.object({
  id: z.string(),
  text: z.string().meta({ description: 'The customer’s own words' }),
  language: z.string(),
  reason: z.enum(SUGGESTION_REASONS),
  intent: z.string().nullable().meta({ description: 'What is proposed; null: none of the bot’s intents' }),
  confidence: z.number().nullable(),
  guessed: z.string().nullable().meta({ description: 'What the bot took it for' }),
  alternatives: z.array(Guess),
  chose: z.string().optional().meta({ description: 'What the customer picked of what was offered' }),
  state: z.enum(SUGGESTION_STATES),
  acceptedAs: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
  createdAt: z.number(),
  turn: z.string(),
  message: z.string(),
  conversation: z.string(),
  rows: z.string().meta({ description: 'Where its conversation is' }),
});

export function shown(suggestion: Suggestion): z.infer<typeof ShownSuggestion> {
  return { ...suggestion, rows: `/v1/conversations/${suggestion.conversation}` };
}

const Group = z.object({
  label: z.string().meta({ description: 'The most central words of the group' }),
  count: z.number(),
  intent: z.string().nullable().meta({ description: 'What most speaks for' }),
  ids: z.array(z.string()).meta({ description: 'All of the group, to accept it as a whole' }),
  suggestions: z.array(ShownSuggestion).meta({ description: 'At most 20, the most central first' }),
});

export const listSuggestions = route({
  method: 'get',
  path: '/v1/suggestions',
  summary: 'Messages from which the bot could learn, grouped by meaning, largest group first',
  tag: 'Improving',
  callers: ['agent'],
  query: z.object({
    state: z.enum(SUGGESTION_STATES).default('open'),
    limit: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z
      .string()
      .regex(/^\d{1,6}\.sug_\w{1,60}$/, 'must be a "next" of this call')
      .optional()
      .meta({ description: 'The `next` of the page before' }),
  }),
  answer: z.object({
    by: z
      .enum(['meaning', 'words'])
      .meta({ description: 'Words: until the encoder is ready, or without one' }),
    total: z.number().meta({ description: 'Suggestions in this state; the newest 2000 are grouped' }),
    groups: z.array(Group),
    next: z.string().nullable(),
  }),
  async handle({ workspace, query }, { store, improving }) {
    const { state, limit, cursor } = query;
    const { suggestions, total } = await store.suggestions.list(workspace, state, GROUPED);
    const corpus = improving.bot().intents.flatMap(({ examples }) => examples);
    const { by, groups } = await groupSuggestions(suggestions, corpus, improving.encoder);
    const rest = cursor === undefined ? groups : groups.filter((group) => isAfter(group, cursor));
    const page = rest.slice(0, limit);
    const last = rest.length > limit ? page.at(-1) : undefined;
    return { json: { by, total, groups: page.map(shownGroup), next: last ? cursorOf(last) : null } };
  },
});

function shownGroup({ label, intent, suggestions }: SuggestionGroup): z.infer<typeof Group> {
  const ids = suggestions.map(({ id }) => id);
  return { label, count: ids.length, intent, ids, suggestions: suggestions.slice(0, SHOWN).map(shown) };
}

function cursorOf(group: SuggestionGroup): string {
  const { size, id } = keyOf(group);
  return `${size}.${id}`;
}

/** Groups come and go between two pages: what counts is the place that the last one had in the order. */
function isAfter(group: SuggestionGroup, cursor: string): boolean {
  const [size, last = ''] = cursor.split('.');
  const key = keyOf(group);
  return key.size < Number(size) || (key.size === Number(size) && key.id > last);
}

export const correctTurn = route({
  method: 'post',
  path: '/v1/turns/:id/correction',
  summary: 'Say what the customer’s message meant; null: none of the bot’s intents',
  tag: 'Improving',
  callers: ['agent'],
  body: z.strictObject({ intent: z.string().min(1).max(200).nullable() }),
  answer: ShownSuggestion,
  async handle({ workspace, params, body }, { desk, improving }) {
    if (body.intent !== null) checkIntent(improving, body.intent);
    return { json: shown(await desk.correct(workspace, params.id ?? '', body.intent)) };
  },
});
