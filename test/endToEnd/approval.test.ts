import { Action } from '../../src/domain/action.ts';
import { Flow } from '../../src/domain/flow.ts';
import { createShop, GET_ORDER, REFUND } from '../actions/house.ts';
import { until } from '../desk/house.ts';
import { type House, openFolder, openServer } from '../server/house.ts';

const FLOW = Flow.parse({
  name: 'refund',
  intents: ['refund_request'],
  slots: { order: { ask: 'Which order?' }, amount: { ask: 'How much?' } },
  steps: [
    { ask: 'order' },
    { ask: 'amount' },
    {
      call: 'refund',
      with: { order_id: '{{ slots.order }}', amount: '{{ slots.amount }}' },
      save: 'made',
      waiting: 'A colleague has a look.',
      refused: [{ say: 'No: {{ refused.because }}' }, { stop: true }],
    },
    { say: 'Refunded {{ slots.amount }}.' },
  ],
});

let folder: Awaited<ReturnType<typeof openFolder>>;
let house: House;
let users = 0;
const shop = createShop();

beforeAll(async () => {
  folder = await openFolder();
  const refund = Action.parse({
    ...REFUND,
    level: 'approve',
    confirm: 'Refund {{ arguments.amount }} of {{ order.id }}?',
  });
  house = await openServer({
    store: folder.store,
    bot: { flows: [FLOW], actions: [GET_ORDER, refund] },
    carriers: { hook: shop.hook },
  });
});
afterAll(async () => {
  await house.stop();
  await folder.close();
});

/** As far as the agent's decision: the run that waits, and the chat. */
async function askForRefund(order = 'A1', amount = '7') {
  const user = { id: 'c1' };
  const first = await house.call('post', '/v1/messages', { user, text: 'I want a refund' });
  const { conversation } = first.body;
  const say = async (text: string) =>
    (await house.call('post', '/v1/messages', { user, conversation, text })).body;
  const texts = [first.body, await say(order), await say(amount), await say('yes')];
  return { conversation, said: texts.map(({ replies }) => replies[0]?.text), last: texts.at(-1) };
}

async function waitingRun(conversation: string): Promise<string> {
  const { body } = await house.call(
    'get',
    `/v1/actions/runs?state=awaiting_approval&conversation=${conversation}`,
  );
  expect(body.runs).toHaveLength(1);
  return body.runs[0].id;
}

async function lastReply(conversation: string): Promise<string> {
  const { body } = await house.call('get', `/v1/conversations/${conversation}`);
  return body.messages.at(-1).text;
}

describe('a refund that an agent must approve', () => {
  it('waits, stands on a ticket, is done once it is approved, and the bot goes on by itself', async () => {
    const { conversation, said, last } = await askForRefund();
    expect(said).toEqual(['Which order?', 'How much?', 'Refund 7 of A1?', 'A colleague has a look.']);
    expect(last.actions).toMatchObject([{ name: 'refund', status: 'awaiting_approval' }]);
    expect(shop.orders.A1?.refunded).toBe(0);
    const run = await waitingRun(conversation);
    await until('a ticket', async () => {
      const { body } = await house.call('get', '/v1/tickets');
      return body.tickets.some(({ subject }: { subject: string }) => subject === 'To approve: refund');
    });
    await house.call('post', `/v1/actions/runs/${run}/approve`, { by: 'Eva' });
    await until('the bot goes on', async () => (await lastReply(conversation)) === 'Refunded 7.');
    expect(shop.orders.A1?.refunded).toBe(7);
    expect(shop.count('refund')).toBe(1);
  });

  it('tells the customer when an agent says no', async () => {
    const { conversation } = await askForRefund();
    const done = shop.count('refund');
    await house.call('post', `/v1/actions/runs/${await waitingRun(conversation)}/reject`, { by: 'Eva' });
    await until('the bot says so', async () =>
      (await lastReply(conversation)).startsWith('No: A colleague looked at it'),
    );
    expect(shop.count('refund')).toBe(done);
  });

  it('is refused at once for an order of somebody else, whatever the customer says', async () => {
    const { said } = await askForRefund('B1');
    expect(said[2]).toBe('No: That order is not yours.');
  });

  it('is refused to a visitor of the chat page, who is nobody for sure', async () => {
    const headers = await house.visit();
    const user = { id: `someone-${++users}` };
    const as = { authorization: headers.authorization ?? '' };
    const { body } = await house.call('post', '/v1/messages', { user, text: 'I want a refund' }, as);
    const say = async (text: string) =>
      (await house.call('post', '/v1/messages', { user, conversation: body.conversation, text }, as)).body;
    await say('A1');
    const done = shop.count('refund');
    const { replies } = await say('7');
    expect(replies[0].text).toBe('No: For that I need to know for sure who you are.');
    expect(shop.count('refund')).toBe(done);
  });
});
