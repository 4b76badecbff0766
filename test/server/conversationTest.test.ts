import { cp } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Call } from '../../src/actions/parts.ts';
import { createReading } from '../../src/engine/createReading.ts';
import { neutralise } from '../../src/insights/tests/neutralise.ts';
import { createDemoApps } from '../../src/starter/demo/createDemoApps.ts';
import { faultsOf } from '../cli/check/runCheck.ts';
import { runTest } from '../cli/test/runTest.ts';
import { until } from '../desk/house.ts';
import { starter, useBotFolder } from '../flows/botFolder.ts';
import { type House, openFolder, openServer } from './house.ts';

let opened: Awaited<ReturnType<typeof openFolder>>;
let house: House;
/** The shop, directory and calendar that the bot's actions are carried out by. */
const demo = createDemoApps({ now: Date.now, mail() {}, newCode: () => '482913' });
beforeAll(async () => {
  opened = await openFolder();
  const carriers = {
    app: (call: Call) => demo((call.action.carry as { app: string }).app, call.arguments, call),
  };
  house = await openServer({ store: opened.store, carriers });
});
// A house that was not finished in time is left all the same.
afterAll(async () => {
  await house?.stop();
  await opened?.close();
});
const folder = useBotFolder();

const USER = { id: 'ana.ruiz@mail.example', name: 'Ana Ruiz', email: 'ana.ruiz@mail.example' };
const SAID = [
  'How do I return a parcel?',
  'My name is Ana, order 987654, write to ana.ruiz@mail.example or call +49 30 901820',
  'I want to talk to a person about order 987654',
  'Hello?',
];

async function talk(said = SAID, user: object = USER): Promise<string> {
  let conversation: string | undefined;
  for (const text of said) {
    const { body } = await house.call('post', '/v1/messages', { user, text, conversation });
    conversation = body.conversation;
  }
  return conversation!;
}

async function testOf(conversation: string): Promise<string> {
  return (await house.call('get', `/v1/conversations/${conversation}/test`)).body.yaml;
}

/** The tests of these conversations pass at once on the same bot, and are sound. */
async function expectPass(conversations: string[]): Promise<void> {
  await cp(starter, folder.dir, { recursive: true, filter: (name) => !name.endsWith('/tests') });
  for (const one of conversations) await folder.write({ [`tests/${one}.yaml`]: await testOf(one) });
  expect(await faultsOf(folder.dir)).toEqual([]);
  const { out, code } = await runTest(folder.dir);
  expect(out).toContain('all pass');
  expect(code).toBe(0);
}

