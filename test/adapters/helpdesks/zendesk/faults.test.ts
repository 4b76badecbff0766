import { Moved, NoAnswer, Refused, SetupError } from '../../../../src/domain/errors.ts';
import { AGENT, BOT_ID } from '../../../servers/zendesk.ts';
import { type Connected, connected } from './setup.ts';

let zd: Connected;
beforeEach(async () => {
  zd = await connected();
});
afterEach(() => zd.account.stop());

const failure = (call: Promise<unknown>) =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  );
const newTicket = { subject: 'Refund', text: 'Please refund', public: true };

/** Anything that zendesk-node-api would have thrown outside of its promise. */
const strays: unknown[] = [];
const stray = (error: unknown) => void strays.push(error);
beforeAll(() => void process.on('unhandledRejection', stray).on('uncaughtException', stray));
afterAll(() => void process.off('unhandledRejection', stray).off('uncaughtException', stray));
afterEach(() => expect(strays.splice(0)).toEqual([]));

describe('what a failing Zendesk becomes', () => {
  it('waits for Retry-After and reads again after a 429', async () => {
    const id = zd.account.customerOpens('Slow down', 'Hello');
    const before = zd.clock.now();
    zd.account.faults.plan(/^GET .*\/tickets\/\d+$/, { kind: '429', retryAfter: 3 });
    expect((await zd.desk.ticket(id)).subject).toBe('Slow down');
    expect(zd.clock.now() - before).toBeGreaterThanOrEqual(3000);
  });

  it('leaves a 429 on a write to the outbox, with the time to wait, and writes nothing', async () => {
    const id = zd.account.customerOpens('Slow down', 'Hello');
    zd.account.faults.plan(/^PUT /, { kind: '429', retryAfter: 7 });
    const error = await failure(zd.desk.reply(id, { text: 'Hi' }, { key: 'k' }));
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({ status: 429, code: 'too_many_requests', retryAfterMs: 7000 });
    expect(zd.account.texts(id)).toEqual(['Hello']);
  });

  it.each([
    ['an HTML 502', 'html502', 'http_502'],
    ['a JSON 500', 'json500', 'http_500'],
    ['a reset', 'resetBefore', 'network'],
    ['a connection lost after the write', 'resetAfter', 'network'],
  ] as const)('calls %s on every kind of write no answer', async (_, kind, code) => {
    const id = zd.account.customerOpens('Trouble', 'Hello');
    await zd.desk.check();
    const once = { key: 'k1' };
    const writes: (() => Promise<unknown>)[] = [
      () => zd.desk.open(newTicket, once),
      () => zd.desk.reply(id, { text: 'Hi' }, once),
      () => zd.desk.note(id, { text: 'Hi' }, once),
      () => zd.desk.update(id, { status: 'open' }),
      () => zd.desk.update(id, { addTags: ['a'] }),
    ];
    for (const write of writes) {
      zd.account.faults.plan(/^(POST|PUT) /, { kind });
      const error = await failure(write());
      expect(error).toBeInstanceOf(NoAnswer);
      expect(error).toMatchObject({ code });
    }
  });

  it('reads again after a broken answer, over the library and over our own client alike', async () => {
    const id = zd.account.customerOpens('Flaky', 'Hello');
    for (const kind of ['html502', 'resetBefore'] as const) {
      zd.account.faults.plan(/^GET .*\/tickets\/\d+$/, { kind });
      zd.account.faults.plan(/^GET .*\/comments$/, { kind });
      expect((await zd.desk.thread(id)).comments).toHaveLength(1);
    }
  });

  it('gives up a read after three tries', async () => {
    const id = zd.account.customerOpens('Down', 'Hello');
    await zd.desk.check();
    zd.account.faults.plan(/^GET /, { kind: 'html502' }, 9);
    expect(await failure(zd.desk.ticket(id))).toMatchObject({ name: 'NoAnswer', code: 'http_502' });
    expect(zd.account.faults.calls.filter((call) => call.endsWith(`/tickets/${id}`))).toHaveLength(3);
  });

  it('calls silence a time-out, and no answer', async () => {
    const impatient: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(100) });
    const desk = zd.connect({}, { fetch: impatient });
    const id = zd.account.customerOpens('Silence', 'Hello');
    zd.account.faults.plan(/^PUT /, { kind: 'hangAfter' });
    expect(await failure(desk.reply(id, { text: 'Hi' }, { key: 'k' }))).toMatchObject({
      name: 'NoAnswer',
      code: 'timeout',
    });
    expect(zd.account.texts(id)).toEqual(['Hello', 'Hi']);
  });

  it('calls a wrong token a refusal on every verb, where the library alone would resolve', async () => {
    const desk = zd.connect({ token: 'wrong' });
    const id = zd.account.customerOpens('Locked', 'Hello');
    expect(await failure(desk.check())).toBeInstanceOf(SetupError);
    expect(await failure(desk.reply(id, { text: 'Hi' }, { key: 'k' }))).toMatchObject({
      name: 'Refused',
      status: 401,
    });
    expect(await failure(desk.opened('k'))).toMatchObject({ name: 'Refused', status: 401 });
    expect(await failure(desk.person!('a@b.test'))).toMatchObject({ name: 'Refused', status: 401 });
  });

  it('passes on that a ticket is closed, and that a comment is too long', async () => {
    const id = zd.account.customerOpens('Closed', 'Hello');
    const long = await failure(
      zd.desk.reply(id, { text: 'é'.repeat(zd.desk.maxCommentBytes / 2 + 1) }, { key: 'k' }),
    );
    expect(long).toMatchObject({ name: 'Refused', status: 422 });
    zd.account.setStatus(id, 'closed');
    expect(await failure(zd.desk.reply(id, { text: 'Hi' }, { key: 'k' }))).toMatchObject({
      name: 'Refused',
      status: 422,
    });
  });

  it('keeps token and texts out of every message', async () => {
    const id = zd.account.customerOpens('Private', 'Hello');
    await zd.desk.check();
    const seen: string[] = [];
    for (const kind of ['html502', 'json500', 'resetBefore'] as const) {
      zd.account.faults.plan(/^(PUT|POST|GET) .*(search|tickets)/, { kind }, 5);
      seen.push(String(await failure(zd.desk.person!('ana@example.test'))));
      seen.push(String(await failure(zd.desk.reply(id, { text: 'my secret answer' }, { key: 'k' }))));
      zd.account.faults.clear();
    }
    expect(seen).toHaveLength(6);
    expect(seen.join('\n')).not.toMatch(/ana@example|secret-token|secret answer|Basic /);
  });
});

