import { ARTICLES, type House, openFolder, openServer } from './house.ts';

const user = { id: 'u1', name: 'Ana Ruiz', email: 'ana@example.test' };
describe('POST /v1/messages', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let house: House;
  beforeAll(async () => {
    opened = await openFolder();
    house = await openServer({ store: opened.store });
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  const say = (text: string, more: object = {}, headers?: Record<string, string>) =>
    house.call('post', '/v1/messages', { user, text, ...more }, headers);
  const withKey = (key: string) => ({
    authorization: 'Bearer dk_the-key-of-the-tests',
    'idempotency-key': key,
  });

  it('answers a question with the article’s own words and their source', async () => {
    const { status, body } = await say('How do I return a parcel?');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'pending', decision: 'answer', actions: [], handoff: null });
    expect(body.conversation).toMatch(/^cnv_/);
    expect(body.turn).toMatch(/^trn_/);
    const [reply] = body.replies;
    expect(reply.id).toMatch(/^msg_/);
    expect(ARTICLES[0]?.body).toContain(reply.text);
    expect(reply.sources).toEqual([
      {
        article: 'returns',
        title: 'Returning a parcel',
        url: 'https://help.example.test/returns',
        quote: reply.text,
        version: 1,
      },
    ]);
    expect(body.trace.map((t: { step: string }) => t.step)).toEqual([
      'screen',
      'understand',
      'search',
      'decide',
    ]);
    for (const { ms } of body.trace) expect(ms).toBeGreaterThanOrEqual(0);
  });

  it('needs only user.id and a text', async () => {
    const { status } = await house.call('post', '/v1/messages', { user: { id: 'x' }, text: 'hello' });
    expect(status).toBe(200);
  });

  it('takes a file without words, and asks what it is about', async () => {
    const file = { name: 'a.png', type: 'image/png', data: Buffer.from('png').toString('base64') };
    const { body } = await house.call('post', '/v1/messages', { user, attachments: [file] });
    expect(body.decision).toBe('clarify');
    const { body: kept } = await house.call('get', `/v1/conversations/${body.conversation}`);
    expect(kept.messages[0]).toMatchObject({
      author: 'customer',
      attachments: [{ name: 'a.png', type: 'image/png' }],
    });
  });

  it('goes on in a conversation, and GET gives its messages in order, or those after a number', async () => {
    const { body: first } = await say('How do I return a parcel?');
    const { body: second } = await say('thanks', { conversation: first.conversation });
    expect(second).toMatchObject({ conversation: first.conversation, decision: 'smalltalk' });
    const { body: whole } = await house.call('get', `/v1/conversations/${first.conversation}`);
    expect(whole.messages.map((m: { author: string }) => m.author)).toEqual([
      'customer',
      'bot',
      'customer',
      'bot',
    ]);
    expect(whole.messages.map((m: { seq: number }) => m.seq)).toEqual([1, 2, 3, 4]);
    const { body: later } = await house.call('get', `/v1/conversations/${first.conversation}?after=2`);
    expect(later.messages.map((m: { text: string }) => m.text)).toEqual(['thanks', second.replies[0].text]);
  });

  it('hands over to a person, tells the ticket’s number and is silent afterwards', async () => {
    const { body } = await say('I want to talk to a human being');
    expect(body).toMatchObject({
      decision: 'handoff',
      status: 'open',
      handoff: { reason: 'asked_for_human' },
    });
    expect(body.handoff.ticket).toEqual({ number: expect.stringMatching(/^\d+$/), desk: 'local' });
    expect(body.replies[0].text).toContain(body.handoff.ticket.number);
    const { body: after } = await say('are you there?', { conversation: body.conversation });
    expect(after).toMatchObject({ decision: 'silent', replies: [] });
  });

  it('gives a repeat with the same Idempotency-Key the stored answer, byte for byte', async () => {
    const first = await say('How do I return a parcel?', {}, withKey('k1'));
    const again = await say('How do I return a parcel?', {}, withKey('k1'));
    expect(again.text).toBe(first.text);
    const { body } = await house.call('get', `/v1/conversations/${first.body.conversation}`);
    expect(body.messages).toHaveLength(2);
  });

  it('refuses the same Idempotency-Key with other words, and one that is too long', async () => {
    await say('hello', {}, withKey('k2'));
    const other = await say('goodbye', {}, withKey('k2'));
    expect(other.body).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
      field: 'Idempotency-Key',
    });
    const long = await say('hello', {}, withKey('k'.repeat(256)));
    expect(long.body).toMatchObject({ status: 422, field: 'Idempotency-Key' });
  });

  it('keeps the keys of two users apart', async () => {
    const mine = await say('hello', {}, withKey('k3'));
    const theirs = await say('hello', { user: { id: 'u2' } }, withKey('k3'));
    expect(theirs.body.conversation).not.toBe(mine.body.conversation);
  });
});
