import { createRequire } from 'node:module';
import request from 'request';
import Library from 'zendesk-node-api';

const fromLibrary = createRequire(createRequire(import.meta.url).resolve('zendesk-node-api'));
const config = { url: 'https://acme.zendesk.com', email: 'bot@acme.test', token: 't' };

describe('zendesk-node-api on our transport', () => {
  it('gets our request package, and the retired one is not installed', () => {
    expect(fromLibrary.resolve('request')).toMatch(/adapters\/helpdesks\/zendesk\/request\/index\.js$/);
    expect(() => fromLibrary.resolve('har-validator')).toThrow();
    expect(() => fromLibrary.resolve('tough-cookie')).toThrow();
  });

  it('calls the path of the documentation, without double slash and .json, and keeps the query', async () => {
    const urls: string[] = [];
    const transport = async ({ method, url, headers }: request.LibraryRequest) => {
      urls.push(`${method} ${url} ${headers['idempotency-key'] ?? ''}`.trim());
      return { tickets: [], ticket: {} };
    };
    const zendesk = new Library({ ...config });
    await request.within({ transport, headers: { 'idempotency-key': 'k' } }, () =>
      zendesk.tickets.create({}),
    );
    await request.within({ transport }, () => zendesk.tickets.list('external_id=a%2Fb.json'));
    expect(urls).toEqual([
      'POST https://acme.zendesk.com/api/v2/tickets k',
      'GET https://acme.zendesk.com/api/v2/tickets?external_id=a%2Fb.json',
    ]);
  });

  it('rejects with the very error of the transport, on every verb', async () => {
    const error = new Error('typed');
    const transport = () => Promise.reject(error);
    const { tickets, users } = new Library({ ...config });
    const verbs = [
      () => tickets.show('1'),
      () => tickets.list(),
      () => tickets.create({}),
      () => tickets.update('1', {}),
      () => users.showMany('1'),
    ];
    for (const verb of verbs) await expect(request.within({ transport }, verb)).rejects.toBe(error);
  });

  it('keeps two calls at one time on the transports of their own', async () => {
    const zendesk = new Library({ ...config });
    const slow = (name: string, ms: number) => ({
      transport: async () => {
        await new Promise((done) => setTimeout(done, ms));
        return { ticket: name };
      },
    });
    const both = [slow('a', 20), slow('b', 5)].map((scope) =>
      request.within(scope, () => zendesk.tickets.show('1')),
    );
    expect(await Promise.all(both)).toEqual(['a', 'b']);
  });

  it('refuses to call without a transport', async () => {
    await expect(new Library({ ...config }).tickets.show('1')).rejects.toThrow(/outside of within/);
  });
});