describe('one write, never two', () => {
  it('finds by its key the ticket whose answer got lost, and opens no second one', async () => {
    zd.account.faults.plan(/^POST .*\/tickets$/, { kind: 'resetAfter' });
    expect(await failure(zd.desk.open(newTicket, { key: 'out_1' }))).toBeInstanceOf(NoAnswer);
    const found = await zd.desk.opened('out_1');
    expect(found?.subject).toBe('Refund');
    const again = await zd.desk.open(newTicket, { key: 'out_1' });
    expect(again.id).toBe(found?.id);
    expect(zd.account.state.tickets.size).toBe(1);
  });

  it('finds no ticket when the connection died before anything was written', async () => {
    zd.account.faults.plan(/^POST .*\/tickets$/, { kind: 'resetBefore' });
    expect(await failure(zd.desk.open(newTicket, { key: 'out_2' }))).toBeInstanceOf(NoAnswer);
    expect(await zd.desk.opened('out_2')).toBeNull();
  });

  it.each(['reply', 'note'] as const)('finds in the thread the %s whose answer got lost', async (verb) => {
    const id = zd.account.customerOpens('Lost answer', 'Hello');
    zd.account.faults.plan(/^PUT /, { kind: 'resetAfter' });
    expect(await failure(zd.desk[verb](id, { text: 'Written' }, { key: 'out_3' }))).toBeInstanceOf(NoAnswer);
    const { comments } = await zd.desk.thread(id);
    expect(comments.filter(({ key }) => key === 'out_3').map(({ text }) => text)).toEqual(['Written']);
  });

  it('finds no reply when the connection died before anything was written', async () => {
    const id = zd.account.customerOpens('Lost request', 'Hello');
    zd.account.faults.plan(/^PUT /, { kind: 'resetBefore' });
    await failure(zd.desk.reply(id, { text: 'Unwritten' }, { key: 'out_4' }));
    expect((await zd.desk.thread(id)).comments.map(({ key }) => key)).toEqual([undefined]);
  });

  it('finds a key among more comments than one page holds', async () => {
    const id = zd.account.customerOpens('Long', 'Hello');
    for (let count = 0; count < 130; count++) zd.account.customerWrites(id, `Message ${count}`);
    await zd.desk.reply(id, { text: 'At last' }, { key: 'out_5' });
    const { comments } = await zd.desk.thread(id);
    expect(comments).toHaveLength(132);
    expect(comments.at(-1)).toMatchObject({ key: 'out_5', own: true });
  });
});

describe('a write that a human overtakes', () => {
  it('moves aside when a human answered in the very second that the ticket was read in', async () => {
    const id = zd.account.customerOpens('Same second', 'Hello');
    const { version } = await zd.desk.ticket(id);
    zd.account.agentReplies(id, 'I take this.');
    expect(await failure(zd.desk.reply(id, { text: 'Bot' }, { key: 'k', version }))).toBeInstanceOf(Moved);
    expect(zd.account.texts(id)).toEqual(['Hello', 'I take this.']);
  });

  it('moves aside when the ticket was only assigned', async () => {
    const id = zd.account.customerOpens('Assigned', 'Hello');
    const { version } = (await zd.desk.thread(id)).ticket;
    zd.account.assign(id);
    expect(await failure(zd.desk.note(id, { text: 'Bot' }, { key: 'k', version }))).toBeInstanceOf(Moved);
  });

  it('shows the human who has the ticket, and nobody when only the bot has it', async () => {
    const id = zd.account.customerOpens('Owner', 'Hello');
    zd.account.assign(id, AGENT.id);
    expect((await zd.desk.ticket(id)).assignee).toEqual({ id: String(AGENT.id) });
    zd.account.assign(id, BOT_ID);
    expect((await zd.desk.ticket(id)).assignee).toBeUndefined();
  });
});
