import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../desk/house.ts';
import { type FakeZendesk, startZendesk } from '../servers/zendesk.ts';
import { type House, openFolder, openServer, WORKSPACE } from './house.ts';

const TOKEN = '1-14-token-that-nobody-may-see';
const rt = { url: 'http://127.0.0.1:9', token: TOKEN, queue: 'Support', botUser: 'deskhand' };
const adapters = readdirSync(join(import.meta.dirname, '..', '..', 'adapters', 'helpdesks'));

describe('the admin’s calls', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  let account: FakeZendesk;
  beforeAll(async () => {
    opened = await openFolder();
    account = await startZendesk();
    house = await openServer({
      store: opened.store,
      async decide({ conversation }, event) {
        if (event.text === 'poison' && isPoison) throw new Error('cannot be understood');
        return {
          decision: 'answer',
          say: [{ text: 'An answer.' }],
          understood: null,
          handoff: null,
          memory: conversation.memory,
          status: 'pending',
          trace: [],
        };
      },
    });
  });
  afterAll(async () => {
    await house.stop();
    await account.stop();
    await opened.close();
  });

  let isPoison = true;
  const ana = { id: 'ana@example.test', name: 'Ana' };
  const put = (id: string, body: object) => house.call('put', `/v1/installations/${id}`, body);
  const list = async () => (await house.call('get', '/v1/installations')).body;

  it('shows every adapter of the shelf with a form of its settings', async () => {
    const { installations, shelf } = await list();
    expect(installations).toEqual([{ id: 'local', desk: 'local', handoffs: true, settings: {} }]);
    expect(shelf.map(({ name }: { name: string }) => name).sort()).toEqual(adapters.sort());
    const zendesk = shelf.find(({ name }: { name: string }) => name === 'zendesk');
    expect(zendesk.settings.properties.token).toMatchObject({ secret: true, title: 'API token' });
  });

  it('connects a desk after trying its settings, and never shows a secret', async () => {
    const { subdomain, email, token, baseUrl } = account.settings;
    const made = await put('zd', { desk: 'zendesk', settings: { subdomain, email, token, baseUrl } });
    expect(made.body).toMatchObject({
      id: 'zd',
      desk: 'zendesk',
      webhook: '/hooks/zendesk/zd',
      as: expect.stringMatching(/./),
    });
    expect(made.body.settings).toMatchObject({ subdomain, token: '(set)' });
    const subscribed = await house.call('post', '/v1/installations/zd/subscribe', {
      url: 'http://127.0.0.1:9',
    });
    expect(subscribed.body.learned).toContain('webhookSecret');
    const secret = String(house.connector.find('zd')?.settings.webhookSecret);
    expect(secret.length).toBeGreaterThan(10);
    const shown = JSON.stringify([made.body, subscribed.body, await list()]);
    for (const hidden of [token, secret]) expect(shown).not.toContain(hidden);
    expect(
      (await list()).installations.find(({ id }: { id: string }) => id === 'zd').settings.webhookSecret,
    ).toBe('(set)');
    const synced = await house.call('post', '/v1/installations/zd/sync');
    expect(synced.body.articles).toBeGreaterThanOrEqual(0);
    expect((await house.call('delete', '/v1/installations/zd')).body).toEqual({
      removed: true,
      unsubscribed: true,
    });
    expect((await house.call('delete', '/v1/installations/zd')).status).toBe(404);
  });

  it.each([
    ['/settings/url', { ...rt, url: 'not an address' }],
    ['/settings/token', { ...rt, token: '' }],
    ['/settings/queue', { ...rt, queue: undefined }],
    ['/settings/botUser', { url: rt.url, token: TOKEN, queue: 'q' }],
  ])('names %s when it is at fault, without showing what was sent', async (field, settings) => {
    const { body } = await put('rt', { desk: 'request-tracker', settings });
    expect(body).toMatchObject({ status: 422, code: 'settings', field });
    expect(JSON.stringify(body)).not.toContain(TOKEN);
  });

  it('says which desks there are when it does not know one', async () => {
    const { body } = await put('x', { desk: 'telex', settings: {} });
    expect(body).toMatchObject({ status: 422, code: 'unknown_desk', field: '/desk' });
    for (const name of adapters) expect(body.detail).toContain(name);
  });

  it('keeps nothing when the desk does not answer or says no', async () => {
    const gone = await put('rt', { desk: 'request-tracker', settings: rt });
    expect(gone.body).toMatchObject({ status: 502, detail: expect.stringMatching(/reach/) });
    const { subdomain, email, baseUrl } = account.settings;
    const wrong = await put('zd', { desk: 'zendesk', settings: { subdomain, email, baseUrl, token: TOKEN } });
    expect(wrong.body).toMatchObject({
      status: 422,
      field: '/settings',
      detail: expect.stringMatching(/token/),
    });
    expect(JSON.stringify([gone.body, wrong.body])).not.toContain(TOKEN);
    expect((await list()).installations).toHaveLength(1);
  });

  it.each(['local', 'api', 'UPPER', 'a b', '-x', 'x'.repeat(62)])(
    'does not let a desk be installed as %s',
    async (id) => {
      const { body } = await put(encodeURIComponent(id), {
        desk: 'request-tracker',
        settings: rt,
        check: false,
      });
      expect(body).toMatchObject({ status: 422, field: '/id' });
    },
  );

  it('does not turn one desk’s installation into another’s', async () => {
    await put('rt', { desk: 'request-tracker', settings: rt, check: false });
    const settings = { subdomain: 'acme', email: 'a@example.test', token: TOKEN };
    expect((await put('rt', { desk: 'zendesk', settings, check: false })).body).toMatchObject({
      status: 409,
      field: '/id',
    });
    expect((await house.call('delete', '/v1/installations/rt')).status).toBe(200);
  });

  it('removes a desk that is not reachable any more, and says what is left there', async () => {
    const lost = await startZendesk();
    const { subdomain, email, token, baseUrl } = lost.settings;
    await put('lost', { desk: 'zendesk', settings: { subdomain, email, token, baseUrl } });
    await house.call('post', '/v1/installations/lost/subscribe', { url: 'http://127.0.0.1:9' });
    await lost.stop();
    expect((await house.call('delete', '/v1/installations/lost')).body).toEqual({
      removed: true,
      unsubscribed: false,
    });
  });

  it('keeps the built-in desk, and says what it cannot do', async () => {
    expect((await house.call('delete', '/v1/installations/local')).status).toBe(404);
    expect((await house.call('post', '/v1/installations/local/subscribe', {})).body).toMatchObject({
      status: 409,
      code: 'cannot_subscribe',
    });
    for (const verb of ['subscribe', 'sync'])
      expect((await house.call('post', `/v1/installations/nobody/${verb}`)).status).toBe(404);
  });

  it('shows a dead letter, and sends it again when the desk is back', async () => {
    const ticket = account.customerOpens('hello', 'hello');
    const event = {
      delivery: 'd1',
      native: 'n1',
      ticket,
      kind: 'message' as const,
      at: Date.now(),
      person: ana,
      text: 'hello',
      attachments: [],
      data: {},
    };
    await house.desk.keep(WORKSPACE, 'away', [event]);
    const dead = async () => (await house.call('get', '/v1/outbox/dead')).body.dead;
    await until('the dead letter', async () => (await dead()).length === 1);
    const [letter] = await dead();
    expect(letter).toMatchObject({
      target: 'away',
      kind: 'reply',
      error: expect.stringContaining('not connected'),
    });
    const { subdomain, email, token, baseUrl } = account.settings;
    await put('away', { desk: 'zendesk', settings: { subdomain, email, token, baseUrl } });
    expect((await house.call('post', `/v1/outbox/dead/${letter.position}/replay`)).body).toEqual({
      replayed: true,
    });
    const said = async () =>
      (await house.connector.find('away')?.helpdesk.thread(ticket))?.comments.map(({ text }) => text);
    await until('the answer at the desk', async () => (await said())?.at(-1) === 'An answer.');
    expect(await dead()).toEqual([]);
    expect((await house.call('post', '/v1/outbox/dead/999999/replay')).status).toBe(404);
  });

  it('shows an event that was set aside, and tries it again', async () => {
    const { body: ticket } = await house.call('post', '/v1/tickets', {
      subject: 's',
      text: 'poison',
      requester: ana,
    });
    const aside = async () => (await house.call('get', '/v1/inbox/set-aside')).body.events;
    await until('it to be set aside', async () => (await aside()).length === 1, 15_000);
    const [event] = await aside();
    expect(event).toMatchObject({ source: 'local', kind: 'message', error: 'cannot be understood' });
    isPoison = false;
    expect((await house.call('post', `/v1/inbox/set-aside/${event.position}/replay`)).body).toEqual({
      conversation: event.conversation,
    });
    await until(
      'the answer',
      async () => (await house.call('get', `/v1/tickets/${ticket.id}`)).body.comments.length === 2,
    );
    expect(await aside()).toEqual([]);
    isPoison = true;
  }, 20_000);
});
