import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadBot } from '../../../src/flows/loadBot.ts';
import { CUSTOMERS, FACTS } from './customers.ts';
import { type Customer, playSubflow } from './playSubflow.ts';

const bot = await loadBot(fileURLToPath(new URL('bot', import.meta.url)));
const LISTED = new URL('../../../../shared/data/evals/abcd_flows/subflow_actions.json', import.meta.url);
const isThere = existsSync(LISTED);
if (!isThere) console.log('Skipped: no list of subflows in ../shared/data/evals/abcd_flows.');
const listed: Record<string, string[]> = isThere ? JSON.parse(readFileSync(LISTED, 'utf8')) : {};

function customerOf(subflow: string, more: Partial<Customer> = {}): Customer {
  const own = CUSTOMERS[subflow] ?? {};
  return { ...own, ...more, answers: { ...FACTS, ...own.answers, ...more.answers } };
}

describe('the subflows of ABCD', () => {
  (isThere ? it : it.skip)('are all there', () => {
    expect(Object.keys(listed)).toHaveLength(55);
    expect(Object.keys(listed).filter((name) => !bot.flows.some((flow) => flow.name === name))).toEqual([]);
  });

  const rows = isThere ? Object.entries(listed) : [['no subflow', []] as [string, string[]]];
  (isThere ? it : it.skip).each(rows)('%s emits exactly its actions', async (subflow, actions) => {
    const played = await playSubflow(bot, subflow, customerOf(subflow));
    expect(played.actions).toEqual(actions);
    expect(played.end?.as).not.toBe('handoff');
  });
});

const ACCOUNT = ['pull-up-account', 'verify-identity'];
const PURCHASE = ['pull-up-account', 'validate-purchase'];

interface Way extends Partial<Customer> {
  what: string;
  subflow: string;
  actions: string[];
}

const ways: Way[] = [
  {
    what: 'a guest keeps a fee that the system calls right',
    subflow: 'status_mystery_fee',
    answers: { level: 'guest' },
    actions: [...ACCOUNT, 'ask-the-oracle', 'membership'],
  },
  {
    what: 'a fee by mistake goes without a look at the level',
    subflow: 'status_mystery_fee',
    oracle: 'yes',
    actions: [...ACCOUNT, 'ask-the-oracle', 'update-order'],
  },
  {
    what: 'nothing is removed that was never added',
    subflow: 'status_service_added',
    oracle: 'no',
    actions: ['pull-up-account', 'record-reason', 'ask-the-oracle'],
  },
  {
    what: 'an order that has left is not made faster',
    subflow: 'manage_upgrade',
    answers: { state: 'Delivered' },
    actions: [...ACCOUNT, 'shipping-status'],
  },
  {
    what: 'nobody is charged for overnight delivery without a yes',
    subflow: 'manage_upgrade',
    answers: { level: 'bronze' },
    no: ['Overnight'],
    actions: [...ACCOUNT, 'shipping-status', 'membership'],
  },
  {
    what: 'an item is added at once to an order that has not left',
    subflow: 'manage_create',
    answers: { state: 'Order Received' },
    actions: [...ACCOUNT, 'shipping-status', 'make-purchase'],
  },
  {
    what: 'a return without time, receipt and packaging is turned down',
    subflow: 'return_color',
    answers: { level: 'bronze', in_time: 'no', receipt: 'no', packaging: 'no' },
    actions: [...PURCHASE, 'membership'],
  },
  {
    what: 'a receipt is enough for a return',
    subflow: 'return_color',
    answers: { level: 'guest', in_time: 'no', receipt: 'yes' },
    actions: [...PURCHASE, 'membership', 'enter-details', 'update-order'],
  },
  {
    what: 'who is happy gets no promo code',
    subflow: 'bad_price_competitor',
    no: [],
    actions: ['pull-up-account', 'record-reason', 'verify-identity'],
  },
  {
    what: 'a credit that is late needs no level',
    subflow: 'mistimed_billing_already_returned',
    answers: { days: 'about 10 days' },
    actions: [...PURCHASE, 'record-reason', 'update-order'],
  },
  {
    what: 'a parcel of four days is waited for',
    subflow: 'missing',
    answers: { days: '4' },
    actions: [...PURCHASE, 'record-reason'],
  },
  {
    what: 'a forgotten user name is found on the way',
    subflow: 'missing',
    answers: { username: 'I do not know', days: '4' },
    actions: ['pull-up-account', 'verify-identity', 'validate-purchase', 'record-reason'],
  },
  {
    what: 'without an extension the manager is told',
    subflow: 'manage_extension',
    answers: { level: 'bronze' },
    actions: [...ACCOUNT, 'membership', 'enter-details', 'notify-team'],
  },
  {
    what: 'a large amount of a silver member is not refunded',
    subflow: 'manage_dispute_bill',
    answers: { level: 'silver', amount: '$20' },
    actions: [...ACCOUNT, 'membership'],
  },
  { what: 'what helps ends it', subflow: 'credit_card', no: [], actions: ['try-again'] },
  {
    what: 'a no to the last question changes nothing',
    subflow: 'manage_change_address',
    no: ['Shall I change'],
    actions: ['pull-up-account', 'record-reason', 'verify-identity'],
  },
];

describe('the other ways through them', () => {
  it.each(ways)('$what', async ({ subflow, actions, what, ...more }) => {
    expect((await playSubflow(bot, subflow, customerOf(subflow, more))).actions).toEqual(actions);
  });
});
