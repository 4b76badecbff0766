import { z } from 'zod';
import { route } from '../route.ts';

export const listHooks = route({
  method: 'get',
  path: '/v1/hooks',
  summary: "The bot's hooks: what each file has, what is wrong with it, and what is switched off for a while",
  tag: 'Operations',
  callers: ['admin'],
  answer: z.object({
    hooks: z.array(
      z.object({
        file: z.string(),
        hooks: z.array(z.string()),
        actions: z.array(z.string()),
        fault: z.string().nullable(),
        off: z.array(
          z.object({
            hook: z.string(),
            until: z.number().meta({ description: 'ms since 1970' }),
            because: z.string(),
          }),
        ),
      }),
    ),
  }),
  async handle(_, { hooks }) {
    return { json: { hooks: hooks?.()?.states() ?? [] } };
  },
});
