import type { Call, Task } from '../readTasks.ts';

/** What a customer comes for. */
export type Kind =
  | 'return'
  | 'change'
  | 'cancel'
  | 'order_address'
  | 'default_address'
  | 'payment'
  | 'status'
  | 'product'
  | 'person';

const KINDS: Record<string, Kind> = {
  return_delivered_order_items: 'return',
  exchange_delivered_order_items: 'change',
  modify_pending_order_items: 'change',
  cancel_pending_order: 'cancel',
  modify_pending_order_address: 'order_address',
  modify_user_address: 'default_address',
  modify_pending_order_payment: 'payment',
};

/** One thing that the customer asks for at a time; several calls where they belong together. */
export interface Want {
  kind: Kind;
  calls: Call[];
}

/** Kinds of which several are asked for in one go, now and then. */
const JOINED: Kind[] = ['return', 'change', 'cancel', 'order_address'];

/** In the order of the task's own actions; one who changes nothing asks about an order, or for a person. */
export function wantsOf({ actions }: Task, random: () => number): Want[] {
  const wants: Want[] = [];
  for (const call of actions) {
    const kind = KINDS[call.name];
    if (kind === undefined) continue;
    const last = wants.at(-1);
    const joins = last?.kind === kind && JOINED.includes(kind) && isAlike(last.calls[0]!, call);
    if (joins && random() < 0.5) last.calls.push(call);
    else wants.push({ kind, calls: [call] });
  }
  if (actions.some(({ name }) => name === 'transfer_to_human_agents'))
    wants.push({ kind: 'person', calls: [] });
  if (wants.length > 0) return wants;
  const asked = actions.find(({ name }) => name === 'get_order_details');
  return [{ kind: 'status', calls: asked ? [asked] : [] }];
}

/** The same reason and the same address, and each of an order of its own: what is asked for together is answered together. */
function isAlike({ arguments: a }: Call, { arguments: b }: Call): boolean {
  return a.reason === b.reason && a.address1 === b.address1 && a.order_id !== b.order_id;
}
