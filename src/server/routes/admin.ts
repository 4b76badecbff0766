import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import { withoutSecrets } from '../../desk/connections.ts';
import { route } from '../route.ts';

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
  answer: z.object({
    installations: z.array(InstallationShown),
    shelf: z.array(z.object({ name: z.string(), title: z.string(), settings: z.record(z.string(), z.unknown()) })),
  }),
  async handle({ workspace }, { connector }) {
    const installations = connector.list(workspace).map((one) => ({ ...pick(one), settings: withoutSecrets(one) }));
    const shelf = connector.shelf.map(({ name, title, settings }) => ({ name, title, settings: z.toJSONSchema(settings, { io: 'input' }) }));
    return { json: { installations, shelf } };
  },
});

export const putInstallation = route({
  method: 'put',
  path: '/v1/installations/:id',
  summary: 'Connect a help desk; its settings are tried before they are kept',
  tag: 'Help desks',
  body: z.strictObject({
    desk: z.string(),
    settings: z.record(z.string(), z.unknown()),
    handoffs: z.boolean().default(false).meta({ description: 'Handoffs of chats open their ticket here' }),
    check: z.boolean().default(true).meta({ description: 'false: keep the settings without trying them' }),
  }),
  answer: z.object({ ...InstallationShown.shape, as: z.string().nullable(), webhook: z.string() }),
  async handle({ workspace, params, body }, { connector, publicUrl }) {
    const { desk, settings, handoffs, check } = body;
    const id = params.id ?? '';
    if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(id))
      throw new Problem(422, 'validation', 'The id of an installation is lower case letters, digits and hyphens.', { field: '/id' });
    const trial = connector.prepare({ id, workspace, desk, settings, handoffs });
    const as = check ? (await trial.helpdesk.check()).as : null;
    const entry = await connector.install({ id, workspace, desk, settings, handoffs });
    const webhook = `${publicUrl ?? ''}/hooks/${desk}/${id}`;
    return { json: { ...pick(entry), settings: withoutSecrets(entry), as, webhook } };
  },
});

export const deleteInstallation = route({
  method: 'delete',
  path: '/v1/installations/:id',
  summary: 'Disconnect a help desk, taking its webhook and triggers away where the desk allows',
  tag: 'Help desks',
  answer: z.object({ removed: z.boolean() }),
  async handle({ workspace, params }, { connector }) {
    const found = connector.find(params.id ?? '');
    if (!found || found.workspace !== workspace || found.desk === 'local')
      throw new Problem(404, 'not_found', `There is no installation ${params.id} that can be removed.`);
    await found.helpdesk.unsubscribe?.();
    return { json: { removed: await connector.uninstall(workspace, found.id) } };
  },
});

export const subscribeInstallation = route({
  method: 'post',
  path: '/v1/installations/:id/subscribe',
  summary: 'Install webhook and triggers at the help desk, so that it calls this server',
  tag: 'Help desks',
  body: z.strictObject({ url: z.url().optional().meta({ description: 'Public address of this server' }) }).optional(),
  answer: z.object({ webhook: z.string(), learned: z.array(z.string()) }),
  async handle({ workspace, params, body }, { connector, publicUrl }) {
    const found = connector.find(params.id ?? '');
    if (!found || found.workspace !== workspace) throw new Problem(404, 'not_found', `There is no installation ${params.id}.`);
    if (!found.helpdesk.subscribe)
      throw new Problem(409, 'cannot_subscribe', `${found.definition.title} cannot be told by API whom to call; see docs/${found.desk}.md.`);
    const base = body?.url ?? publicUrl;
    if (!base)
      throw new Problem(422, 'no_public_url', 'Say where the help desk reaches this server: set DESKHAND_PUBLIC_URL or send url.', { field: '/url' });
    const webhook = new URL(`/hooks/${found.desk}/${found.id}`, base).href;
    const learned = await found.helpdesk.subscribe(webhook);
    const { id, desk, settings, handoffs } = found;
    await connector.install({ id, workspace, desk, settings: { ...settings, ...learned }, handoffs });
    return { json: { webhook, learned: Object.keys(learned) } };
  },
});

export const syncArticles = route({
  method: 'post',
  path: '/v1/installations/:id/sync',
  summary: 'Bring the desk’s help centre articles into the bot’s knowledge',
  tag: 'Help desks',
  body: z.strictObject({}).optional(),
  answer: z.object({ articles: z.number() }),
  async handle({ workspace, params }, { connector, store, knowledge, now }) {
    const found = connector.find(params.id ?? '');
    if (!found || found.workspace !== workspace) throw new Problem(404, 'not_found', `There is no installation ${params.id}.`);
    let count = 0;
    for await (const article of found.helpdesk.articles?.() ?? []) {
      const own = { ...article, id: `${found.id}:${article.id}` };
      knowledge.put(await store.articles.put(workspace, found.id, [own], now()));
      count++;
    }
    return { json: { articles: count } };
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
  body: z.strictObject({}).optional(),
  answer: z.object({ replayed: z.boolean() }),
  async handle({ workspace, params }, { desk, store, now }) {
    const replayed = await store.outbox.replay(workspace, Number(params.position), now());
    if (!replayed) throw new Problem(404, 'not_found', `There is no dead letter ${params.position}.`);
    desk.wakeOutbox();
    return { json: { replayed } };
  },
});

export const listSetAside = route({
  method: 'get',
  path: '/v1/inbox/set-aside',
  summary: 'Events that failed every time and were set aside, so that they block nobody',
  tag: 'Operations',
  answer: z.object({ events: z.array(z.record(z.string(), z.unknown())) }),
  async handle({ workspace }, { store }) {
    return { json: { events: await store.inbox.listSetAside(workspace) } };
  },
});

export const replaySetAside = route({
  method: 'post',
  path: '/v1/inbox/set-aside/:position/replay',
  summary: 'Try an event again that was set aside',
  tag: 'Operations',
  body: z.strictObject({}).optional(),
  answer: z.object({ conversation: z.string() }),
  async handle({ workspace, params }, { desk, store }) {
    const conversation = await store.inbox.replay(workspace, Number(params.position));
    if (!conversation) throw new Problem(404, 'not_found', `No event ${params.position} is set aside.`);
    desk.wakeInbox();
    return { json: { conversation } };
  },
});

function pick({ id, desk, handoffs }: { id: string; desk: string; handoffs: boolean }) {
  return { id, desk, handoffs };
}
