import { cp } from 'node:fs/promises';
import { parse } from 'yaml';
import { runTest } from '../cli/test/runTest.ts';
import { starter, useBotFolder } from '../flows/botFolder.ts';
import { type House, openFolder, openServer } from './house.ts';

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
const folder = useBotFolder();

const USER = { id: 'ana.ruiz@mail.example', name: 'Ana Ruiz', email: 'ana.ruiz@mail.example' };
const SAID = [
  'How do I return a parcel?',
  'My name is Ana, order 987654, write to ana.ruiz@mail.example or call +49 30 901820',
  'I want to talk to a person about order 987654',
  'Hello?',
];

async function talk(said = SAID): Promise<string> {
  let conversation: string | undefined;
  for (const text of said) {
    const { body } = await house.call('post', '/v1/messages', { user: USER, text, conversation });
    conversation = body.conversation;
  }
  return conversation!;
}

describe('a stored conversation as a test', () => {
  it('says what was said, decided and quoted, and nothing of the person', async () => {
    const { body } = await house.call('get', `/v1/conversations/${await talk()}/test`);
    expect(body.file).toMatch(/^tests\/cnv_\w+\.yaml$/);
    for (const personal of ['Ana', 'Ruiz', '987654', '901820', 'mail.example'])
      expect(body.yaml).not.toContain(personal);
    const test = parse(body.yaml);
    expect(test.given.contact).toEqual({ id: 'customer', name: 'Sam Miller', email: 'person1@example.com' });
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
    const { body } = await house.call('get', `/v1/conversations/${conversation}/test`);
    await cp(starter, folder.dir, { recursive: true, filter: (name) => !name.endsWith('/tests') });
    await folder.write({ [body.file]: body.yaml });
    const { out, code } = await runTest(folder.dir);
    expect(out).toContain('all pass');
    expect(code).toBe(0);
  });

  it('is for API keys, not for visitors', async () => {
    const { user: _, ...visitor } = await house.visit();
    expect(
      (await house.call('get', `/v1/conversations/${await talk()}/test`, undefined, visitor)).status,
    ).toBe(403);
    expect((await house.call('get', '/v1/conversations/cnv_none/test')).status).toBe(404);
  });
});
