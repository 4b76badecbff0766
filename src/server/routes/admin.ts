import { z } from 'zod';
import { keepSecrets, withoutSecrets } from '../../desk/connections.ts';
import { Problem } from '../../domain/errors.ts';
import { type Call, route, type ServerParts } from '../route.ts';

const InstallationShown = z.object({
  id: z.string(),
  desk: z.string(),
  handoffs: z.boolean(),
  settings: z.record(z.string(), z.unknown()).meta({ description: 'Secrets are shown as "(set)"' }),
});

export const listInstallations = route({
  method: 'get',
  path: '/v1/installations',
  summary: 'Connected help desks, and those that can be connected with their settings',
  tag: 'Help desks',
  callers: ['admin'],
  answer: z.object({
    installations: z.array(InstallationShown),
    shelf: z.array(
      z.object({ name: z.string(), title: z.string(), settings: z.record(z.string(), z.unknown()) }),
    ),
  }),
  async handle({ workspace }, { connector }) {
    const installations = connector
      .list(workspace)
      .map((one) => ({ ...pick(one), settings: withoutSecrets(one) }));
    const shelf = connector.shelf.map(({ name, title, settings }) => ({
      name,
      title,
      settings: z.toJSONSchema(settings, { io: 'input' }),
    }));
    return { json: { installations, shelf } };
  },
});

export const putInstallation = route({
  method: 'put',
  path: '/v1/installations/:id',
  summary: 'Connect a help desk; its settings are tried before they are kept',
  tag: 'Help desks',
  callers: ['admin'],
  body: z.strictObject({
    desk: z.string(),
    settings: z.record(z.string(), z.unknown()),
    handoffs: z.boolean().default(false).meta({ description: 'Handoffs of chats open their ticket here' }),
    check: z.boolean().default(true).meta({ description: 'false: keep the settings without trying them' }),
  }),
  answer: z.object({ ...InstallationShown.shape, as: z.string().nullable(), webhook: z.string() }),
  async handle({ workspace, params, body }, { connector, publicUrl }) {
    const { desk, handoffs, check } = body;
    const id = params.id ?? '';
    const known = connector.find(id);
    checkId(id, desk, known?.desk);
    const settings = keepSecrets(body.settings, known);
    const trial = connector.prepare({ id, workspace, desk, settings, handoffs });
    const as = check ? (await trial.helpdesk.check()).as : null;
    const entry = await connector.install({ id, workspace, desk, settings, handoffs });
    const webhook = hookUrl(publicUrl ?? '', { desk, id });
    return { json: { ...pick(entry), settings: withoutSecrets(entry), as, webhook } };
  },
});

export const deleteInstallation = route({
  method: 'delete',
  path: '/v1/installations/:id',
  summary: 'Disconnect a help desk, taking its webhook and triggers away where the desk allows',
  tag: 'Help desks',
  callers: ['admin'],
  answer: z.object({
    removed: z.boolean(),
    unsubscribed: z
      .boolean()
      .meta({ description: 'false: the desk could not be reached; take the webhook away there' }),
  }),
  async handle({ workspace, params }, { connector, log }) {
    const found = connector.find(params.id ?? '');
    if (!found || found.workspace !== workspace || found.desk === 'local')
      throw new Problem(404, 'not_found', `There is no installation ${params.id} that can be removed.`);
    // A desk that is gone, or whose token was revoked, must be removable too.
    const unsubscribed = await (found.helpdesk.unsubscribe?.() ?? Promise.resolve()).then(
      () => true,
      (error: Error) => {
        log.warn({ installation: found.id, error: error.message }, 'the webhook could not be taken away');
        return false;
      },
    );
    return { json: { removed: await connector.uninstall(workspace, found.id), unsubscribed } };
  },
});

export const subscribeInstallation = route({
  method: 'post',
  path: '/v1/installations/:id/subscribe',
  summary: 'Install webhook and triggers at the help desk, so that it calls this server',
  tag: 'Help desks',
  callers: ['admin'],
  body: z
    .strictObject({ url: z.url().optional().meta({ description: 'Public address of this server' }) })
    .optional(),
  answer: z.object({ webhook: z.string(), learned: z.array(z.string()) }),
  async handle(call, { connector, publicUrl }) {
    const { body, workspace } = call;
    const found = findInstallation(call, connector);
    if (!found.helpdesk.subscribe)
      throw new Problem(
        409,
        'cannot_subscribe',
        `${found.definition.title} cannot be told by API whom to call; see docs/${found.desk}.md.`,
      );
    const base = body?.url ?? publicUrl;
    if (!base)
      throw new Problem(
        422,
        'no_public_url',
        'Say where the help desk reaches this server: set DESKHAND_PUBLIC_URL or send url.',
        { field: '/url' },
      );
    const webhook = hookUrl(base, found);
    const learned = await found.helpdesk.subscribe(webhook);
    const { id, desk, settings, handoffs } = found;
    await connector.install({ id, workspace, desk, settings: { ...settings, ...learned }, handoffs });
    return { json: { webhook, learned: Object.keys(learned) } };
  },
});