describe('a stored conversation as a test', () => {
  it('says what was said, decided and quoted, and nothing of the person', async () => {
    const { body } = await house.call('get', `/v1/conversations/${await talk()}/test`);
    expect(body.file).toMatch(/^tests\/cnv_\w+\.yaml$/);
    for (const personal of ['Ana', 'Ruiz', '987654', '901820', 'mail.example'])
      expect(body.yaml).not.toContain(personal);
    const test = parse(body.yaml);
    const email = 'person1@example.com';
    expect(test.given.contact).toEqual({ id: email, name: 'Sam Miller', email });
    expect(test.given.articles).toMatchObject([{ id: 'returns', title: 'Returning a parcel' }]);
    expect(test.steps[0]).toMatchObject({ user: SAID[0], decides: 'answer', bot: { sources: ['returns'] } });
    const order = /order (\d{6})/.exec(test.steps[1].user)?.[1];
    expect(test.steps[1].user).toContain('My name is Sam, order');
    expect(test.steps[1].decides).toBe('handoff');
    expect(test.steps[2]).toEqual({ user: `I want to talk to a person about order ${order}`, silent: true });
    expect(test.steps[3]).toEqual({ user: 'Hello?', silent: true });
  });

  it('is one that the same bot passes', async () => {
    const conversation = await talk(['How do I return a parcel?', 'I want to talk to a person', 'Hello?']);
    await expectPass([conversation]);
  });

  it('is one that the same bot passes, with all that actions gave, and what agents decided', async () => {
    const ana = { id: 'ana@example.com', name: 'Ana Ruiz', email: 'ana@example.com' };
    const back = await talk(['I want to return the cap from order 1043, it is too small', 'yes'], ana);
    const laptop = await talk(['I need a new laptop for work', 'the old one is too slow', 'yes'], ana);
    const { body } = await house.call('get', '/v1/actions/runs?state=awaiting_approval');
    await house.call('post', `/v1/actions/runs/${body.runs[0].id}/approve`, { by: 'Eva' });
    await until('the approval to be told', async () => /Laptop is ordered/.test(await testOf(laptop)));
    const moved = await talk(
      [
        'change the address of order 1044',
        '14 Elm Street, 10115 Berlin',
        'what are your opening hours?',
        'yes',
        'a human please',
      ],
      ana,
    );
    const stopped = await talk(['where is my order', 'never mind'], {
      id: 'ben@example.com',
      email: 'ben@example.com',
    });
    await expectPass([back, laptop, moved, stopped]);
    expect(await testOf(laptop)).toMatch(/agent:\s+approves: request_asset/);
    for (const own of ['1043', '1044', 'Ruiz', 'ana@', '10115'])
      for (const one of [back, laptop, moved]) expect(await testOf(one)).not.toContain(own);
  });

  it('holds no secret that was typed, and goes its way all the same', async () => {
    const user = { id: 'u-7731', name: 'Ana Ruiz' };
    const conversation = await talk(
      ['where is my order 1042', 'ana@example.com', 'it is 999 999', 'the code is 482913'],
      user,
    );
    const yaml = await testOf(conversation);
    expect(yaml).toContain('is on its way with Demo Parcel');
    expect(yaml).toContain('12 Oak Lane');
    const { body } = await house.call('get', `/v1/actions/runs?conversation=${conversation}`);
    expect(JSON.stringify(body)).not.toContain('Oak Lane');
    const [kept] = await opened.store.actionRuns.list('default', {
      conversation,
      action: 'get_order',
      limit: 1,
    });
    expect(kept?.result).toMatch(/^[\w-]{100,}$/);
    for (const secret of ['482913', '999 999', '1042', 'u-7731']) expect(yaml).not.toContain(secret);
    await expectPass([conversation]);
  });

  it('knows numbers again in whatever actions gave, and leaves amounts as they are', () => {
    const neutral = neutralise({
      customer: undefined,
      agents: [],
      ids: { kim: 'customer' },
      numbers: {},
      mask: createReading().mask(),
      answers: { find: [{ with: { order: '4711' }, gives: { id: 4711, price: 1200, label: 'R4711-2' } }] },
      texts: ['Order 4711 for 1200 EUR'],
    });
    const order = /^Order (\d{4}) for 1200 EUR$/.exec(neutral('Order 4711 for 1200 EUR'))?.[1];
    expect(order).not.toBe('4711');
    expect(neutral({ id: 4711, price: 1200, label: 'R4711-2', of: 'kim', text: 'Hi kim' })).toEqual({
      id: Number(order),
      price: 1200,
      label: `R${order}-2`,
      of: 'customer',
      text: 'Hi kim',
    });
  });

  it('knows an address that holds the name of its owner as an address', () => {
    const neutralOf = (customer: string) =>
      neutralise({
        customer,
        agents: [],
        ids: { 'ben@example.org': 'ben@example.org' },
        numbers: {},
        mask: createReading().mask(),
        answers: {},
        texts: [],
      });
    expect(
      neutralOf('Ben')({ id: 'ben@example.org', name: 'Ben', text: 'Ben here, ben@example.org' }),
    ).toEqual({
      id: 'person1@example.com',
      name: 'Sam Miller',
      text: 'Sam Miller here, person1@example.com',
    });
    // Some channels know no other name.
    expect(neutralOf('ben@example.org')(['ben@example.org'])).toEqual(['person1@example.com']);
    // Nor does a name break what stands for an address.
    expect(neutralOf('Ida Email')('Ida Email, ida@example.org')).toBe('Sam Miller, person1@example.com');
  });

  it('is for API keys, not for visitors', async () => {
    const { user: _, ...visitor } = await house.visit();
    expect(
      (await house.call('get', `/v1/conversations/${await talk()}/test`, undefined, visitor)).status,
    ).toBe(403);
    expect((await house.call('get', '/v1/conversations/cnv_none/test')).status).toBe(404);
  });
});
