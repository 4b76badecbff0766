import { createActions } from '../../src/actions/createActions.ts';
import { createMemoryRuns } from '../../src/actions/memoryRuns.ts';
import type { ActionParts, Call } from '../../src/actions/parts.ts';
import { Action, type ActionRequest } from '../../src/domain/action.ts';
import type { ActionRun, ActionRuns } from '../../src/domain/actionRun.ts';
import { createVault } from '../../src/domain/createVault.ts';
import type { Json } from '../../src/domain/json.ts';

export const ANA = { id: 'c1', name: 'Ana', email: 'ana@example.com', by: 'channel:api' };

/** A small shop behind the hook carrier: orders that really change, faults on demand. */
export function createShop() {
  const orders: Record<
    string,
    { id: string; customer: string; status: string; total: number; refunded: number }
  > = {
    A1: { id: 'A1', customer: 'c1', status: 'delivered', total: 40, refunded: 0 },
    A2: { id: 'A2', customer: 'c1', status: 'pending', total: 90, refunded: 0 },
    B1: { id: 'B1', customer: 'c2', status: 'delivered', total: 20, refunded: 0 },
  };
  const calls: Call[] = [];
  const verbs: Record<string, (given: Record<string, Json>) => unknown> = {
    getOrder: ({ order_id }) => orders[String(order_id)] ?? null,
    refund({ order_id, amount }) {
      const order = orders[String(order_id)];
      if (order) order.refunded += Number(amount);
      return { id: `r${calls.length}`, order: order?.id, amount };
    },
    takeBack({ order_id, amount }) {
      const order = orders[String(order_id)];
      if (order) order.refunded -= Number(amount);
      return { ok: true };
    },
    findCustomer: ({ code }) => (code === '4711' ? { customer: 'c9' } : {}),
  };
  const shop = {
    orders,
    calls,
    verbs,
    async hook(call: Call) {
      calls.push(call);
      const name = 'hook' in call.action.carry ? call.action.carry.hook : '';
      return verbs[name]?.(call.arguments);
    },
    count: (name: string) => calls.filter(({ action }) => action.name === name).length,
  };
  return shop;
}

const order = { schema: { type: 'string', pattern: '^[AB]\\d$' } };

export const GET_ORDER = Action.parse({
  name: 'get_order',
  does: 'read',
  arguments: { order_id: order },
  carry: { hook: 'getOrder' },
  requester: false,
});

/** The raw definition, for variants of it. */
export const REFUND = {
  name: 'refund',
  does: 'write',
  arguments: {
    order_id: order,
    amount: { schema: { type: 'number', minimum: 0.01 } },
    customer: { from: 'requester.id' },
  },
  carry: { hook: 'refund' },
  level: 'act',
  confirm: false,
  look: [{ call: 'get_order', with: { order_id: '{{ arguments.order_id }}' }, as: 'order' }],
  rules: [
    { rule: 'own_order', if: 'order.customer == requester.id', because: 'That order is not yours.' },
    { rule: 'delivered', if: 'order.status == "delivered"', because: 'It is not delivered yet.' },
    {
      rule: 'not_more',
      if: '(order.total | minus: order.refunded) >= arguments.amount',
      because: 'That is more than was paid.',
    },
  ],
  undo: { call: 'take_back', with: { order_id: '{{ arguments.order_id }}', amount: '{{ result.amount }}' } },
};

export const TAKE_BACK = Action.parse({
  name: 'take_back',
  does: 'write',
  arguments: { order_id: order, amount: { schema: { type: 'number' } } },
  carry: { hook: 'takeBack' },
  level: 'act',
  confirm: false,
});

export function createGate(more: Partial<ActionParts> & { definitions?: object[] } = {}) {
  const { definitions = [REFUND], ...parts } = more;
  const shop = createShop();
  const runs: ActionRuns = createMemoryRuns();
  const told: ActionRun[] = [];
  const warned: object[] = [];
  const clock = { now: Date.UTC(2026, 0, 5) };
  const defined = definitions.map((one) => Action.parse(one));
  const known = [GET_ORDER, TAKE_BACK].filter(({ name }) => !defined.some((one) => one.name === name));
  const actions = [...known, ...defined];
  const gate = createActions({
    actions: () => actions,
    runs,
    carriers: { hook: shop.hook },
    secrets: async () => ({}),
    vault: createVault('of all processes', 'action'),
    now: () => clock.now,
    log: { warn: (fields) => void warned.push(fields), error: (fields) => void warned.push(fields) },
    tell: async (run) => void told.push(run),
    ...parts,
  });
  return { gate, shop, runs: parts.runs ?? runs, told, warned, clock };
}

let keys = 0;

export function asks(
  action: string,
  given: Record<string, Json>,
  more: Partial<ActionRequest> = {},
): ActionRequest {
  return {
    workspace: 'w1',
    conversation: 'cnv_1',
    fence: 0,
    action,
    arguments: given,
    requester: ANA,
    by: 'flow',
    key: `key${++keys}`,
    ...more,
  };
}
