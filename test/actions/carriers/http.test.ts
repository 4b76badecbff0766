import { createHttp } from '../../../adapters/http.ts';
import { createHttpCarrier } from '../../../src/actions/carriers/http.ts';
import type { Json } from '../../../src/domain/json.ts';
import { startHostile } from '../hostileServer.ts';
import { asks, createGate } from '../house.ts';

const SECRETS = { shop_token: 's3cret-token' };
let server: Awaited<ReturnType<typeof startHostile>>;
beforeAll(async () => {
  server = await startHostile();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.seen.length = 0;
});

const base = { requester: false, confirm: false, level: 'act', timeoutMs: 700 };
const carriers = { http: createHttpCarrier({ openHttp: createHttp, fetch }) };
const anything = { schema: {}, required: false };

function gateWith(definition: object) {
  return createGate({
    carriers,
    secrets: async () => SECRETS,
    definitions: [{ name: 'act', ...base, ...definition }],
  });
}

const at = (path: string, does: 'read' | 'write', more: object = {}) =>
  gateWith({
    does,
    carry: { http: { url: server.url + path, method: does === 'read' ? 'GET' : 'POST' } },
    ...more,
  });

describe('an HTTP action whose server misbehaves', () => {
  it.each([
    ['HTML', 'html', 'not_json'],
    ['10 MB', 'huge', 'too_large'],
    ['nothing', 'nothing', 'empty'],
    ['no answer ever', 'never', 'timeout'],
    ['half an answer and then silence', 'slowBody', 'timeout'],
    ['an answer that is cut off', 'cut', 'network'],
    ['a closed connection', 'closed', 'network'],
    ['malformed JSON', 'malformed', 'not_json'],
    ['a way to another host', 'elsewhere', 'redirected'],
    ['a way without end', 'round', 'redirected'],
    ['an error', 'broken', 'http_500'],
    ['a no', 'no', 'http_422'],
    ['a conflict', 'conflict', 'http_409'],
    ['a wait that is too long', 'busyLong', 'too_many_requests'],
  ])('%s is a failure with a code, of a read nobody has to look at', async (_, path, code) => {
    const { gate } = at(`/${path}`, 'read', { idempotent: false });
    expect(await gate.run(asks('act', {}))).toMatchObject({ status: 'failed', code, isUnknown: false });
    expect(server.seen).not.toContainEqual(expect.objectContaining({ url: '/stolen' }));
  });

  it.each([
    ['html', true],
    ['huge', true],
    ['never', true],
    ['closed', true],
    ['elsewhere', true],
    ['broken', true],
    ['no', false],
    ['busyLong', false],
  ])('a write that gets "%s" is sent once, and unknown: %s', async (path, isUnknown) => {
    const { gate } = at(`/${path}`, 'write');
    expect(await gate.run(asks('act', {}))).toMatchObject({ status: 'failed', isUnknown });
    expect(server.seen).toHaveLength(1);
  });

  it('a write that never left is known not to have happened', async () => {
    const gone = await startHostile();
    await gone.stop();
    const { gate } = gateWith({ does: 'write', carry: { http: { url: gone.url, method: 'POST' } } });
    expect(await gate.run(asks('act', {}))).toMatchObject({
      status: 'failed',
      code: 'unreachable',
      isUnknown: false,
    });
  });

  it('nothing at all is a fine answer to a write', async () => {
    expect(await at('/nothing', 'write').gate.run(asks('act', {}))).toMatchObject({
      status: 'done',
      result: null,
    });
  });

  it('what may be repeated is tried again after 500 and 429, under the same key; what may not is not', async () => {
    const repeat = at('/shaky', 'write', { idempotent: true });
    const request = asks('act', {});
    expect(await repeat.gate.run(request)).toMatchObject({ status: 'done' });
    expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual([request.key, request.key]);
    expect(await at('/busy', 'read').gate.run(asks('act', {}))).toMatchObject({ status: 'done' });
    expect(server.seen).toHaveLength(4);
  });

  it('a redirect within the host is followed by a read', async () => {
    expect(await at('/moved', 'read').gate.run(asks('act', {}))).toMatchObject({
      status: 'done',
      result: { ok: true },
    });
  });

  it('shows no secret in what comes back, in the journal or in the log', async () => {
    const http = {
      url: `${server.url}/echo?t={{ secrets.shop_token }}`,
      headers: { Authorization: 'Bearer {{ secrets.shop_token }}' },
    };
    const echo = gateWith({ does: 'read', carry: { http } });
    const outcome = await echo.gate.run(asks('act', {}));
    expect(outcome).toMatchObject({ result: { said: 'Bearer (shop_token)' } });
    expect(server.seen[0]?.headers.authorization).toBe('Bearer s3cret-token');
    const failing = at('/broken', 'write');
    await failing.gate.run(asks('act', {}));
    const kept = await failing.runs.list('w1', { limit: 9 });
    expect(JSON.stringify([outcome, kept, echo.warned, failing.warned])).not.toContain('s3cret');
  });
});

