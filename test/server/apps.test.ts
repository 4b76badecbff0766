import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeShopify, startShopify } from '../servers/apps/shopify.ts';
import { type House, openFolder, openServer } from './house.ts';

const adapters = readdirSync(join(import.meta.dirname, '..', '..', 'adapters', 'apps'));

describe('the admin’s apps', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  let shop: FakeShopify;
  beforeAll(async () => {
    opened = await openFolder();
    shop = await startShopify();
    house = await openServer({ store: opened.store });
  });
  afterAll(async () => {
    await house.stop();
    await shop.stop();
    await opened.close();
  });

  const put = (name: string, body: object) => house.call('put', `/v1/apps/${name}`, body);
  const list = async () => (await house.call('get', '/v1/apps')).body;
  const call = (name: string) =>
    house.apps.call(
      name,
      { customer: 'ana@example.com', order: '1042' },
      {
        workspace: 'default',
        key: 'k',
        signal: AbortSignal.timeout(5_000),
      },
    );

  it('stand on a shelf with a form of their settings and what their verbs take', async () => {
    const { apps, shelf, unserved } = await list();
    expect([apps, unserved]).toEqual([[], []]);
    expect(shelf.map(({ name }: { name: string }) => name).sort()).toEqual(adapters.sort());
    const shopify = shelf.find(({ name }: { name: string }) => name === 'shopify');
    expect(shopify.settings.properties.token).toMatchObject({
      secret: true,
      title: 'Admin API access token',
    });
    const order = shopify.verbs.find(({ name }: { name: string }) => name === 'shop.get_order');
    expect(order).toMatchObject({ does: 'read', arguments: { required: ['customer', 'order'] } });
  });

  it('are not there before they are installed', async () => {
    await expect(call('shop.get_order')).rejects.toMatchObject({ code: 'app_not_installed' });
    expect((await house.call('delete', '/v1/apps/shopify')).status).toBe(404);
  });

  it('are tried, kept, and never show a secret', async () => {
    const wrong = await put('shopify', { settings: { ...shop.settings, token: 'shpat_wrong' } });
    expect(wrong.body).toMatchObject({
      status: 422,
      field: '/settings',
      detail: expect.stringContaining('Shopify refused'),
    });
    expect((await list()).apps).toEqual([]);
    const made = await put('shopify', { settings: shop.settings });
    expect(made.body).toMatchObject({
      name: 'shopify',
      kind: 'shop',
      as: 'Acme Outdoor',
      settings: { token: '(set)' },
    });
    expect(JSON.stringify([made.body, await list(), house.logged])).not.toContain(shop.settings.token);
    await expect(call('shop.get_order')).resolves.toMatchObject({ id: '1042' });
  });

  it('keep a secret that is sent back as it was shown, and forget what is left out', async () => {
    await put('shopify', { settings: { ...shop.settings, deliveryDays: 2 } });
    await expect(call('shop.get_order')).resolves.toMatchObject({ status: 'delivered' });
    const again = await put('shopify', { settings: { ...shop.settings, token: '(set)' } });
    expect(again.body).toMatchObject({ as: 'Acme Outdoor' });
    expect(again.body.settings).not.toHaveProperty('deliveryDays');
    await expect(call('shop.get_order')).resolves.toMatchObject({ status: 'shipped' });
  });

  it('name the setting that is wrong, and the apps that there are', async () => {
    const { body } = await put('shopify', { settings: { ...shop.settings, apiVersion: 'latest' } });
    expect(body).toMatchObject({
      status: 422,
      field: '/settings/apiVersion',
      detail: expect.stringContaining('2026-07'),
    });
    const unknown = await put('magento', { settings: {} });
    expect(unknown.body).toMatchObject({ status: 404, detail: expect.stringContaining('shopify') });
  });

  it('are one of a kind: another calendar takes the place of the first', async () => {
    const unchecked = { check: false };
    await put('calendly', { settings: { token: 'abc' }, ...unchecked });
    await put('ics', { settings: { feedUrl: 'https://calendar.example.test/basic.ics' }, ...unchecked });
    expect((await list()).apps.map(({ name }: { name: string }) => name)).toEqual(['ics', 'shopify']);
    expect((await house.call('delete', '/v1/apps/calendly')).status).toBe(404);
    expect((await house.call('delete', '/v1/apps/ics')).body).toEqual({ removed: true });
  });

  it('are for whoever has the key', async () => {
    expect((await house.call('get', '/v1/apps', undefined, {})).status).toBe(401);
    expect((await house.call('get', '/v1/apps', undefined, await house.visit())).status).toBe(403);
  });
});
