import { z } from 'zod';
import { withoutSecrets } from '../../desk/connections.ts';
import { APP_GAPS } from '../../domain/app.ts';
import { Problem } from '../../domain/errors.ts';
import { route } from '../route.ts';

const AppShown = z.object({
  name: z.string(),
  kind: z.string().meta({ description: 'What stands before the dot of its verbs: shop in shop.get_order' }),
  settings: z.record(z.string(), z.unknown()).meta({ description: 'Secrets are shown as "(set)"' }),
});

const Shape = z.record(z.string(), z.unknown()).meta({ description: 'A JSON Schema' });

const ShelfShown = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.string(),
  settings: Shape,
  verbs: z.array(
    z.object({
      name: z.string().meta({ description: 'What an action carries: `carry: { app: shop.get_order }`' }),
      does: z.enum(['read', 'write']),
      description: z.string(),
      arguments: Shape,
    }),
  ),
});

const UnservedShown = z
  .object({
    flow: z.string(),
    for: z
      .enum(['everybody', 'unproven'])
      .meta({ description: 'unproven: it begins for customers who are proven to be who they are' }),
    lacks: z.array(z.object({ verb: z.string(), because: z.enum(APP_GAPS) })),
  })
  .meta({ description: 'A flow that does not begin, because no app carries out what it needs' });

export const listApps = route({
  method: 'get',
  path: '/v1/apps',
  summary:
    'Installed apps, those that can be installed with their settings and verbs, and flows that lack one',
  tag: 'Apps',
  callers: ['admin'],
  answer: z.object({ apps: z.array(AppShown), shelf: z.array(ShelfShown), unserved: z.array(UnservedShown) }),
  async handle({ workspace }, { apps, unserved }) {
    const installed = await apps.list(workspace);
    const shelf = apps.shelf.map(({ name, title, kind, settings, verbs }) => ({
      name,
      title,
      kind,
      settings: z.toJSONSchema(settings, { io: 'input' }),
      verbs: Object.entries(verbs).map(([verb, { does, description, arguments: declared }]) => ({
        name: `${kind}.${verb}`,
        does,
        description,
        arguments: z.toJSONSchema(declared, { io: 'input' }),
      })),
    }));
    return { json: { apps: installed.map(shown), shelf, unserved: unserved?.() ?? [] } };
  },
});

export const putApp = route({
  method: 'put',
  path: '/v1/apps/:name',
  summary: 'Install an app; its settings are tried before they are kept. It replaces another of its kind',
  tag: 'Apps',
  callers: ['admin'],
  body: z.strictObject({
    settings: z.record(z.string(), z.unknown()),
    check: z.boolean().default(true).meta({ description: 'false: keep the settings without trying them' }),
  }),
  answer: z.object({
    ...AppShown.shape,
    as: z.string().nullable().meta({ description: 'Who we are there' }),
  }),
  async handle({ workspace, params, body }, { apps }) {
    const { settings, check } = body;
    const installed = await apps.install({ workspace, name: params.name ?? '', settings }, check);
    return { json: { ...shown(installed), as: installed.as } };
  },
});

export const deleteApp = route({
  method: 'delete',
  path: '/v1/apps/:name',
  summary: 'Remove an app; actions that it carried out fail from then on',
  tag: 'Apps',
  callers: ['admin'],
  answer: z.object({ removed: z.boolean() }),
  async handle({ workspace, params }, { apps }) {
    if (!(await apps.uninstall(workspace, params.name ?? '')))
      throw new Problem(404, 'not_found', `There is no installed app ${params.name}.`);
    return { json: { removed: true } };
  },
});

function shown(
  installed: Parameters<typeof withoutSecrets>[0] & { kind: string; definition: { name: string } },
) {
  const { kind, definition } = installed;
  return { name: definition.name, kind, settings: withoutSecrets(installed) };
}
