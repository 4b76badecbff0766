import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import { ROLES } from '../../domain/role.ts';
import { OWN_LABELS } from '../readyKey.ts';
import { route } from '../route.ts';

const KeyShown = z.object({
  id: z.string(),
  label: z.string().meta({ description: 'Whose it is; what it does is written down under this name' }),
  role: z.enum(ROLES),
  hint: z.string().meta({ description: 'How its text ends' }),
  createdAt: z.number(),
  lastUsedAt: z.number().nullable().meta({ description: 'To the minute, ms since 1970; null: never' }),
});

export const listKeys = route({
  method: 'get',
  path: '/v1/keys',
  summary: 'The API keys that are valid, oldest first; never their text',
  tag: 'Keys',
  callers: ['admin'],
  answer: z.object({ keys: z.array(KeyShown) }),
  async handle({ workspace }, { keys }) {
    return { json: { keys: await keys.list(workspace) } };
  },
});

export const createKey = route({
  method: 'post',
  path: '/v1/keys',
  summary: 'Make a key for a person or a system; its text is shown this once',
  tag: 'Keys',
  callers: ['admin'],
  body: z.strictObject({
    label: z.string().trim().min(1).max(100).meta({ description: 'The name of the person or the system' }),
    role: z.enum(ROLES).meta({
      description:
        'app: a system of yours that speaks for its customers; agent: a person who answers and decides; admin: everything',
    }),
  }),
  status: 201,
  answer: z.object({
    key: z.string().meta({ description: 'Keep it: it is not shown again' }),
    ...KeyShown.shape,
  }),
  async handle({ workspace, body }, { keys }) {
    const isOwn = OWN_LABELS.includes(body.label.toLowerCase());
    const made = isOwn ? null : await keys.make(workspace, body);
    if (!made)
      throw new Problem(
        409,
        'label_taken',
        `There is a key with the label "${body.label}" already. What a key does is written down under its label: choose another one, or revoke that key first.`,
        { field: '/label' },
      );
    return { json: { key: made.key, ...made.made } };
  },
});

export const revokeKey = route({
  method: 'delete',
  path: '/v1/keys/:id',
  summary: 'Revoke a key: it opens nothing from now on',
  tag: 'Keys',
  callers: ['admin'],
  answer: z.object({ revoked: z.boolean() }),
  async handle({ workspace, params }, { keys }) {
    const { id = '' } = params;
    const how = await keys.revoke(workspace, id);
    if (how === 'unknown') throw new Problem(404, 'not_found', `There is no valid key ${id}.`);
    if (how === 'last_admin')
      throw new Problem(
        409,
        'last_admin',
        'It is the last key of an admin: nobody could make another one. Make a new admin key first.',
      );
    return { json: { revoked: true } };
  },
});