describe('what is filled into a call', () => {
  const orders = () => `${server.url}/echo/orders/{{ arguments.id }}/lines?full=1&name={{ arguments.name }}`;
  const run = (http: object, given: Record<string, Json>) =>
    gateWith({ does: 'read', carry: { http }, arguments: { id: anything, name: anything } }).gate.run(
      asks('act', given),
    );

  it.each([
    ['a/b', '/echo/orders/a%2Fb/lines?full=1&name='],
    ['1?admin=1#x', '/echo/orders/1%3Fadmin%3D1%23x/lines?full=1&name='],
    ['..%2f..', '/echo/orders/..%252f../lines?full=1&name='],
    ['@evil.example', '/echo/orders/%40evil.example/lines?full=1&name='],
    ['\\\\evil.example', '/echo/orders/%5C%5Cevil.example/lines?full=1&name='],
    ['a b\r\nHost: evil', '/echo/orders/a%20b%0D%0AHost%3A%20evil/lines?full=1&name='],
    [7, '/echo/orders/7/lines?full=1&name='],
  ])('the argument %j stays in its place of the path', async (id, url) => {
    await run({ url: orders() }, { id });
    expect(server.seen.map((one) => one.url)).toEqual([url]);
  });

  it.each(['..', '.', ''])(
    'an argument that would lead elsewhere in the path (%j) is not sent',
    async (id) => {
      expect(await run({ url: orders() }, { id })).toMatchObject({ status: 'failed', code: 'bad_address' });
      expect(server.seen).toEqual([]);
    },
  );

  it('a query takes what it is given as one value', async () => {
    await run(
      { url: orders(), query: { q: '{{ arguments.name }}', none: '{{ arguments.none }}' } },
      { id: '1', name: 'a&admin=1' },
    );
    expect(server.seen[0]?.url).toBe('/echo/orders/1/lines?full=1&name=a%26admin%3D1&q=a%26admin%3D1');
  });

  it.each([
    ['http://{{ arguments.id }}/x'],
    ['http://127.0.0.1{{ arguments.id }}/x'],
    ['http://127.0.0.1:{{ arguments.id }}/x'],
    ['{{ arguments.id }}'],
    ['http://user:{{ secrets.shop_token }}@127.0.0.1/x'],
    ['file:///etc/{{ arguments.id }}'],
  ])('no argument can choose the host: %s', async (url) => {
    const port = new URL(server.url).port;
    for (const id of [`127.0.0.1:${port}`, `:${port}`, port, `@127.0.0.1:${port}`, server.url])
      expect(await run({ url }, { id })).toMatchObject({ status: 'failed' });
    expect(server.seen).toEqual([]);
  });

  it('a secret may name the host', async () => {
    const { gate } = createGate({
      carriers,
      secrets: async () => ({ shop_url: server.url }),
      definitions: [
        { name: 'act', ...base, does: 'read', carry: { http: { url: 'http://{{ secrets.host }}/echo' } } },
      ],
    });
    expect(await gate.run(asks('act', {}))).toMatchObject({ status: 'failed', code: 'no_secret' });
    const named = createGate({
      carriers,
      secrets: async () => ({ host: new URL(server.url).host }),
      definitions: [
        { name: 'act', ...base, does: 'read', carry: { http: { url: 'http://{{ secrets.host }}/ok' } } },
      ],
    });
    expect(await named.gate.run(asks('act', {}))).toMatchObject({ status: 'done' });
  });

  it('no argument can add a header', async () => {
    const http = { url: `${server.url}/ok`, headers: { 'X-Name': '{{ arguments.name }}' } };
    expect(await run(http, { name: 'a\r\nX-Admin: 1' })).toMatchObject({
      status: 'failed',
      code: 'bad_header',
    });
    expect(await run(http, { name: 'Зоя' })).toMatchObject({ status: 'failed', code: 'bad_header' });
    expect(server.seen).toEqual([]);
  });

  it('no argument can break out of a JSON body; what was not given is left out', async () => {
    const body = {
      order: { id: '{{ arguments.id }}', note: 'for {{ arguments.name }}', none: '{{ arguments.none }}' },
    };
    await run({ method: 'POST', url: `${server.url}/ok`, body }, { id: 7, name: '", "admin": true, "x": "' });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      order: { id: 7, note: 'for ", "admin": true, "x": "' },
    });
    expect(server.seen[0]?.headers['content-type']).toBe('application/json');
  });

  it('a form is a form', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = { id: '{{ arguments.id }}', to: 'x' };
    await run({ method: 'POST', url: `${server.url}/ok`, headers, body }, { id: 'a&b=c' });
    expect(server.seen[0]?.body).toBe('id=a%26b%3Dc&to=x');
  });

  it('the result is what the definition makes of the answer', async () => {
    const http = { url: `${server.url}/echo/1`, result: 'response.url' };
    expect(await run(http, {})).toMatchObject({ result: '/echo/1' });
  });
});
