import { z } from 'zod';
import { findCollisions } from '../../insights/findCollisions.ts';
import { route } from '../route.ts';
import { ShownSuggestion, shown } from './suggestions.ts';

/** The newest so many messages are looked at. */
const LOOKED_AT = 2_000;
/** Messages that are shown of one pair. */
const SHOWN = 20;

export const listCollisions = route({
  method: 'get',
  path: '/v1/intents/collisions',
  summary: 'Pairs of intents that are confused, with the examples that collide; the strongest first',
  tag: 'Improving',
  callers: ['agent'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({
    by: z.enum(['meaning', 'words']),
    total: z.number(),
    collisions: z.array(
      z.object({
        intents: z.array(z.string()).length(2),
        examples: z
          .array(z.object({ texts: z.array(z.string()).length(2), similarity: z.number() }))
          .meta({ description: 'An example of each that are alike, closest first' }),
        count: z.number().meta({ description: 'Messages of customers that were between the two' }),
        suggestions: z
          .array(ShownSuggestion)
          .meta({ description: 'These messages, newest first, at most 20' }),
      }),
    ),
  }),
  async handle({ workspace, query }, { store, improving }) {
    const telling = await store.suggestions.telling(workspace, LOOKED_AT);
    const { by, confusions } = await findCollisions(improving.bot().intents, telling, improving.encoder);
    const collisions = confusions.slice(0, query.limit).map(({ intents, pairs, suggestions }) => ({
      intents,
      examples: pairs,
      count: suggestions.length,
      suggestions: suggestions.slice(0, SHOWN).map(shown),
    }));
    return { json: { by, total: confusions.length, collisions } };
  },
});
