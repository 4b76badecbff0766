import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import { route } from '../route.ts';

const NAME = /^[a-z][a-z0-9_]{0,59}$/;
const LONGEST = 8_000;

const Names = z.object({
  secrets: z.array(z.object({ name: z.string() })).meta({ description: 'Values are never shown' }),
});

export const listSecrets = route({
  method: 'get',
  path: '/v1/secrets',
  summary: 'Names of the credentials that the bot’s actions may speak',
  tag: 'Actions',
  callers: ['admin'],
  answer: Names,
  async handle({ workspace }, { store }) {
    const names = Object.keys(await store.secrets.values(workspace));
    return { json: { secrets: names.map((name) => ({ name })) } };
  },
});

export const putSecret = route({
  method: 'put',
  path: '/v1/secrets/:name',
  summary: 'Set a credential: actions speak it as {{ secrets.name }}; nobody can read it back',
  tag: 'Actions',
  callers: ['admin'],
  body: z.strictObject({ value: z.string().min(1).max(LONGEST) }),
  answer: z.object({ name: z.string() }),
  async handle({ workspace, params, body }, { store }) {
    const { name = '' } = params;
    if (!NAME.test(name))
      throw new Problem(
        422,
        'validation',
        'The name of a secret is lower case letters, digits and _, such as shop_token.',
        {
          field: '/name',
        },
      );
    await store.secrets.put(workspace, name, body.value);
    return { json: { name } };
  },
});

export const deleteSecret = route({
  method: 'delete',
  path: '/v1/secrets/:name',
  summary: 'Forget a credential; actions that speak it fail from then on',
  tag: 'Actions',
  callers: ['admin'],
  answer: z.object({ removed: z.boolean() }),
  async handle({ workspace, params }, { store }) {
    const { name = '' } = params;
    if (!(await store.secrets.remove(workspace, name)))
      throw new Problem(404, 'not_found', `There is no secret ${name}.`);
    return { json: { removed: true } };
  },
});
