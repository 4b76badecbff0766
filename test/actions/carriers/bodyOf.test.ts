import { createHttp } from '../../../adapters/http.ts';
import { createHttpCarrier } from '../../../src/actions/carriers/http.ts';
import type { Json } from '../../../src/domain/json.ts';
import { startHostile } from '../hostileServer.ts';
import { asks, createGate } from '../house.ts';

let server: Awaited<ReturnType<typeof startHostile>>;
beforeAll(async () => {
  server = await startHostile();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.seen.length = 0;
});

const anything = { schema: {}, required: false };

function run(http: object, given: Record<string, Json>) {
  const { gate } = createGate({
    carriers: { http: createHttpCarrier({ openHttp: createHttp, fetch }) },
    definitions: [
      {
        name: 'act',
        does: 'write',
        requester: false,
        confirm: false,
        level: 'act',
        arguments: { id: anything, name: anything, tags: anything },
        carry: { http },
      },
    ],
  });
  return gate.run(asks('act', given));
}

describe('a body that is filled with what customers say', () => {
  it('a form has the fields of its definition and no others, whatever a value holds', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const form = async (body: Json, given: Record<string, Json>) => {
      await run({ method: 'POST', url: `${server.url}/ok`, headers, body }, given);
      return [...new URLSearchParams(server.seen.at(-1)?.body)];
    };
    const body = { id: 'id={{ arguments.id }}', tags: '{{ arguments.tags }}', name: '{{ arguments.name }}' };
    expect(await form(body, { id: 'x&amount=9999\r\n&to=me', tags: ['a&b', 'c'] })).toEqual([
      ['id', 'id=x&amount=9999\r\n&to=me'],
      ['tags', 'a&b'],
      ['tags', 'c'],
    ]);
  });

  it.each([
    ['a form that is one text', 'application/x-www-form-urlencoded', 'amount=1&note={{ arguments.id }}'],
    ['a text of a type whose form is not known', 'text/csv', '1,{{ arguments.id }},2'],
  ])('%s is not sent', async (_, type, body) => {
    const headers = { 'Content-Type': type };
    const outcome = await run(
      { method: 'POST', url: `${server.url}/ok`, headers, body },
      { id: 'x&amount=9' },
    );
    expect(outcome).toMatchObject({ status: 'failed', code: 'bad_body', isUnknown: false });
    expect(server.seen).toEqual([]);
  });

  it.each([
    [
      'application/xml',
      '<pay to="{{ arguments.id }}">{{ arguments.name | raw }}</pay>',
      '<pay to="a&quot; b=&quot;">&lt;/pay&gt;&amp;\n</pay>',
    ],
    ['text/plain', 'id: {{ arguments.id }}\nname: {{ arguments.name }}', 'id: a" b="\nname: </pay>& '],
    ['text/plain', '{{ arguments.name }}', '</pay>&\n'],
    ['text/csv', 'all;of;it', 'all;of;it'],
  ])('a text of the type %s keeps its form', async (type, body, sent) => {
    const headers = { 'Content-Type': type };
    const given = { id: 'a" b="', name: '</pay>&\n' };
    await run({ method: 'POST', url: `${server.url}/ok`, headers, body }, given);
    expect(server.seen[0]?.body).toBe(sent);
  });

  it('the key of a write is the gate’s, whatever the definition says', async () => {
    const headers = { 'Idempotency-Key': '{{ arguments.id }}' };
    await run({ method: 'POST', url: `${server.url}/ok`, headers }, { id: 'mine' });
    expect(server.seen[0]?.headers['idempotency-key']).toMatch(/^key\d+$/);
  });
});