export const syncArticles = route({
  method: 'post',
  path: '/v1/installations/:id/sync',
  summary: 'Bring the desk’s help centre articles into the bot’s knowledge, now and from now on as a source',
  tag: 'Help desks',
  callers: ['admin'],
  body: z.strictObject({}).optional(),
  answer: z.object({ articles: z.number() }),
  async handle(call, { connector, sources }) {
    const { id, helpdesk } = findInstallation(call, connector);
    const articles = helpdesk.articles ? await sources.syncDesk(call.workspace, id) : 0;
    return { json: { articles } };
  },
});

const DeadShown = z.object({
  position: z.number(),
  target: z.string(),
  kind: z.string(),
  conversation: z.string(),
  error: z.string(),
  attempts: z.number(),
  createdAt: z.number(),
});

export const listDead = route({
  method: 'get',
  path: '/v1/outbox/dead',
  summary: 'Deliveries that were given up, and how the outbox stands',
  tag: 'Operations',
  callers: ['admin'],
  answer: z.object({
    dead: z.array(DeadShown),
    waiting: z.number(),
    oldestMs: z.number(),
    breakers: z.array(z.object({ target: z.string(), openUntil: z.number() })),
  }),
  async handle({ workspace }, { store, now }) {
    const { waiting, oldestMs } = await store.outbox.depth(now());
    const [dead, breakers] = await Promise.all([store.outbox.dead(workspace), store.outbox.breakers(now())]);
    return { json: { dead, waiting, oldestMs, breakers } };
  },
});

export const replayDead = route({
  method: 'post',
  path: '/v1/outbox/dead/:position/replay',
  summary: 'Send a dead letter again; the desk is read back first, so that nothing is said twice',
  tag: 'Operations',
  callers: ['admin'],
  body: z.strictObject({}).optional(),
  answer: z.object({ replayed: z.boolean() }),
  async handle({ workspace, params }, { desk, store, now }) {
    const replayed = await store.outbox.replay(workspace, positionOf(params), now());
    if (!replayed) throw new Problem(404, 'not_found', `There is no dead letter ${params.position}.`);
    desk.wakeOutbox();
    return { json: { replayed } };
  },
});

const SetAsideShown = z.object({
  position: z.number(),
  source: z.string(),
  conversation: z.string(),
  kind: z.string(),
  error: z.string(),
  receivedAt: z.number(),
});

export const listSetAside = route({
  method: 'get',
  path: '/v1/inbox/set-aside',
  summary: 'Events that failed every time and were set aside, so that they block nobody',
  tag: 'Operations',
  callers: ['admin'],
  answer: z.object({ events: z.array(SetAsideShown) }),
  async handle({ workspace }, { store }) {
    return { json: { events: await store.inbox.listSetAside(workspace) } };
  },
});

export const replaySetAside = route({
  method: 'post',
  path: '/v1/inbox/set-aside/:position/replay',
  summary: 'Try an event again that was set aside',
  tag: 'Operations',
  callers: ['admin'],
  body: z.strictObject({}).optional(),
  answer: z.object({ conversation: z.string() }),
  async handle({ workspace, params }, { desk, store }) {
    const conversation = await store.inbox.replay(workspace, positionOf(params));
    if (!conversation) throw new Problem(404, 'not_found', `No event ${params.position} is set aside.`);
    desk.wakeInbox();
    return { json: { conversation } };
  },
});

/** Events of `api` name our own conversations, so no desk may pose as it; and a desk's tickets are no other desk's. */
function checkId(id: string, desk: string, installed: string | undefined): void {
  const field = '/id';
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(id))
    throw new Problem(
      422,
      'validation',
      'The id of an installation is lower case letters, digits and hyphens.',
      { field },
    );
  if (id === 'api' || (id === 'local' && desk !== 'local'))
    throw new Problem(422, 'reserved', `The id "${id}" is taken by Deskhand itself. Choose another one.`, {
      field,
    });
  if (installed !== undefined && installed !== desk)
    throw new Problem(
      409,
      'other_desk',
      `"${id}" is a ${installed} already. Remove it first, or choose another id.`,
      { field },
    );
}

function findInstallation({ params, workspace }: Call, connector: ServerParts['connector']) {
  const found = connector.find(params.id ?? '');
  if (found?.workspace === workspace) return found;
  throw new Problem(404, 'not_found', `There is no installation ${params.id}.`);
}

/** 0 where it is no position: nothing is there. */
function positionOf({ position = '' }: Record<string, string>): number {
  return /^\d{1,15}$/.test(position) ? Number(position) : 0;
}

function pick({ id, desk, handoffs }: { id: string; desk: string; handoffs: boolean }) {
  return { id, desk, handoffs };
}

/** Below the public address, which may have a path of its own. */
function hookUrl(base: string, { desk, id }: { desk: string; id: string }): string {
  return `${base.replace(/\/+$/, '')}/hooks/${desk}/${id}`;
}
