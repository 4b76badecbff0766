import { Moved, NoAnswer, Refused, SetupError } from '../../../../src/domain/errors.ts';
import type { HelpDesk, NewTicket } from '../../../../src/domain/helpdesk.ts';
import type { RequestTracker } from '../../../servers/requestTracker.ts';
import { connectTo, realOrNull } from './real.ts';

const rt = await realOrNull();
const CAROL = {
  id: 'carol@example.test',
  name: 'Carol "C" <x@evil.test>, Customer',
  email: 'carol@example.test',
};

(rt ? describe : describe.skip)('Writing to a real Request Tracker', () => {
  const real = rt as RequestTracker;
  let desk: HelpDesk;
  beforeAll(() => {
    desk = connectTo(real);
  });
  afterAll(() => real.stop(), 60_000);

  const opened = (subject: string) => real.customers.open({ subject, text: 'Hello' });
  const newTicket = (more: Partial<NewTicket> = {}): NewTicket => ({
    subject: 'From the bot',
    text: 'Transcript',
    requester: CAROL,
    public: true,
    ...more,
  });

  it('a reply reaches the customer by mail, and its key does not', async () => {
    const id = await opened('Mailed');
    await desk.reply(id, { text: 'It comes <tomorrow> & not today.' }, { key: 'out_secretkey' });
    const mails = (await real.sentMails()).filter((mail) =>
      mail.includes('It comes <tomorrow> & not today.'),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('To: carol@example.test');
    expect(mails.join()).not.toContain('out_secretkey');
  }, 60_000);

  it('an answer that got lost after the commit leaves one reply, found by its key', async () => {
    const id = await opened('Lost answer');
    const deaf = connectTo(real, { fetch: losingAnswers('/correspond') });
    await expect(deaf.reply(id, { text: 'Once' }, { key: 'out_lost' })).rejects.toBeInstanceOf(NoAnswer);
    const { comments } = await desk.thread(id);
    expect(comments.filter(({ key }) => key === 'out_lost')).toHaveLength(1);
  }, 60_000);

  it('a ticket is given to a user by name, twice without harm, and to nobody who may not own it', async () => {
    const id = await opened('Given away');
    expect(await desk.assign!(id, 'amy')).toEqual({ has: 'person' });
    expect(await desk.assign!(id, 'AMY')).toEqual({ has: 'person' });
    expect((await desk.ticket(id)).assignee).toMatchObject({ id: 'amy' });
    expect(await desk.assign!(id, 'nobody@example.test')).toBeNull();
    await expect(desk.assign!(id, 'billing')).rejects.toBeInstanceOf(Refused);
    expect((await desk.ticket(id)).assignee).toMatchObject({ id: 'amy' });
  }, 60_000);

  it('a ticket whose answer got lost is found by its key', async () => {
    const deaf = connectTo(real, { fetch: losingAnswers('/REST/2.0/ticket') });
    const key = 'out_lostticket';
    await expect(deaf.open(newTicket(), { key })).rejects.toBeInstanceOf(NoAnswer);
    const found = await desk.opened(key);
    expect(found?.subject).toBe('From the bot');
    expect((await desk.open(newTicket(), { key })).id).toBe(found?.id);
  }, 60_000);

  it('a hidden ticket whose note got lost is finished, not doubled', async () => {
    const key = 'out_halfdone';
    const failing = connectTo(real, { fetch: failingOn('/comment') });
    await expect(failing.open(newTicket({ public: false }), { key })).rejects.toBeInstanceOf(NoAnswer);
    expect(await desk.opened(key)).toBeNull();
    const first = await real.amy.finds('From the bot');
    const ticket = await desk.open(newTicket({ public: false }), { key });
    expect(ticket.id).toBe(first);
    expect((await desk.opened(key))?.id).toBe(first);
    const { comments } = await desk.thread(ticket.id);
    expect(comments).toMatchObject([{ text: 'Transcript', public: false, key }]);
  }, 60_000);

  it('the requester’s name and address cannot smuggle in another, nor can a visitor’s id be an agent’s', async () => {
    const requestorsOf = async (requester: NewTicket['requester'], key: string) => {
      const { id } = await desk.open(newTicket({ requester }), { key });
      return (await real.amy.sees(id)).Requestor.map((requestor) => requestor.id);
    };
    expect(await requestorsOf(CAROL, 'out_name')).toEqual(['carol@example.test']);
    const two = { id: 'x', email: 'carol@example.test, x@evil.test' };
    expect(await requestorsOf(two, 'out_address')).toEqual([]);
    expect(await requestorsOf({ id: 'amy', name: 'A visitor' }, 'out_visitor')).toEqual([]);
  }, 60_000);

  it('a new requester gets the name that they have, in any script', async () => {
    const requester = { id: 'z', name: "Žofie O'Nováková", email: 'zofie@example.test' };
    const ticket = await desk.open(newTicket({ requester }), { key: 'out_zofie' });
    expect(ticket.requester).toEqual({ ...requester, id: 'zofie@example.test' });
  }, 60_000);

  it('what the bot itself and Request Tracker wrote since does not count as moved, a customer’s word does', async () => {
    const id = await opened('Moved or not');
    const { version } = await desk.ticket(id);
    await desk.note(id, { text: 'Just noting' }, { key: 'out_n' });
    await desk.reply(id, { text: 'First' }, { key: 'out_r1', version });
    await desk.reply(id, { text: 'Second' }, { key: 'out_r2', version });
    await real.customers.write(id, { text: 'Wait!' });
    const late = desk.reply(id, { text: 'Third' }, { key: 'out_r3', version });
    await expect(late).rejects.toBeInstanceOf(Moved);
    expect((await desk.thread(id)).comments.map(({ text }) => text)).toEqual([
      'Hello',
      'Just noting',
      'First',
      'Second',
      'Wait!',
    ]);
  }, 60_000);

  it('a value that Request Tracker refuses in a 200 is caught by reading back', async () => {
    const id = await opened('Invalid value');
    const coloured = connectTo(real, {}, { tagsField: 'Colour' });
    await coloured.update(id, { addTags: ['red'] });
    const refusal = await coloured
      .update(id, { addTags: ['blue'], status: 'snoozed' })
      .catch((error) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ status: 422, code: 'not_applied' });
    expect(refusal.message).toContain('the custom field "Colour"');
    expect((await coloured.ticket(id)).tags).toEqual(['red']);
  }, 60_000);

  it('a tags field that the queue does not have is said to be missing', async () => {
    const id = await opened('No such field');
    const change = connectTo(real, {}, { tagsField: 'Labels' }).update(id, { addTags: ['x'] });
    await expect(change).rejects.toMatchObject({
      code: 'not_applied',
      message: expect.stringContaining('"Labels"'),
    });
  }, 60_000);

  it('a tag that someone else sets between our read and our write is not lost', async () => {
    const id = await opened('Tagged by two');
    const overtaken = connectTo(real, {
      fetch: beforeFirst('PUT', () => real.amy.changes(id, { CustomFields: { Tags: ['theirs'] } })),
    });
    await overtaken.update(id, { addTags: ['ours'] });
    expect((await desk.ticket(id)).tags.sort()).toEqual(['ours', 'theirs']);
  }, 60_000);

  it('what an agent writes between the read of a thread and our reply stops the reply', async () => {
    const id = await opened('Overtaken');
    const { version } = (await desk.thread(id)).ticket;
    const overtaken = connectTo(real, { fetch: beforeFirst('GET', () => real.amy.reply(id, 'Mine!')) });
    const late = overtaken.reply(id, { text: 'Too late' }, { key: 'out_overtaken', version });
    await expect(late).rejects.toBeInstanceOf(Moved);
    expect((await desk.thread(id)).comments.map(({ text }) => text)).toEqual(['Hello', 'Mine!']);
  }, 60_000);

  it('a ticket keeps the tags and the priority that it is opened with', async () => {
    const ticket = await desk.open(newTicket({ tags: ['bot', 'vip'], priority: 'high' }), {
      key: 'out_tagged',
    });
    expect(ticket.tags.sort()).toEqual(['bot', 'vip']);
    expect((await real.amy.sees(ticket.id)).Priority).toBe('100');
  }, 60_000);

  it('a file of another encoding and a name of another script come back as they were', async () => {
    const id = await opened('Strange file');
    const latin = Buffer.from('žluť', 'utf16le').toString('base64');
    await desk.note(
      id,
      { text: 'See', attachments: [{ name: '日本 "x".txt', type: 'text/plain', data: latin }] },
      { key: 'out_f' },
    );
    const { comments } = await desk.thread(id);
    expect(comments[1]?.attachments).toMatchObject([{ name: '日本 "x".txt', data: latin }]);
  }, 60_000);

  it('check says what to mend', async () => {
    const wrong = async (more: Record<string, string>) =>
      await connectTo(real, {}, more)
        .check()
        .catch((error) => error);
    expect(await wrong({ botUser: 'amy' })).toMatchObject({
      message: expect.stringContaining('belongs to the user "helpbot"'),
    });
    expect(await wrong({ token: `${real.token}0` })).toMatchObject({
      message: expect.stringContaining('make a new one'),
    });
    expect(await wrong({ queue: 'Billing' })).toMatchObject({ message: expect.stringContaining('SeeQueue') });
    expect(await wrong({ articleClass: 'Internal' })).toMatchObject({
      message: expect.stringContaining('SeeClass'),
    });
    expect(await wrong({ url: `${real.url}/nowhere` })).toBeInstanceOf(SetupError);
    expect(await desk.check()).toEqual({ as: 'Help Bot (helpbot)' });
  }, 60_000);

  it('a person is found by address', async () => {
    await opened('Who am I');
    expect(await desk.person!('CAROL@example.test')).toMatchObject({
      id: 'carol@example.test',
      name: 'Carol Customer',
    });
    expect(await desk.person!('nobody@example.test')).toBeNull();
  }, 60_000);

  it('articles are written once, changed in place, and read with title, text and page', async () => {
    const before = Date.now() - 2_000;
    const written = await desk.upsertArticle!({
      id: 'refunds',
      title: 'Refunds',
      body: '# Refunds\n\nIn <14> days & žluť.',
    });
    expect(await desk.upsertArticle!({ id: 'refunds', title: 'Refunds', body: 'In 30 days.' })).toEqual(
      written,
    );
    await desk.upsertArticle!({ id: written.id, title: 'Refunds, new', body: 'In 40 days.' });
    const all = await collect(desk.articles!());
    const number = written.id.replace('rt-', '');
    const url = `${real.url}/Articles/Article/Display.html?id=${number}`;
    expect(all).toEqual([{ id: written.id, title: 'Refunds, new', body: 'In 40 days.', url }]);
    expect(await collect(desk.articles!(before))).toHaveLength(1);
    expect(await collect(desk.articles!(Date.now() + 3_600_000))).toEqual([]);
  }, 60_000);
});

/** Does the call and loses the answer: a time-out after the commit. */
function losingAnswers(path: string): typeof fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method === 'POST' && new URL(String(input)).pathname.endsWith(path))
      throw new TypeError('connection reset');
    return answer;
  };
}

function failingOn(path: string): typeof fetch {
  return async (input, init) => {
    if (new URL(String(input)).pathname.endsWith(path)) throw new TypeError('connection refused');
    return await fetch(input, init);
  };
}

/** Something happens at the desk just before our first call of this kind goes out. */
function beforeFirst(method: string, happen: () => Promise<void>): typeof fetch {
  let happened = false;
  return async (input, init) => {
    if (!happened && init?.method === method) {
      happened = true;
      await happen();
    }
    return await fetch(input, init);
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
