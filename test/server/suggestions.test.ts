import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asNobody } from '../flows/asNobody.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { type LearningHouse, openLearning } from './learningHouse.ts';

afterAll(stopEngines);

describe.each(engines)('suggestions on %s', (_, open) => {
  let opened: Opened;
  let house: LearningHouse;
  beforeAll(async () => {
    opened = await open();
    house = await openLearning(opened.store);
  });
  beforeEach(() => house.reset());
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  let users = 0;
  const say = async (text: string, more: object = {}) =>
    (await house.call('post', '/v1/messages', { user: { id: `u${++users}` }, text, ...more })).body;
  const list = async (query = '') => (await house.call('get', `/v1/suggestions${query}`)).body;
  const rows = async (query = '') =>
    (await list(query)).groups.flatMap((group: { suggestions: object[] }) => group.suggestions);
  const only = async () => (await rows())[0];
  const accept = (id: string, body: object) => house.call('post', `/v1/suggestions/${id}/accept`, body);
  const correct = (turn: string, intent: string | null) =>
    house.call('post', `/v1/turns/${turn}/correction`, { intent });

  it('holds what the bot asked back about, with its guess and the way to the conversation', async () => {
    const { conversation, turn, decision } = await say('guess refund the blue one broke');
    expect(decision).toBe('handoff');
    const { groups, total, by, next } = await list();
    expect([groups.length, total, by, next]).toEqual([1, 1, 'words', null]);
    expect(groups[0]).toMatchObject({ label: 'guess refund the blue one broke', count: 1, intent: 'refund' });
    expect(groups[0].suggestions[0]).toMatchObject({
      text: 'guess refund the blue one broke',
      reason: 'unclear',
      intent: 'refund',
      confidence: 0.4,
      guessed: 'refund',
      state: 'open',
      conversation,
      turn,
    });
    const opened = await house.call('get', groups[0].suggestions[0].rows);
    expect(opened.body.messages[0]).toMatchObject({ id: groups[0].suggestions[0].message });
  });

  it.each([
    ['what was understood', 'sure of refund, the blue one broke'],
    ['what was understood, though no article answers it', 'sure of hours on the moon'],
    ['small talk', 'hello'],
    ['a wish for a person', 'guess refund human please'],
    ['no words', '🙂'],
  ])('does not hold %s', async (_what, text) => {
    await say(text);
    expect(await list()).toMatchObject({ total: 0, groups: [] });
  });

  it('does not hold what is said while a person has the conversation', async () => {
    const { conversation } = await say('human');
    await house.call('post', '/v1/messages', {
      user: { id: `u${users}` },
      text: 'guess refund again',
      conversation,
    });
    expect((await list()).total).toBe(0);
  });

  it('holds the customer’s own words alone, on one line and cut short', async () => {
    const mail = `guess refund it broke\nand fell\n\nOn Mon, Jan 5, Ana wrote:\n> an older mail\n> of two lines`;
    await say(mail);
    await say(`guess cancel ${'x'.repeat(5_000)}`);
    const texts = (await rows()).map(({ text }: { text: string }) => text);
    expect(texts).toContain('guess refund it broke and fell');
    expect(Math.max(...texts.map((text: string) => text.length))).toBe(500);
  });

  it('learns from what the customer picks, and not from the words on the button', async () => {
    const user = { id: 'picker' };
    const asked = (
      await house.call('post', '/v1/messages', { user, text: 'between refund and cancel, help' })
    ).body;
    expect(asked.decision).toBe('clarify');
    expect(await only()).toMatchObject({ reason: 'close', intent: 'refund', guessed: 'refund' });
    const [, second] = asked.replies[0].buttons;
    const { conversation } = asked;
    await house.call('post', '/v1/messages', { user, text: second.value, conversation });
    expect((await list()).total).toBe(1);
    expect(await only()).toMatchObject({
      text: 'between refund and cancel, help',
      reason: 'chosen',
      intent: 'cancel',
      guessed: 'refund',
      chose: second.label,
      confidence: 1,
      turn: asked.turn,
    });
  });

  it('keeps the question in the queue, and not the button, when the customer picks none', async () => {
    const user = { id: 'picker' };
    const asked = (
      await house.call('post', '/v1/messages', { user, text: 'between refund and cancel, help' })
    ).body;
    const { conversation, replies } = asked;
    await house.call('post', '/v1/messages', { user, text: replies[0].buttons.at(-1).value, conversation });
    expect(
      (await rows()).map(({ text, reason }: { text: string; reason: string }) => [text, reason]),
    ).toEqual([['between refund and cancel, help', 'close']]);
  });

  it('groups what means the same, largest first, and goes on page by page', async () => {
    for (const text of [
      'guess refund broken kettle',
      'my kettle is broken',
      'the kettle broke: broken',
      'parking lot?',
    ])
      await say(text);
    const { groups } = await list();
    expect(groups.map(({ count }: { count: number }) => count)).toEqual([3, 1]);
    expect(groups[0]).toMatchObject({ intent: 'refund', ids: expect.any(Array) });
    const first = await list('?limit=1');
    expect(first.groups).toEqual(groups.slice(0, 1));
    const second = await list(`?limit=1&cursor=${first.next}`);
    expect([second.groups, second.next]).toEqual([groups.slice(1), null]);
  });

  it('becomes an example in the bot’s file, comments kept, and the bot learns it', async () => {
    await say('guess refund the kettle broke');
    const before = await house.file('refund');
    const { id } = await only();
    const { body } = await accept(id, { intent: 'refund' });
    expect(body).toEqual({
      decided: [id],
      added: [{ intent: 'refund', file: 'intents/refund.yaml', line: 9 }],
      learned: true,
    });
    expect(await house.file('refund')).toBe(`${before}  - guess refund the kettle broke\n`);
    expect(house.trained()).toBe(1);
    expect((await list()).total).toBe(0);
    const accepted = (await rows('?state=accepted')).find((row: { id: string }) => row.id === id);
    expect(accepted).toMatchObject({
      id,
      state: 'accepted',
      acceptedAs: 'refund',
      decidedBy: 'test',
    });
    expect((await accept(id, { intent: 'refund' })).body).toMatchObject({ status: 409, code: 'decided' });
  });

  it('becomes an example in other words where the admin gives some, and in its own language', async () => {
    await say('ich guess refund Ana Ruiz 4711');
    const { id } = await only();
    await accept(id, { intent: 'refund', text: ' ich will mein Geld ' });
    expect(await house.file('refund')).toMatch(
      /translations:\n {2}de:\n {4}examples:\n {6}- ich will mein Geld\n/,
    );
    expect(await house.file('refund')).toContain('# the classic');
  });

  it('becomes an example once for all who wrote the same', async () => {
    for (let i = 0; i < 3; i++) await say('the kettle broke');
    const { id } = await only();
    expect((await accept(id, { intent: 'refund' })).body.decided).toHaveLength(3);
    expect((await list()).total).toBe(0);
  });

  it('is accepted as a group, all or none', async () => {
    for (const text of ['the kettle broke', 'my kettle broke down', 'when do you open?', 'The kettle broke!'])
      await say(text);
    const all = await rows();
    const ids = all.map(({ id }: { id: string }) => id);
    const bad = await house.call('post', '/v1/suggestions/accept', { ids, intent: 'refund' });
    const at = all.findIndex(({ text }: { text: string }) => text === 'when do you open?');
    expect(bad.body).toMatchObject({ status: 409, code: 'duplicate_example', field: `/ids/${at}` });
    expect(bad.body.detail).toContain('intents/hours.yaml:3');
    expect([(await list()).total, house.trained()]).toEqual([4, 0]);
    const good = ids.filter((_: string, i: number) => i !== at);
    const { body } = await house.call('post', '/v1/suggestions/accept', { ids: good, intent: 'refund' });
    expect([body.decided.length, body.added.length]).toEqual([3, 2]);
    expect((await list()).total).toBe(1);
  });

  it('is dismissed once, and not proposed again', async () => {
    await say('the kettle broke');
    const { id } = await only();
    expect((await house.call('post', `/v1/suggestions/${id}/dismiss`)).body).toEqual({ decided: [id] });
    expect((await house.call('post', `/v1/suggestions/${id}/dismiss`)).body).toMatchObject({
      status: 409,
      code: 'decided',
    });
    expect((await list()).total).toBe(0);
    expect((await rows('?state=dismissed')).map((row: { id: string }) => row.id)).toContain(id);
  });

  it('takes an agent’s word where the bot was sure', async () => {
    const { turn } = await say('sure of refund but it is about my plan');
    const { body } = await correct(turn, 'cancel');
    expect(body).toMatchObject({
      reason: 'corrected',
      intent: 'cancel',
      guessed: 'refund',
      confidence: 1,
      text: 'sure of refund but it is about my plan',
      alternatives: [{ name: 'hours', confidence: 0.05 }],
    });
    expect((await correct(turn, null)).body).toMatchObject({ id: body.id, intent: null, confidence: null });
    expect((await list()).total).toBe(1);
    await accept(body.id, { intent: 'cancel' });
    expect((await correct(turn, 'hours')).body).toMatchObject({ status: 409, code: 'decided' });
  });

  it('says that there is nothing to correct in a turn without words', async () => {
    const { conversation } = await say('sure of refund');
    const { body } = await house.call('post', `/v1/conversations/${conversation}/handoff`);
    expect((await correct(body.turn, 'refund')).body).toMatchObject({ status: 409, code: 'wordless' });
  });

  it('says what to do where the folder cannot be written, and stays in the queue', async () => {
    await say('the kettle broke');
    const { id } = await only();
    const before = await house.file('refund');
    await chmod(house.dir, 0o755);
    await chmod(join(house.dir, 'intents'), 0o555);
    const refused = await asNobody(() => accept(id, { intent: 'refund' }));
    await chmod(join(house.dir, 'intents'), 0o755);
    if (refused === 'skipped') return console.warn('Skipped: this user cannot become one without rights.');
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'bot_read_only',
      detail: expect.stringContaining('DESKHAND_BOT'),
    });
    expect([await house.file('refund'), (await list()).total, house.trained()]).toEqual([before, 1, 0]);
    expect((await accept(id, { intent: 'refund' })).status).toBe(200);
  });

  it('keeps the example and says why, where the bot cannot be loaded again', async () => {
    await say('the kettle broke');
    const { id } = await only();
    await writeFile(join(house.dir, 'bot.yaml'), 'name: Test\ncolour: red\n');
    const { body } = await accept(id, { intent: 'refund' });
    expect(body).toMatchObject({ decided: [id], learned: false, problem: expect.stringContaining('colour') });
    expect(await house.file('refund')).toContain('the kettle broke');
  });

  it('shows the intents that are confused, by their examples and by what customers wrote', async () => {
    await say('between cancel and refund, help');
    const { turn } = await say('sure of refund but it is about my plan');
    await correct(turn, 'hours');
    const { body } = await house.call('get', '/v1/intents/collisions');
    expect(body.collisions[0]).toMatchObject({
      intents: ['cancel', 'refund'],
      count: 1,
      suggestions: [{ text: 'between cancel and refund, help' }],
    });
    expect(body.collisions[0].examples[0].texts).toEqual([
      'please refund and cancel my order',
      'please refund my order',
    ]);
    expect(body.collisions.at(-1)).toMatchObject({ intents: ['hours', 'refund'], count: 1, examples: [] });
    expect((await house.call('get', '/v1/intents/collisions?limit=1')).body.collisions).toHaveLength(1);
  });
});
